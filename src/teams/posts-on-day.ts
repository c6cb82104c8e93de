import { daysInclusive } from '../platform/dates/civil-date.js';
import { covers, type Period } from '../platform/dates/periods.js';
import type { ReadLeave, ReadMember, ReadPost } from './read-staff.js';

/** A post or a leave as civil days. */
export const periodOf = ({ fromDate: from, toDate: to }: Pick<ReadLeave, 'fromDate' | 'toDate'>): Period => ({
  from,
  to,
});

/** Whether a post or a leave has the day in it. */
export const isOn = (day: string, row: Pick<ReadLeave, 'fromDate' | 'toDate'>): boolean =>
  covers(periodOf(row), day);

/** The posts somebody holds on a day, on leave or not. */
export const postsOn = (day: string, { posts }: Pick<ReadMember, 'posts'>): ReadPost[] =>
  posts.filter((post) => isOn(day, post));

/** The leave from a post that has the day in it. */
export const leaveOn = (day: string, { leaves }: ReadPost): ReadLeave | undefined =>
  leaves.find((leave) => isOn(day, leave));

/** How many days a leave lasts, both ends counted; null while its end is not known. */
export const leaveDays = (fromDate: string, toDate: string | null): number | null =>
  toDate === null ? null : daysInclusive(fromDate, toDate);
