import { registerEnumType } from '@nestjs/graphql';

export enum CrisisPlanLabel {
  KRISPLAN = 'KRISPLAN',
  SAKERHETSPLAN = 'SAKERHETSPLAN',
  TRYGGHETSPLAN = 'TRYGGHETSPLAN',
  RISKHANTERINGSPLAN = 'RISKHANTERINGSPLAN',
}
registerEnumType(CrisisPlanLabel, {
  name: 'CrisisPlanLabel',
  description:
    'What the plan is called where it is used: krisplan, säkerhetsplan, trygghetsplan, riskhanteringsplan.',
});

export enum CrisisPlanSection {
  TRIGGERS = 'TRIGGERS',
  EARLY_SIGNS = 'EARLY_SIGNS',
  OWN_ACTIONS = 'OWN_ACTIONS',
  PEOPLE_AND_PLACES = 'PEOPLE_AND_PLACES',
  WHO_TO_ASK = 'WHO_TO_ASK',
  PROFESSIONALS = 'PROFESSIONALS',
  WHAT_HELPS = 'WHAT_HELPS',
  WHAT_DOES_NOT_HELP = 'WHAT_DOES_NOT_HELP',
  MEDICINES = 'MEDICINES',
  SAFE_SURROUNDINGS = 'SAFE_SURROUNDINGS',
  PRACTICAL_MATTERS = 'PRACTICAL_MATTERS',
  WHO_MAY_KNOW = 'WHO_MAY_KNOW',
}
registerEnumType(CrisisPlanSection, { name: 'CrisisPlanSection', description: 'Sections of a crisis plan.' });

export enum Phase {
  STABLE = 'STABLE',
  UNSTABLE = 'UNSTABLE',
  AFTER_CRISIS = 'AFTER_CRISIS',
  IN_CRISIS = 'IN_CRISIS',
}
registerEnumType(Phase, {
  name: 'Phase',
  description: 'The phase the person was in when the plan was made.',
});

export enum UnitResponse {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}
registerEnumType(UnitResponse, {
  name: 'UnitResponse',
  description: 'What an outside unit answered when asked to take a part in the plan.',
});
