import { registerEnumType } from '@nestjs/graphql';

/** What a person may need help with, as fidelity scales ask for it, in the order of the form. */
export enum NeedKind {
  PSYCHIATRIC_CARE = 'PSYCHIATRIC_CARE',
  PSYCHOTHERAPY = 'PSYCHOTHERAPY',
  ILLNESS_MANAGEMENT = 'ILLNESS_MANAGEMENT',
  PHYSICAL_HEALTH = 'PHYSICAL_HEALTH',
  SUBSTANCE_USE_TREATMENT = 'SUBSTANCE_USE_TREATMENT',
  SUBSTANCE_USE_GROUP = 'SUBSTANCE_USE_GROUP',
  WORK_AND_STUDIES = 'WORK_AND_STUDIES',
  EVERYDAY_LIFE = 'EVERYDAY_LIFE',
  HOUSING = 'HOUSING',
  FAMILY = 'FAMILY',
  PEER_SUPPORT = 'PEER_SUPPORT',
}
registerEnumType(NeedKind, {
  name: 'NeedKind',
  description: 'What a person may need (slag av behov).',
  valuesMap: {
    PSYCHIATRIC_CARE: {
      description: 'Psychiatric treatment and medication (psykiatrisk behandling och läkemedel).',
    },
    PSYCHOTHERAPY: { description: 'Psychotherapy (psykoterapi).' },
    ILLNESS_MANAGEMENT: {
      description: 'Help to handle the illness and to feel well (att hantera sin sjukdom och må bra).',
    },
    PHYSICAL_HEALTH: { description: 'Care of physical health (kroppslig hälsa).' },
    SUBSTANCE_USE_TREATMENT: {
      description:
        'Planned treatment of harmful use or dependence (behandling för skadligt bruk eller beroende).',
    },
    SUBSTANCE_USE_GROUP: {
      description:
        'A group about mental illness and substance use, at least once a month (grupp för samsjuklighet).',
    },
    WORK_AND_STUDIES: { description: 'Support to work and studies (stöd till arbete och studier).' },
    EVERYDAY_LIFE: {
      description:
        'Training and support in daily life: home, money, travel, contacts (träning och stöd i vardagen).',
    },
    HOUSING: { description: 'Somewhere to live (boende).' },
    FAMILY: { description: 'Support to those close to the person (stöd till närstående).' },
    PEER_SUPPORT: {
      description: 'Support by somebody with lived experience (stöd av någon med egen erfarenhet).',
    },
  },
});

export enum NeedAnswer {
  UNKNOWN = 'UNKNOWN',
  NOT_NEEDED = 'NOT_NEEDED',
  TEAM = 'TEAM',
  OTHER = 'OTHER',
  NOBODY = 'NOBODY',
  DECLINED = 'DECLINED',
}
registerEnumType(NeedAnswer, {
  name: 'NeedAnswer',
  description: 'Whether a person needs something, and who gives it.',
  valuesMap: {
    UNKNOWN: { description: 'Not known (inte känt); counts nowhere.' },
    NOT_NEEDED: { description: 'Not needed (behöver inte).' },
    TEAM: { description: 'Needed, and the team gives it, alone or with others (teamet ger det).' },
    OTHER: { description: 'Needed, and somebody else gives it (någon annan ger det).' },
    NOBODY: { description: 'Needed, and nobody gives it (ingen ger det).' },
    DECLINED: { description: 'Needed, and the person has said no to it (har tackat nej).' },
  },
});

export enum NeedSource {
  INTERVENTION = 'INTERVENTION',
  SIP = 'SIP',
}
registerEnumType(NeedSource, {
  name: 'NeedSource',
  description: 'What a suggestion of an answer comes from.',
  valuesMap: {
    INTERVENTION: { description: 'An intervention that goes on (från insatser).' },
    SIP: { description: 'An action of the SIP in force (från SIP).' },
  },
});
