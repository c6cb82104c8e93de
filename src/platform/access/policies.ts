import { Role } from './role.js';

const { ADMINISTRATOR, TEAM_MANAGER, COORDINATOR, TEAM_MEMBER, UNIT_READER, LOG_REVIEWER } = Role;
const EVERYONE_SIGNED_IN = Object.values(Role);
const TEAM = [TEAM_MANAGER, COORDINATOR, TEAM_MEMBER];

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
  'staff.read': [ADMINISTRATOR, ...TEAM],
  'staff.write': [TEAM_MANAGER],
  'person.read': TEAM,
  'person.write': [TEAM_MANAGER, COORDINATOR],
  'record.import': [TEAM_MANAGER],
  'audit.read': TEAM,
  'audit.write': [TEAM_MANAGER],
  'resourceGroup.read': TEAM,
  'resourceGroup.write': [COORDINATOR],
  'plan.read': TEAM,
  'plan.write': [COORDINATOR],
  'sharedPlan.read': [UNIT_READER],
  'consent.read': TEAM,
  'consent.write': [TEAM_MANAGER, COORDINATOR],
  'emergencyOpening.write': [...TEAM, UNIT_READER],
  'personLog.read': [TEAM_MANAGER, COORDINATOR],
  'log.review': [LOG_REVIEWER],
  'retention.write': [ADMINISTRATOR],
  'mapping.read': EVERYONE_SIGNED_IN,
} as const satisfies Record<string, 'everyone' | readonly Role[]>;

export type PolicyName = keyof typeof POLICIES;
