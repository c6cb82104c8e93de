import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, weekdayOf } from '../../platform/dates/civil-date.js';
import { isSwedishHoliday } from '../../platform/dates/swedish-holidays.js';
import type { Text } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';

/** Hours of a full-time week, where the team states none, and days of leave a year; and who says so: V verified, M from memory. */
interface WorkingYear {
  weekHours: number;
  leaveDays: number;
  mark: 'V' | 'M';
  source: Text;
}

/** `data/measures/working-year.json`. */
export const workingYear = JSON.parse(
  readFileSync(join(projectRoot, 'data/measures/working-year.json'), 'utf8'),
) as WorkingYear;

/** Days of a year, so that a week's part of the leave is a whole number of parts of a day. */
export const YEAR_DAYS = 365;

/**
 * What is worked in the week that ends on a day, in parts of a day, `YEAR_DAYS` to the day: Monday to Friday without public
 * holidays, less the week's part of a year's leave.
 */
export function workedParts(lastDay: string): number {
  const days = Array.from({ length: 7 }, (_, index) => addDays(lastDay, -index));
  const working = days.filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5 && !isSwedishHoliday(day));
  return Math.max(0, YEAR_DAYS * working.length - 7 * workingYear.leaveDays);
}
