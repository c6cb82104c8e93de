import { type Allowed, POLICIES, type PolicyName } from './policies.js';
import { type Role, SCOPE_OF } from './role.js';

/** A role that is in force today, with what it is held for; see `SCOPE_OF`. */
export interface HeldGrant {
  readonly role: Role;
  readonly teamId?: string | null;
  readonly unitId?: string | null;
  readonly regionCode?: string | null;
  readonly principalId?: string | null;
}

declare global {
  namespace Express {
    interface Actor {
      /** The row of the session in which it is asked; missing for what no browser asks. */
      readonly session?: string;
      /** The principal that employs the account's holder, if the holder is employed. */
      readonly principalId: string | null;
      readonly grants: readonly HeldGrant[];
      /** Has a password here, rather than coming from a sign-in service. */
      readonly isLocal?: boolean;
      /** Until the holder has chosen a password in place of the first one, nothing but that can be done. */
      readonly mustChoosePassword?: boolean;
      /** Until one-time codes are on, the holder reaches nothing but the own account. */
      readonly mustTurnOnTotp?: boolean;
    }
  }
}

/** Who asks. Made again for every request from the session, the account and its grants of today. */
export type Actor = Express.Actor;

const allows = (allowed: Allowed, role: Role) => Array.isArray(allowed) && allowed.includes(role);

/** Whether any role the actor holds today may do this at all. */
export function mayDo(actor: Actor | undefined, policy: PolicyName): boolean {
  const allowed: Allowed = POLICIES[policy];
  if (allowed === 'everyone') return true;
  if (isHeldBack(actor, policy)) return false;
  if (allowed === 'signedIn') return actor !== undefined;
  return actor?.grants.some(({ role }) => allows(allowed, role)) ?? false;
}

function isHeldBack(actor: Actor | undefined, policy: PolicyName): boolean {
  if (policy === 'ownPassword') return false;
  return Boolean(actor?.mustChoosePassword || (actor?.mustTurnOnTotp && policy !== 'ownAccount'));
}

/**
 * Whether the actor may do this in this team: by a role in it, by a role for its region, or by one for the whole
 * register. A role that is held for something else, or lacks what it is held for, reaches nothing.
 * @param regionCode the region of the team's service; without it a role for a region reaches nothing
 */
export function mayDoInTeam(actor: Actor, policy: PolicyName, teamId: string, regionCode?: string): boolean {
  const allowed: Allowed = POLICIES[policy];
  if (!Array.isArray(allowed)) return mayDo(actor, policy);
  return actor.grants.some((grant) => {
    if (!allows(allowed, grant.role)) return false;
    const scope = SCOPE_OF[grant.role];
    if (scope === 'teamId') return grant.teamId === teamId;
    if (scope === 'regionCode') return regionCode !== undefined && grant.regionCode === regionCode;
    return scope === undefined;
  });
}

/** The regions whose part of the register the actor may read by this policy; undefined for the whole country. */
export function regionsOf(actor: Actor, policy: PolicyName): readonly string[] | undefined {
  const grants = actor.grants.filter(({ role }) => allows(POLICIES[policy], role));
  if (grants.some(({ role }) => SCOPE_OF[role] !== 'regionCode')) return undefined;
  return grants.flatMap(({ regionCode }) => regionCode ?? []);
}
