import { registerEnumType } from '@nestjs/graphql';

export enum CrisisPlanLabel {
  KRISPLAN = 'KRISPLAN',
  SAKERHETSPLAN = 'SAKERHETSPLAN',
  TRYGGHETSPLAN = 'TRYGGHETSPLAN',
  RISKHANTERINGSPLAN = 'RISKHANTERINGSPLAN',
}
registerEnumType(CrisisPlanLabel, {
  name: 'CrisisPlanLabel',
  description: 'What the plan is called where it is used.',
  valuesMap: {
    KRISPLAN: { description: 'Crisis plan (krisplan).' },
    SAKERHETSPLAN: { description: 'Safety plan (säkerhetsplan).' },
    TRYGGHETSPLAN: { description: 'Plan for feeling secure (trygghetsplan).' },
    RISKHANTERINGSPLAN: { description: 'Plan for managing risk (riskhanteringsplan).' },
  },
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
registerEnumType(CrisisPlanSection, {
  name: 'CrisisPlanSection',
  description: 'Sections of a crisis plan.',
  valuesMap: {
    TRIGGERS: { description: 'What can set off a crisis (utlösare).' },
    EARLY_SIGNS: {
      description: 'How it shows that things are going the wrong way, in three stages (tidiga tecken).',
    },
    OWN_ACTIONS: { description: 'What the person can do on their own.' },
    PEOPLE_AND_PLACES: { description: 'People and places that do the person good.' },
    WHO_TO_ASK: { description: 'Whom the person can ask for help.' },
    PROFESSIONALS: { description: 'Care and support that know the person and are to be contacted.' },
    WHAT_HELPS: { description: 'What others should say and do.' },
    WHAT_DOES_NOT_HELP: { description: 'What makes it worse, and what others should not do.' },
    MEDICINES: {
      description:
        'What medicine works, what the person would rather not have, hypersensitivity, and wishes.',
    },
    SAFE_SURROUNDINGS: { description: 'What at home is to be harder to reach, and who helps with that.' },
    PRACTICAL_MATTERS: {
      description: 'Who sees to children, animals, keys, mail and bills when the person is not at home.',
    },
    WHO_MAY_KNOW: { description: 'Who may know what, and who is not to know.' },
  },
});

export enum Phase {
  STABLE = 'STABLE',
  UNSTABLE = 'UNSTABLE',
  AFTER_CRISIS = 'AFTER_CRISIS',
  IN_CRISIS = 'IN_CRISIS',
}
registerEnumType(Phase, {
  name: 'Phase',
  description: 'The phase the person was in when the plan was made.',
  valuesMap: {
    STABLE: { description: 'Things were stable (stabil fas).' },
    UNSTABLE: { description: 'Things were unsettled (orolig fas).' },
    AFTER_CRISIS: { description: 'A crisis was over (efter en kris).' },
    IN_CRISIS: { description: 'A crisis was going on (under en kris).' },
  },
});

export enum UnitResponse {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}
registerEnumType(UnitResponse, {
  name: 'UnitResponse',
  description: 'What an outside unit answered when asked to take a part in the plan.',
  valuesMap: {
    PENDING: { description: 'Nothing yet (har inte svarat).' },
    ACCEPTED: { description: 'That it takes the part (har sagt ja).' },
    DECLINED: { description: 'That it does not take the part (har sagt nej).' },
  },
});
