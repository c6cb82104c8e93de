import { Role } from './role.js';

const { ADMINISTRATOR, TEAM_MANAGER, COORDINATOR, TEAM_MEMBER, UNIT_READER, LOG_REVIEWER } = Role;
const { FIDELITY_REVIEWER } = Role;
const TEAM = [TEAM_MANAGER, COORDINATOR, TEAM_MEMBER];
/** The register of services and teams, and what the mapping says of them. It holds no person. */
const COUNTRY = [ADMINISTRATOR, ...TEAM, Role.NATIONAL_ANALYST];
const REGISTER = [...COUNTRY, Role.REGIONAL_ANALYST];
/** Who may be one of the two raters of an audit. From outside the team they find that audit and no other. */
const RATERS = [...TEAM, FIDELITY_REVIEWER];

/** Roles, or a word for more than any of them. */
export type Allowed = 'everyone' | 'signedIn' | readonly Role[];

/**
 * The one rules table: which roles may do what. What is not written here cannot be done.
 * Whose records a role reaches is decided after this, by team, by region and by the disclosure decision.
 * `signedIn` is anybody with an open account, also one who holds no role today; `ownAccount` also one who has to
 * turn on one-time codes before anything else, and `ownPassword` also one who has to choose a password before that.
 */
export const POLICIES = {
  public: 'everyone',
  signedIn: 'signedIn',
  ownAccount: 'signedIn',
  ownPassword: 'signedIn',
  'account.read': [ADMINISTRATOR],
  'account.write': [ADMINISTRATOR],
  'geography.read': REGISTER,
  'organisation.read': [...REGISTER, FIDELITY_REVIEWER],
  'organisation.write': [ADMINISTRATOR],
  'team.read': [...REGISTER, FIDELITY_REVIEWER],
  'team.register': [ADMINISTRATOR],
  'staff.read': [ADMINISTRATOR, ...TEAM],
  'staff.write': [TEAM_MANAGER],
  // Says which account somebody on the staff signs in with; it gives the account nothing.
  'staff.link': [ADMINISTRATOR, TEAM_MANAGER],
  'person.read': TEAM,
  'person.write': [TEAM_MANAGER, COORDINATOR],
  // What a team does every day: contacts, meetings, stays in hospital and interventions.
  'contact.read': TEAM,
  'contact.write': TEAM,
  'record.import': [TEAM_MANAGER],
  'audit.read': TEAM,
  'audit.open': RATERS,
  'audit.rate': RATERS,
  'audit.write': [TEAM_MANAGER],
  'fidelityDistribution.read': [Role.NATIONAL_ANALYST],
  // Whoever does the work writes down how it goes.
  'improvementEntry.write': TEAM,
  'resourceGroup.read': TEAM,
  'resourceGroup.write': [COORDINATOR],
  'plan.read': TEAM,
  'plan.write': [COORDINATOR],
  // Also of those who have left: for the team that had them last, while nobody has them.
  'planEnding.write': [COORDINATOR],
  // Who holds which copy of a plan: told to nobody but the owner's staff.
  'copy.read': TEAM,
  'copy.write': TEAM,
  'sharedPlan.read': [UNIT_READER],
  // What a unit or another principal's team has been given digitally.
  'receivedPlan.read': [...TEAM, UNIT_READER],
  // And the summary of a person that goes with a standing release.
  'receivedPerson.read': [...TEAM, UNIT_READER],
  // What has been taken from there into the own record, and who may take it in.
  'takenDocument.read': TEAM,
  'takenDocument.write': TEAM,
  // For the unit, to what it is asked in a plan that it may read.
  'unitAnswer.write': [UNIT_READER],
  // The page by which the person reads their own plans, and what they have written there.
  'ownPage.read': TEAM,
  'ownPage.write': [COORDINATOR],
  'consent.read': TEAM,
  'consent.write': [TEAM_MANAGER, COORDINATOR],
  'emergencyOpening.write': [...TEAM, UNIT_READER],
  // What keeps one person's records from being destroyed.
  'recordHold.write': [TEAM_MANAGER, COORDINATOR],
  'personLog.read': [TEAM_MANAGER, COORDINATOR],
  'personCopy.read': [TEAM_MANAGER, COORDINATOR],
  'log.review': [LOG_REVIEWER],
  'log.countersign': [ADMINISTRATOR],
  'retention.read': [ADMINISTRATOR, LOG_REVIEWER],
  'retention.write': [ADMINISTRATOR],
  'retention.carryOut': [ADMINISTRATOR, LOG_REVIEWER],
  'mapping.read': REGISTER,
  'mapping.country': COUNTRY,
} as const satisfies Record<string, Allowed>;

export type PolicyName = keyof typeof POLICIES;
