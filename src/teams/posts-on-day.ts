import { daysInclusive } from '../platform/dates/civil-date.js';
import { goesOn, isOn, type Spell } from '../platform/dates/periods.js';
import type { ReadLeave, ReadPost } from './read-staff.js';

/** What of a post tells whether it is held on a day. */
type HeldPost = Spell & { voidedAt?: Date | null };

/** The posts somebody holds on a day, on leave or not. */
export const postsOn = <Post extends HeldPost>(day: string, { posts }: { posts: readonly Post[] }): Post[] =>
  posts.filter((post) => !post.voidedAt && isOn(day, post));

/** Whether somebody has a post on a day, or is to have one after it. */
export const worksFrom = (day: string, { posts }: { posts: readonly HeldPost[] }): boolean =>
  posts.some((post) => !post.voidedAt && goesOn(day, post));

/** Who employs somebody on a day: each principal once; empty when they have left. */
export const employersOn = (
  day: string,
  member: { posts: readonly (HeldPost & { employer: { name: string } })[] },
): string => [...new Set(postsOn(day, member).map(({ employer }) => employer.name))].join(', ');

/** The leave from a post that has the day in it. */
export const leaveOn = (day: string, { leaves }: ReadPost): ReadLeave | undefined =>
  leaves.find((leave) => isOn(day, leave));

/** How many days a leave lasts, both ends counted; null while its end is not known. */
export const leaveDays = (fromDate: string, toDate: string | null): number | null =>
  toDate === null ? null : daysInclusive(fromDate, toDate);
