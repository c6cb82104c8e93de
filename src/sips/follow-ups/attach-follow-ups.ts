import { type EntityManager, In } from 'typeorm';
import { PlanStatus } from '../../plans/plan-kinds.js';
import type { SipVersion } from '../sip.entity.js';
import { SipFollowUp } from './sip-follow-up.entity.js';

/** Puts beside each version the meetings at which it was followed up, the latest first; a draft has none. Changes the versions themselves. */
export async function attachFollowUps(
  manager: EntityManager,
  versions: readonly SipVersion[],
): Promise<void> {
  const agreed = versions.filter(({ status }) => status !== PlanStatus.DRAFT).map(({ id }) => id);
  const found =
    agreed.length > 0
      ? await manager.find(SipFollowUp, {
          where: { versionId: In(agreed) },
          relations: { actions: true },
          order: { heldOn: 'DESC', recordedAt: 'DESC', actions: { position: 'ASC' } },
        })
      : [];
  for (const version of versions)
    version.followUps = found.filter(({ versionId }) => versionId === version.id);
}
