import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import { WEEKDAYS } from './opening-hours.js';
import { HolidayHours } from './opening-hours.type.js';

type Fields = Record<string, unknown>;

/** Blank rows after those that are filled in: a row is added by writing in one, and taken away by emptying it. */
const BLANK = 2;

/** What the hours of a new form hold. */
export const BLANK_HOURS = { holidays: HolidayHours.CLOSED };

/**
 * A form as it was posted, without hours where nothing is said of an ordinary week or of certain days, whatever is
 * chosen for holidays.
 */
export function withHours(body: unknown): Fields {
  const { hours, ...fields } = (body ?? {}) as Fields;
  const { spans, exceptions, holidays } = (hours ?? {}) as Fields;
  const given = { spans: written(spans), exceptions: written(exceptions) };
  const isGiven = given.spans.length > 0 || given.exceptions.length > 0;
  return isGiven ? { ...fields, hours: { ...given, holidays } } : fields;
}

/** What can be chosen of hours, and which rows of them a form shows. */
export function hoursChoices(locale: Locale, { values }: Form<unknown>) {
  const { spans, exceptions } = (values.hours ?? {}) as Fields;
  const rows = (list: string, filled: unknown) => {
    const count = (Array.isArray(filled) ? filled.length : 0) + BLANK;
    return Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      name: `hours[${list}][${index}]`,
    }));
  };
  return {
    spans: rows('spans', spans),
    exceptions: rows('exceptions', exceptions),
    hasExceptions: Array.isArray(exceptions) && exceptions.length > 0,
    weekdays: WEEKDAYS.map((day) => ({ value: day, label: translate(locale, `hours.weekday.${day}`) })),
    holidays: choicesOf(HolidayHours, 'hours.holidayChoice', locale),
  };
}

const isBlank = (row: unknown): boolean =>
  typeof row !== 'object' ||
  row === null ||
  Object.values(row).every((value) => typeof value !== 'string' || value.trim() === '');

const written = (rows: unknown): unknown[] =>
  (Array.isArray(rows) ? rows : []).filter((row) => !isBlank(row));
