import { ContactMode } from '../contacts/contact-kinds.js';
import type { RecordChange, RecordedContent } from '../contacts/record-change.entity.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { collators, type Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { changedFields } from './compare-content.js';

/** Names by the ids that a record names. One that is not here is counted. */
export type Names = ReadonlyMap<string, string>;

/** One thing that a record says, in words. */
export interface RecordLine {
  label: string;
  text: string;
}

/** What each thing in a record is, but for days, numbers and times, which are read as they are. */
const WORDS: Record<string, string> = {
  mode: 'kind.contactMode',
  place: 'kind.contactPlace',
  outcome: 'kind.contactOutcome',
  method: 'kind.interventionMethod',
};

/** All that a record says. */
export const linesOf = (locale: Locale, content: RecordedContent, names: Names): RecordLine[] =>
  Object.keys(content).map((field) => ({
    label: labelOf(locale, field),
    text: textOf(locale, field, content[field] ?? null, names),
  }));

/** A change in words: each thing that it changed, before and after. */
export interface ChangeLines {
  voids: boolean;
  reason: string;
  name: string;
  at: Date;
  changes: { label: string; before: string; after: string }[];
}

/** @param history the newest first */
export function changeLines(
  locale: Locale,
  now: RecordedContent,
  history: readonly RecordChange[],
  names: Names,
): ChangeLines[] {
  return history.map(({ voids, reason, accountName: name, at, ...change }, index) => {
    const before = atItsPlace(change.before);
    const after = atItsPlace(history[index - 1]?.before ?? now);
    const changes = changedFields(before, after).map((field) => ({
      label: labelOf(locale, field),
      before: textOf(locale, field, before[field] ?? null, names),
      after: textOf(locale, field, after[field] ?? null, names),
    }));
    return { voids, reason, name, at, changes };
  });
}

/** What was not in person was once kept as the office's: that it is so no more is nobody's change. */
const atItsPlace = (content: RecordedContent): RecordedContent =>
  'place' in content && content.mode !== ContactMode.IN_PERSON ? { ...content, place: null } : content;

const labelOf = (locale: Locale, field: string) => translate(locale, `day.field.${field}`);

function textOf(locale: Locale, field: string, value: RecordedContent[string], names: Names): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return translate(locale, value ? 'form.yes' : 'form.no');
  if (typeof value === 'object') return namesOf(locale, value, names);
  if (field in WORDS) return translate(locale, `${WORDS[field]}.${value}`);
  if (field === 'minutes') return translate(locale, 'day.minutes', { n: Number(value) });
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(locale, String(value)) : String(value);
}

function namesOf(locale: Locale, ids: readonly string[], names: Names): string {
  const known = ids.flatMap((id) => names.get(id) ?? []).sort(collators[locale].compare);
  const more = ids.length - known.length;
  const texts = more > 0 ? [...known, translate(locale, 'day.more', { n: more })] : known;
  return texts.length > 0 ? texts.join(', ') : '–';
}
