import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { percentText, postLine } from './describe-staff.js';
import type { ReadLeave, ReadMember } from './read-staff.js';
import type { StaffChange } from './staff.entity.js';

/** The posts of a member as a page shows them, the newest first, with the leaves from each. */
export function describePosts(locale: Locale, { posts }: ReadMember, employers: ReadonlyMap<string, string>) {
  const day = today();
  return posts.toReversed().map((post) => ({
    ...postLine(locale, post),
    employer: employers.get(post.employerId),
    isHeld: isOn(day, post),
    goesOn: post.toDate === null,
    leaves: post.leaves.map((leave) => leaveLine(locale, leave)),
  }));
}

const leaveLine = (locale: Locale, { id, fromDate, toDate, kind }: ReadLeave) => ({
  id,
  fromDate,
  toDate,
  kind: kind && translate(locale, `kind.leaveKind.${kind}`),
});

/** Fields whose text is a word of an enum, and where its words are. */
const WORDS: Record<string, string> = {
  profession: 'kind.profession',
  role: 'kind.teamRole',
  kind: 'kind.leaveKind',
};
const DAYS = ['fromDate', 'toDate', 'added', 'voided'];

/** A change as a line of the member's page, in words. */
export function changeLine(locale: Locale, change: StaffChange) {
  const { recordType, field, earlierText, newText, recordedAt, recordedByName, reason } = change;
  const say = (text: string | null) => {
    if (text === null) return null;
    if (WORDS[field]) return translate(locale, `${WORDS[field]}.${text}`);
    if (field === 'percentHundredths') return percentText(locale, Number(text));
    return DAYS.includes(field) ? formatDate(locale, text) : text;
  };
  return {
    record: translate(locale, `staff.record.${recordType}`),
    what: translate(locale, `staff.field.${field}`),
    earlier: say(earlierText),
    now: say(newText),
    day: today(recordedAt),
    name: recordedByName,
    reason,
  };
}
