import { type Actor, mayDoInTeam } from '../platform/access/actor.js';
import type { PolicyName } from '../platform/access/policies.js';

/** What the decision needs to know of a person's record. */
export interface DisclosedRecord {
  /** The teams the person is enrolled in today: where there is a care relation. */
  readonly careTeamIds: readonly string[];
}

/** Why a record may be touched, for the log; or that it may not. */
export type Disclosure = { allowed: true; ground: 'CARE_RELATION'; teamId: string } | { allowed: false };

/**
 * Whether an actor may do something with a person's record. Denied unless a rule allows it; there is one:
 * a role that allows the action in a team in which the person is enrolled today (PDL 4:1). Analysts and
 * administrators hold no such role, so no rule reaches them.
 */
export function decideDisclosure(actor: Actor, policy: PolicyName, record: DisclosedRecord): Disclosure {
  const teamId = record.careTeamIds.find((id) => mayDoInTeam(actor, policy, id));
  return teamId === undefined ? { allowed: false } : { allowed: true, ground: 'CARE_RELATION', teamId };
}
