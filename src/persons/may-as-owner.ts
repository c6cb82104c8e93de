import { type Actor, mayDo } from '../platform/access/actor.js';
import type { PolicyName } from '../platform/access/policies.js';
import type { AccessedPerson } from './person-access.js';

/**
 * Whether a page offers what only the owner's own staff may do: all that changes a record, and to see its consents and
 * blocks. Who reads on a ground or after an emergency opening is offered none of it.
 */
export function mayAsOwner(actor: Actor, policy: PolicyName, { disclosure }: AccessedPerson): boolean {
  return disclosure.ground === 'CARE_RELATION' && mayDo(actor, policy);
}
