import type { ResourceGroupMember } from './resource-group.entity.js';

/**
 * Whether a member may be given the person's crisis plan as somebody close to them: where the person has said so. What then
 * stands on the sheet is what everyone may read.
 */
export function mayGetCrisisPlan({ seesCrisisPlan }: Pick<ResourceGroupMember, 'seesCrisisPlan'>): boolean {
  return seesCrisisPlan;
}
