import { registerEnumType } from '@nestjs/graphql';

export enum Audience {
  EVERYONE = 'EVERYONE',
  CARE_AND_SUPPORT = 'CARE_AND_SUPPORT',
  TEAM = 'TEAM',
}
registerEnumType(Audience, {
  name: 'Audience',
  description:
    'Who may read something of a plan or a resource group, in print and where a plan is shared with a unit.',
  valuesMap: {
    EVERYONE: { description: 'All who hold the plan.' },
    CARE_AND_SUPPORT: { description: 'The person, and care and social services.' },
    TEAM: { description: "Only the team, and the person where it is the person's own words." },
  },
});
