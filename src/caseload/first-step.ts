import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum FirstStepKind {
  PRINCIPALS = 'PRINCIPALS',
  UNIT = 'UNIT',
  SERVICE = 'SERVICE',
  TEAM = 'TEAM',
  SECOND_ADMINISTRATOR = 'SECOND_ADMINISTRATOR',
  TEAM_ACCOUNTS = 'TEAM_ACCOUNTS',
  LOG_REVIEWER = 'LOG_REVIEWER',
  STAFF = 'STAFF',
  PERSONS = 'PERSONS',
  CRISIS_PLAN = 'CRISIS_PLAN',
  AUDIT = 'AUDIT',
}
registerEnumType(FirstStepKind, {
  name: 'FirstStepKind',
  description: 'What is to be done first in a new installation or team (kom igång).',
  valuesMap: {
    PRINCIPALS: { description: 'Register a region and a municipality (huvudmän).' },
    UNIT: { description: 'Register a unit that answers when a team is closed (enhet).' },
    SERVICE: { description: 'Register a service with its principals (verksamhet).' },
    TEAM: { description: 'Register a team (team).' },
    SECOND_ADMINISTRATOR: { description: 'Give a second administrator their role (administratör).' },
    TEAM_ACCOUNTS: {
      description: 'Give a team manager and a coordinator their roles (teamledare, samordnare).',
    },
    LOG_REVIEWER: { description: 'Give a log reviewer their role (logggranskare).' },
    STAFF: { description: "Write in the team's staff (medarbetare)." },
    PERSONS: { description: 'Enrol persons (inskrivningar).' },
    CRISIS_PLAN: { description: 'Agree on a first crisis plan (krisplan).' },
    AUDIT: { description: 'Begin a first audit (mätning).' },
  },
});

@ObjectType({ description: 'A step of what is to be done first, which ticks itself off.' })
export class FirstStep {
  @Field(() => FirstStepKind, { description: 'What is to be done.' })
  kind: FirstStepKind;

  @Field({ description: 'Whether it is done.' })
  done: boolean;

  @Field({ description: 'The page on which it is done, from the root of the installation.' })
  path: string;
}
