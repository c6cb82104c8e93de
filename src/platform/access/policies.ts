import { Role } from './role.js';

const { ADMINISTRATOR, TEAM_MANAGER, COORDINATOR, NATIONAL_ANALYST } = Role;
const EVERYONE_SIGNED_IN = [ADMINISTRATOR, TEAM_MANAGER, COORDINATOR, NATIONAL_ANALYST];

/**
 * The one rules table: which roles may do what. What is not written here cannot be done.
 * Whose records a role reaches is decided after this, by team and by the disclosure decision.
 */
export const POLICIES = {
  public: 'everyone',
  signedIn: EVERYONE_SIGNED_IN,
  'account.read': [ADMINISTRATOR],
  'account.write': [ADMINISTRATOR],
  'geography.read': EVERYONE_SIGNED_IN,
  'organisation.read': EVERYONE_SIGNED_IN,
  'organisation.write': [ADMINISTRATOR],
  'team.read': EVERYONE_SIGNED_IN,
  'team.register': [ADMINISTRATOR],
  'staff.read': [ADMINISTRATOR, TEAM_MANAGER, COORDINATOR],
  'staff.write': [TEAM_MANAGER],
  'person.read': [TEAM_MANAGER, COORDINATOR],
  'person.write': [TEAM_MANAGER, COORDINATOR],
  'record.import': [TEAM_MANAGER],
  'audit.read': [TEAM_MANAGER, COORDINATOR],
  'audit.write': [TEAM_MANAGER],
  'resourceGroup.read': [TEAM_MANAGER, COORDINATOR],
  'resourceGroup.write': [COORDINATOR],
  'plan.read': [TEAM_MANAGER, COORDINATOR],
  'plan.write': [COORDINATOR],
  'mapping.read': EVERYONE_SIGNED_IN,
} as const satisfies Record<string, 'everyone' | readonly Role[]>;

export type PolicyName = keyof typeof POLICIES;
