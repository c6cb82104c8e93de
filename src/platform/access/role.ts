import { registerEnumType } from '@nestjs/graphql';

/** What an account may be entrusted with. */
export enum Role {
  ADMINISTRATOR = 'ADMINISTRATOR',
  TEAM_MANAGER = 'TEAM_MANAGER',
  COORDINATOR = 'COORDINATOR',
  NATIONAL_ANALYST = 'NATIONAL_ANALYST',
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
    NATIONAL_ANALYST: { description: 'Sees services and figures of the whole country; never a person.' },
  },
});

/** The roles that are held for one team and mean nothing outside it. */
export const TEAM_ROLES: readonly Role[] = [Role.TEAM_MANAGER, Role.COORDINATOR];
