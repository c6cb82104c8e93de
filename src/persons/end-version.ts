import type { EntityManager } from 'typeorm';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { PlanEnding } from './amendment.entity.js';

/**
 * Ends a version of a plan that is in force: why is written, and nothing is in its place.
 * @throws DomainError CONFLICT when it is no longer in force
 */
export async function endVersion(manager: EntityManager, ending: Omit<PlanEnding, 'person'>): Promise<void> {
  await manager.insert(PlanEnding, ending);
  const inForce = { id: ending.recordId, status: 'AGREED' };
  await updateAsRead(manager, ending.recordType, inForce, { status: 'ENDED' });
}
