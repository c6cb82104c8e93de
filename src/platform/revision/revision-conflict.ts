import type { Type } from '@nestjs/common';
import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { spoken } from '../errors/spoken-problem.js';
import { LocalText } from '../i18n/local-text.js';

@ObjectType({
  description:
    'Nothing was written, because somebody else has saved since it was read. Read it again and redo the change.',
})
export class RevisionConflict {
  @Field(() => Int, { description: 'The latest revision, to be sent with the next attempt.' })
  currentRevision: number;

  @Field(() => [LocalText], { description: 'What has happened and what to do.' })
  texts: LocalText[];

  constructor(currentRevision: number, code = 'changedMeanwhile') {
    this.currentRevision = currentRevision;
    this.texts = spoken({ path: 'revision', code }).texts;
  }
}

/**
 * Whether a change may be written over what is stored. Ask with the row locked, and raise its revision.
 * @param stored the row; null where there is none yet, which is revision 0
 * @param seenRevision the revision that whoever made the change had before their eyes
 * @returns undefined when it may
 */
export function revisionConflict(
  stored: { revision: number } | null,
  seenRevision: number,
): RevisionConflict | undefined {
  const revision = stored?.revision ?? 0;
  return revision === seenRevision ? undefined : new RevisionConflict(revision);
}

/** What a save answers: the record as saved, or that somebody else was first. */
export function savedOrConflict<Saved>(name: string, saved: Type<Saved>) {
  return createUnionType({
    name,
    description: 'The record as saved, or that somebody else has saved since it was read.',
    types: () => [saved, RevisionConflict] as const,
  });
}

/** Goes on with what was saved; that somebody else was first is answered as it is. */
export const onSaved = <Saved, Answer>(
  saved: Saved | RevisionConflict,
  goOn: (saved: Saved) => Answer,
): Answer | RevisionConflict => (saved instanceof RevisionConflict ? saved : goOn(saved));
