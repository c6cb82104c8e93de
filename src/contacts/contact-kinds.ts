import { registerEnumType } from '@nestjs/graphql';

export enum ContactMode {
  IN_PERSON = 'IN_PERSON',
  PHONE = 'PHONE',
  VIDEO = 'VIDEO',
  MESSAGE = 'MESSAGE',
}
registerEnumType(ContactMode, {
  name: 'ContactMode',
  description: 'How a contact was made.',
  valuesMap: {
    IN_PERSON: { description: 'In the same room (fysiskt).' },
    PHONE: { description: 'By telephone.' },
    VIDEO: { description: 'By video.' },
    MESSAGE: { description: 'By message.' },
  },
});

export enum ContactPlace {
  HOME = 'HOME',
  COMMUNITY = 'COMMUNITY',
  OFFICE = 'OFFICE',
  WARD = 'WARD',
}
registerEnumType(ContactPlace, {
  name: 'ContactPlace',
  description: 'Where a contact took place.',
  valuesMap: {
    HOME: { description: 'At home.' },
    COMMUNITY: { description: 'Elsewhere near the person (närmiljö).' },
    OFFICE: { description: "At the team's office." },
    WARD: { description: 'On a ward.' },
  },
});

/** What came of a contact. */
export enum ContactOutcome {
  MET = 'MET',
  MISSED = 'MISSED',
  NOT_FOUND = 'NOT_FOUND',
}
registerEnumType(ContactOutcome, {
  name: 'ContactOutcome',
  description: 'What came of a contact (utfall).',
  valuesMap: {
    MET: { description: 'There was contact, with the person or with somebody near them.' },
    MISSED: { description: 'It was agreed, and the person did not come (uteblev).' },
    NOT_FOUND: {
      description:
        'The team sought the person and found nobody: not at home, or no answer (sökt utan att nå). An attempt: it counts neither as contact nor as time.',
    },
  },
});
