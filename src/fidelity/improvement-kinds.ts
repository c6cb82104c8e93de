import { registerEnumType } from '@nestjs/graphql';

export enum ImprovementStatus {
  PLANNED = 'PLANNED',
  ONGOING = 'ONGOING',
  DONE = 'DONE',
  ABANDONED = 'ABANDONED',
}
registerEnumType(ImprovementStatus, {
  name: 'ImprovementStatus',
  description: 'How far an improvement action has come: planned, ongoing, done, or abandoned for a reason.',
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
  description: 'Plan, do, study, act (PDSA, förbättringshjulet).',
});
