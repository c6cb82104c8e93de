import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Problem } from '../platform/errors/problem.js';
import { type SpokenProblem, spoken } from '../platform/errors/spoken-problem.js';
import { LocalText } from '../platform/i18n/local-text.js';
import { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { PlanStatus } from './plan-kinds.js';

@ObjectType({ description: 'One thing that a plan lacks before it can be agreed.' })
export class PlanProblem implements SpokenProblem {
  @Field({ description: 'Dotted path of the field, such as closedHoursUnits.0.response.' })
  path: string;

  @Field({ description: 'Stable name of what is wrong.' })
  code: string;

  @Field(() => [LocalText], { description: 'What to do about it.' })
  texts: LocalText[];
}

@ObjectType({
  description: 'The plan was not agreed, because something in it is missing. Nothing has changed.',
})
export class PlanIncomplete {
  @Field(() => [PlanProblem], { description: 'What is missing, in the order of the plan.' })
  problems: PlanProblem[];

  constructor(problems: readonly Problem[]) {
    this.problems = problems.map(spoken);
  }
}

@ObjectType({
  description:
    'Nothing was written, because the plan has changed since it was read. Read it again and redo the change.',
})
export class VersionConflict extends RevisionConflict {
  @Field(() => Int, { description: 'Number of the latest version.' })
  number: number;

  @Field(() => PlanStatus, {
    description: 'Where the latest version stands; when agreed, begin a successor.',
  })
  status: PlanStatus;

  constructor({ number, status, revision }: RevisedVersion) {
    super(revision, status === PlanStatus.DRAFT ? undefined : 'agreedMeanwhile');
    this.number = number;
    this.status = status;
  }
}

export const MERGED =
  'Both drafts in one, to be looked through, changed and sent. What only one of you changed is as that one left it; what both ' +
  'changed stands in both wordings. Missing where the plan has been agreed, or no draft was sent.';

/** The same for a draft that somebody has written: both drafts in one. Each plan has a type of its own for it in the API. */
export class DraftConflict<Sent extends object = object> extends VersionConflict {
  constructor(
    latest: RevisedVersion,
    /** As it is sent; null where the plan has been agreed, or nobody wrote a draft. */
    readonly merged: Sent | null,
  ) {
    super(latest);
  }
}

interface RevisedVersion {
  number: number;
  status: PlanStatus;
  /** Raised by every save of the draft. */
  revision: number;
}

/**
 * Whether a change may be written over the plan's latest version.
 * @param seenRevision the revision that whoever made the change had before their eyes
 * @returns undefined when it may
 */
export function conflictWith(latest: RevisedVersion, seenRevision: number): VersionConflict | undefined {
  const isFresh = latest.status === PlanStatus.DRAFT && latest.revision === seenRevision;
  return isFresh ? undefined : new VersionConflict(latest);
}
