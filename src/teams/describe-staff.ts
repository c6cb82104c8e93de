import { formatDate } from '../platform/i18n/format-date.js';
import { plainNumber } from '../platform/i18n/format-number.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { leaveOn, postsOn } from './posts-on-day.js';
import type { ReadMember, ReadPost } from './read-staff.js';

/** `62,5 %` */
export const percentText = (locale: Locale, hundredths: number): string =>
  translate(locale, 'staff.percentOf', { percent: plainNumber(locale, hundredths / 100) });

/** A post as a line of a page, in words. */
export const postLine = (locale: Locale, post: ReadPost) => ({
  id: post.id,
  profession: translate(locale, `kind.profession.${post.profession}`),
  role: translate(locale, `kind.teamRole.${post.role}`),
  percent: percentText(locale, post.percentHundredths),
  fromDate: post.fromDate,
  toDate: post.toDate,
});

/**
 * A team's staff on a day as a page shows it: a line for each post of today, those who have a post to come, and those who
 * have none any more.
 */
export function describeStaff(locale: Locale, staff: readonly ReadMember[], day: string) {
  const line = ({ id, name, posts }: ReadMember) => {
    const [first] = posts;
    const last = posts.at(-1);
    return { id, name, ...(last && postLine(locale, last)), memberId: id, fromDate: first?.fromDate };
  };
  const here = staff.filter((member) => postsOn(day, member).length > 0);
  const isToCome = ({ posts }: ReadMember) => posts.some(({ fromDate }) => fromDate > day);
  const others = staff.filter((member) => !here.includes(member));
  return {
    members: here.length,
    here: here.flatMap((member) =>
      postsOn(day, member).map((post, index) => {
        const leave = leaveOn(day, post);
        return {
          ...postLine(locale, post),
          memberId: member.id,
          name: member.name,
          isAgain: index > 0,
          leave: leave && leaveWords(locale, leave.toDate),
        };
      }),
    ),
    toCome: others.filter(isToCome).map(line),
    left: others.filter((member) => !isToCome(member)).map(line),
  };
}

const leaveWords = (locale: Locale, toDate: string | null) =>
  toDate === null
    ? translate(locale, 'staff.onLeave')
    : translate(locale, 'staff.onLeaveUntil', { day: formatDate(locale, toDate) });
