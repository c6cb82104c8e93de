import { registerEnumType } from '@nestjs/graphql';

/** What an account may be entrusted with. */
export enum Role {
  ADMINISTRATOR = 'ADMINISTRATOR',
  TEAM_MANAGER = 'TEAM_MANAGER',
  COORDINATOR = 'COORDINATOR',
  TEAM_MEMBER = 'TEAM_MEMBER',
  UNIT_READER = 'UNIT_READER',
  REGIONAL_ANALYST = 'REGIONAL_ANALYST',
  NATIONAL_ANALYST = 'NATIONAL_ANALYST',
  LOG_REVIEWER = 'LOG_REVIEWER',
  FIDELITY_REVIEWER = 'FIDELITY_REVIEWER',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account may be entrusted with (behörighetsroll).',
  valuesMap: {
    ADMINISTRATOR: { description: 'Keeps accounts and the register of organisations; sees no person.' },
    TEAM_MANAGER: {
      description: 'Keeps one team: staff, imports, fidelity audits (teamledare, enhetschef).',
    },
    COORDINATOR: { description: 'Writes plans with the people of one team (vård- och stödsamordnare).' },
    TEAM_MEMBER: {
      description: 'Reads the plans of the people of one team, and notes what is done each day (teammedlem).',
    },
    UNIT_READER: {
      description:
        'Reads the crisis plans that are shared with one unit, such as an emergency ward at night.',
    },
    REGIONAL_ANALYST: { description: 'Sees services and figures of one region; never a person.' },
    NATIONAL_ANALYST: { description: 'Sees services and figures of the whole country; never a person.' },
    LOG_REVIEWER: {
      description: "Reviews the log of one principal's records (logggranskare); sees no record.",
    },
    FIDELITY_REVIEWER: {
      description:
        'Rates fidelity audits of one team from outside (granskare av programtrohet): those in which the account is a rater; never a person.',
    },
  },
});

/** Where a role that was given stands today. */
export enum GrantStatus {
  WAITING = 'WAITING',
  COMING = 'COMING',
  IN_FORCE = 'IN_FORCE',
  ENDED = 'ENDED',
  DECLINED = 'DECLINED',
}

registerEnumType(GrantStatus, {
  name: 'GrantStatus',
  description: 'Where a role that was given stands today.',
  valuesMap: {
    WAITING: { description: 'Not in force until another administrator has approved it.' },
    COMING: { description: 'Its first day is yet to come.' },
    IN_FORCE: { description: 'In force.' },
    ENDED: { description: 'Ended, or its last day has been.' },
    DECLINED: { description: 'Ended before anybody approved it.' },
  },
});

/** What a role is held for; it means nothing outside it. */
export type Scope = 'teamId' | 'unitId' | 'regionCode' | 'principalId';

/** The scope that each role needs. A role that is not here is held for the whole register. */
export const SCOPE_OF: Partial<Record<Role, Scope>> = {
  [Role.TEAM_MANAGER]: 'teamId',
  [Role.COORDINATOR]: 'teamId',
  [Role.TEAM_MEMBER]: 'teamId',
  [Role.UNIT_READER]: 'unitId',
  [Role.REGIONAL_ANALYST]: 'regionCode',
  [Role.LOG_REVIEWER]: 'principalId',
  [Role.FIDELITY_REVIEWER]: 'teamId',
};
