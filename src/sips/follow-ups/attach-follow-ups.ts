import { type EntityManager, In } from 'typeorm';
import type { SipVersion } from '../sip.entity.js';
import { SipFollowUp } from './sip-follow-up.entity.js';

/** Puts beside each version the meetings at which it was followed up, the latest first. Changes the versions themselves. */
export async function attachFollowUps(
  manager: EntityManager,
  versions: readonly SipVersion[],
): Promise<void> {
  const found = await manager.find(SipFollowUp, {
    where: { versionId: In(versions.map(({ id }) => id)) },
    relations: { actions: true },
    order: { heldOn: 'DESC', recordedAt: 'DESC', actions: { position: 'ASC' } },
  });
  for (const version of versions)
    version.followUps = found.filter(({ versionId }) => versionId === version.id);
}
