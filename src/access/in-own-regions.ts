import { type FindOperator, In } from 'typeorm';
import { type Actor, regionsOf } from './actor.js';
import type { PolicyName } from './policies.js';

/** The condition on a row's region that keeps an actor to the regions whose register it may read. */
export function inOwnRegions(actor: Actor, policy: PolicyName): { regionCode?: FindOperator<string> } {
  const regions = regionsOf(actor, policy);
  return regions ? { regionCode: In([...regions]) } : {};
}
