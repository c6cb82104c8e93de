import type { EntityManager } from 'typeorm';
import { overlap, periodOf } from '../platform/dates/periods.js';
import { changedIn } from '../platform/revision/changed-in.js';
import { leaveDays } from './posts-on-day.js';
import type { ReadPost } from './read-staff.js';
import { Leave } from './staff.entity.js';
import { type ChangeAuthor, keepChanges } from './staff-changes.js';
import { StaffRecord } from './team-kinds.js';

/** Lets the leaves from a post begin and end with it, now that its days are others; one that is left outside counts nowhere. */
export async function keepLeavesWithin(
  manager: EntityManager,
  author: ChangeAuthor,
  { staffMemberId, leaves, ...post }: ReadPost,
  reason?: string,
): Promise<void> {
  for (const leave of leaves) {
    const record = { staffMemberId, recordType: StaffRecord.LEAVE, recordId: leave.id, reason };
    if (!overlap(periodOf(leave), periodOf(post))) {
      await manager.update(Leave, { id: leave.id }, { voidedAt: new Date() });
      const voided = { earlier: { voided: leave.fromDate }, later: { voided: null } };
      await keepChanges(manager, author, [{ ...record, ...voided }]);
      continue;
    }
    const fromDate = leave.fromDate < post.fromDate ? post.fromDate : leave.fromDate;
    const toDate =
      post.toDate !== null && (leave.toDate === null || leave.toDate > post.toDate)
        ? post.toDate
        : leave.toDate;
    const later = changedIn(leave, { fromDate, toDate });
    if (Object.keys(later).length === 0) continue;
    await manager.update(Leave, { id: leave.id }, { ...later, days: leaveDays(fromDate, toDate) });
    await keepChanges(manager, author, [{ ...record, earlier: { ...leave }, later }]);
  }
}
