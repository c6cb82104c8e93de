import { registerEnumType } from '@nestjs/graphql';

export enum ImportKind {
  STAFF = 'STAFF',
  ENROLMENTS = 'ENROLMENTS',
  CONTACTS = 'CONTACTS',
  MEETINGS = 'MEETINGS',
  EPISODES = 'EPISODES',
  INTERVENTIONS = 'INTERVENTIONS',
}
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What the rows of an imported file are.',
  valuesMap: {
    STAFF: { description: 'Staff of the team (medarbetare).' },
    ENROLMENTS: { description: 'Persons and their enrolment in the team (inskrivningar).' },
    CONTACTS: { description: 'Contacts with enrolled persons and their network (kontakter).' },
    MEETINGS: { description: 'Team meetings (teammöten).' },
    EPISODES: { description: 'Hospital episodes of enrolled persons (vårdtillfällen).' },
    INTERVENTIONS: { description: 'Methods that enrolled persons were offered or given (insatser).' },
  },
});
