import { registerEnumType } from '@nestjs/graphql';

/** What may or must become of a record today. */
export enum Keeping {
  KEPT = 'KEPT',
  MAY_BE_DESTROYED = 'MAY_BE_DESTROYED',
  MUST_BE_DESTROYED = 'MUST_BE_DESTROYED',
}

export enum KeptBecause {
  HELD = 'HELD',
  ENROLLED = 'ENROLLED',
  TIME = 'TIME',
  REVIEW = 'REVIEW',
  PLACED_CHILD = 'PLACED_CHILD',
  RESEARCH = 'RESEARCH',
  NO_DAY = 'NO_DAY',
  NO_RULE = 'NO_RULE',
}
registerEnumType(KeptBecause, {
  name: 'KeptBecause',
  description: 'Why records are kept (bevaras).',
  valuesMap: {
    HELD: {
      description: 'A hold is in force: somebody has said that it must not be destroyed (gallringsstopp).',
    },
    ENROLLED: { description: 'The person is in a team, or will be: the record is still being written.' },
    TIME: { description: 'The years that the law asks for have not passed.' },
    REVIEW: {
      description:
        'An emergency opening is not judged yet, or an open log review has the person in its sample.',
    },
    PLACED_CHILD: { description: 'The person was placed in care as a child, and social services keep it.' },
    RESEARCH: { description: 'Social services keep it for research.' },
    NO_DAY: { description: 'Nothing says when it was last written in.' },
    NO_RULE: { description: 'It was made in nothing that a rule here is for.' },
  },
});

/** Why a record must not be destroyed for now. */
export enum HoldReason {
  CASE_UNDER_WAY = 'CASE_UNDER_WAY',
  COPY_REQUESTED = 'COPY_REQUESTED',
  OTHER = 'OTHER',
}
registerEnumType(HoldReason, {
  name: 'HoldReason',
  description: 'Why a record must not be destroyed for now (gallringsstopp).',
  valuesMap: {
    CASE_UNDER_WAY: { description: 'A case is under way: supervision, a complaint or a court.' },
    COPY_REQUESTED: { description: 'Somebody has asked for the record, or for a copy of it.' },
    OTHER: { description: 'Another reason, told in words.' },
  },
});
