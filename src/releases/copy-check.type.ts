import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CrisisPlanLabel } from '../crisis-plans/crisis-plan-kinds.js';
import { PlanKind } from '../persons/person-kinds.js';

export enum SheetState {
  IN_FORCE = 'IN_FORCE',
  REPLACED = 'REPLACED',
  VOIDED = 'VOIDED',
  ENDED = 'ENDED',
  DRAFT = 'DRAFT',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SheetState, {
  name: 'SheetState',
  description: 'Whether a printed sheet of a plan holds.',
  valuesMap: {
    IN_FORCE: { description: 'The version on it is in force (gäller).' },
    REPLACED: {
      description:
        'A later version, or the agreed one where the sheet is of a draft, took its place (ersatt).',
    },
    VOIDED: { description: 'The version on it was made in error (makulerad).' },
    ENDED: { description: 'The plan was ended while the version on it was in force (avslutad).' },
    DRAFT: { description: 'The version on it has not been agreed (utkast).' },
    UNKNOWN: { description: 'There is no such code, or its plan is not for the asker to read (okänd).' },
  },
});

@ObjectType({
  description:
    'What a code on a printed sheet of a plan says today (kontroll av ett blad). All but the state is missing where it is UNKNOWN.',
})
export class CopyCheck {
  @Field(() => SheetState, { description: 'Whether the sheet holds.' })
  state: SheetState;

  @Field(() => String, { nullable: true, description: 'Whose plan it is.' })
  personName: string | null;

  @Field(() => PlanKind, { nullable: true, description: 'Which kind of plan.' })
  plan: PlanKind | null;

  @Field(() => ID, { nullable: true, description: 'The plan.' })
  planId: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of the version on the sheet.' })
  versionNumber: number | null;

  @Field(() => String, { nullable: true, description: 'On which day it was agreed, YYYY-MM-DD.' })
  agreedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The day to look it through, YYYY-MM-DD.' })
  reviewOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the version in force; missing also where none is.',
  })
  inForceNumber: number | null;

  @Field(() => Boolean, {
    description:
      'Whether a unit has said no to its task since the sheet was given: it stands there as somebody to turn to.',
  })
  unitSaidNo: boolean;

  @Field(() => Boolean, {
    description: 'Whether no team supports the person today: the team on the sheet is not to be turned to.',
  })
  hasNoTeam: boolean;

  /** What a crisis plan is called. */
  label: CrisisPlanLabel | null;

  /** Where the asker reads the version in force. */
  path: string | null;

  protectedIdentity: boolean;
}
