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

export enum WishAnswer {
  YES = 'YES',
  NO = 'NO',
}
registerEnumType(WishAnswer, {
  name: 'WishAnswer',
  description: "The team's answer to what the person wishes (svar på önskemål).",
  valuesMap: {
    YES: { description: 'Yes (ja).' },
    NO: { description: 'No, because of the reason beside it (nej, därför att).' },
  },
});

export enum ParticipantPart {
  TOOK_PART = 'TOOK_PART',
  FACILITATED = 'FACILITATED',
  FACILITATED_FROM_OUTSIDE = 'FACILITATED_FROM_OUTSIDE',
}
registerEnumType(ParticipantPart, {
  name: 'ParticipantPart',
  description: 'What somebody did when a crisis plan was made.',
  valuesMap: {
    TOOK_PART: { description: 'Took part (var med).' },
    FACILITATED: { description: 'Led the making, and works in the team (samtalsledare i teamet).' },
    FACILITATED_FROM_OUTSIDE: {
      description: 'Led the making, and does not work in the team (samtalsledare utanför teamet).',
    },
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
