import type { Locale } from '../i18n/locale.js';
import { POLICIES, type PolicyName } from './policies.js';
import { type Role, TEAM_ROLES } from './role.js';

/** A role that is in force today, with what it is held for; see `SCOPE_OF`. */
export interface HeldGrant {
  readonly role: Role;
  readonly teamId?: string | null;
  readonly unitId?: string | null;
  readonly regionCode?: string | null;
  readonly principalId?: string | null;
}

/** Who asks. Made anew for every request from the session, the account and its grants of today. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly requestId: string;
  /** The principal that employs the account's holder, if the holder is employed. */
  readonly principalId: string | null;
  readonly grants: readonly HeldGrant[];
}

/** Whether any role the actor holds today may do this at all. */
export function mayDo(actor: Actor | undefined, policy: PolicyName): boolean {
  const roles: 'everyone' | readonly Role[] = POLICIES[policy];
  if (roles === 'everyone') return true;
  return actor?.grants.some(({ role }) => roles.includes(role)) ?? false;
}

/** Whether the actor may do this in this team. A team's role without a team reaches nothing. */
export function mayDoInTeam(actor: Actor, policy: PolicyName, teamId: string): boolean {
  const roles: 'everyone' | readonly Role[] = POLICIES[policy];
  if (roles === 'everyone') return true;
  return actor.grants.some(
    (grant) => roles.includes(grant.role) && (!TEAM_ROLES.includes(grant.role) || grant.teamId === teamId),
  );
}
