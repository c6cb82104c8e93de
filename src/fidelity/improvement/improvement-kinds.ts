import { registerEnumType } from '@nestjs/graphql';

export enum ImprovementStatus {
  PLANNED = 'PLANNED',
  ONGOING = 'ONGOING',
  DONE = 'DONE',
  ABANDONED = 'ABANDONED',
}
registerEnumType(ImprovementStatus, {
  name: 'ImprovementStatus',
  description: 'How far an improvement action has come.',
  valuesMap: {
    PLANNED: { description: 'Work has not begun (planerad).' },
    ONGOING: { description: 'Work has begun (pågår).' },
    DONE: { description: 'What was to be done is done (klar).' },
    ABANDONED: { description: 'Ended without being done, for a reason that is given (avbruten).' },
  },
});

/** The steps of the wheel that improvement work turns. */
export enum PdsaPhase {
  PLAN = 'PLAN',
  DO = 'DO',
  STUDY = 'STUDY',
  ACT = 'ACT',
}
registerEnumType(PdsaPhase, {
  name: 'PdsaPhase',
  description: 'Step of the wheel of improvement (PDSA, förbättringshjulet).',
  valuesMap: {
    PLAN: { description: 'What is to be tried (planera).' },
    DO: { description: 'What was done (göra).' },
    STUDY: { description: 'What was seen (studera).' },
    ACT: { description: 'What was decided (agera).' },
  },
});
