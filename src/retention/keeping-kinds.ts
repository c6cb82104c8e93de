import { registerEnumType } from '@nestjs/graphql';

/** What may or must become of a record today. */
export enum Keeping {
  KEPT = 'KEPT',
  MAY_BE_DESTROYED = 'MAY_BE_DESTROYED',
  MUST_BE_DESTROYED = 'MUST_BE_DESTROYED',
}

export enum KeptBecause {
  ENROLLED = 'ENROLLED',
  TIME = 'TIME',
  REVIEW = 'REVIEW',
  RESEARCH = 'RESEARCH',
  NO_DAY = 'NO_DAY',
  NO_RULE = 'NO_RULE',
}
registerEnumType(KeptBecause, {
  name: 'KeptBecause',
  description: 'Why records are kept (bevaras).',
  valuesMap: {
    ENROLLED: { description: 'The person is in a team, or will be: the record is still being written.' },
    TIME: { description: 'The years that the law asks for have not passed.' },
    REVIEW: {
      description:
        'An emergency opening is not judged yet, or an open log review has the person in its sample.',
    },
    RESEARCH: { description: 'Social services keep it for research.' },
    NO_DAY: { description: 'Nothing says when it was last written in.' },
    NO_RULE: { description: 'The principal is under a law that no rule here knows.' },
  },
});
