import { type EntityManager, In } from 'typeorm';
import { Ground } from '../consents/ground.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { factsOf } from './attach-recall.js';
import { CopyForm } from './copy-kinds.js';
import { isAlive, linkState } from './link-state.js';
import type { PlanCopy } from './plan-copy.entity.js';
import { PlanLink } from './plan-link.entity.js';
import { groundsToReleaseOn, isBlockedForAll } from './receivers-on-grounds.js';
import { releasedRecord } from './released-record.js';

/** Whether what a link leads to may still be shown. */
export enum LinkStanding {
  STANDS = 'STANDS',
  REPLACED = 'REPLACED',
  STOPPED = 'STOPPED',
}

/** Asked anew each time: the ground it was given on must hold, no block keep it, and the version be in force. */
export async function linkStanding(manager: EntityManager, copy: PlanCopy): Promise<LinkStanding> {
  const day = today();
  const { status, isSettled, groundHolds } = (await factsOf(manager, [copy.id], day)).get(copy.id)!;
  if (isSettled || !groundHolds || !(await mayBeGiven(manager, copy, day))) return LinkStanding.STOPPED;
  if (status === PlanStatus.REPLACED) return LinkStanding.REPLACED;
  return status === PlanStatus.AGREED ? LinkStanding.STANDS : LinkStanding.STOPPED;
}

async function mayBeGiven(
  manager: EntityManager,
  { personId, plan, teamId, groundId }: PlanCopy,
  day: string,
): Promise<boolean> {
  const person = await manager.findOneByOrFail(Person, { id: personId });
  const record = await releasedRecord(manager, person, plan, teamId);
  if (groundId === null) return !isBlockedForAll(record);
  const grounds = await manager.find(Ground, { where: { id: groundId }, relations: { receiver: true } });
  return groundsToReleaseOn(record, grounds, day).length > 0;
}

/** Gives each copy that is a link its link, with what has become of it. */
export async function attachLinks(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  const byId = new Map(copies.filter(({ form }) => form === CopyForm.LINK).map((copy) => [copy.id, copy]));
  if (byId.size === 0) return;
  const now = new Date();
  for (const link of await manager.findBy(PlanLink, { copyId: In([...byId.keys()]) })) {
    const copy = byId.get(link.copyId)!;
    const stands = isAlive(link, true, now) && (await linkStanding(manager, copy)) === LinkStanding.STANDS;
    copy.link = Object.assign(link, {
      state: linkState(link, stands, now),
      isAlive: isAlive(link, stands, now),
    });
  }
}
