import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { addDays, weekdayOf } from '../platform/dates/civil-date.js';
import type { DemoPerson } from './generate-enrolments.js';
import { type DemoStaff, isAtWork } from './generate-staff.js';
import { isHoliday } from './holidays.js';
import type { Random } from './random.js';

/** The quarter of the day in which the morning meeting begins, 08:30, and how many it takes at most. */
export const meetingQuarter = 34;
export const meetingQuarters = 3;

/** A meeting each working morning; in July on Mondays, Wednesdays and Fridays. */
export function generateMeetings(
  random: Random,
  people: readonly DemoPerson[],
  staff: readonly DemoStaff[],
  from: string,
  endDate: string,
): ImportRow<ImportKind.MEETINGS>[] {
  const meetings: ImportRow<ImportKind.MEETINGS>[] = [];
  for (let date = from; date <= endDate; date = addDays(date, 1)) {
    const weekday = weekdayOf(date);
    if (weekday > 5 || isHoliday(date) || random.chance(0.03)) continue;
    if (date.slice(5, 7) === '07' && weekday % 2 === 0) continue;
    const enrolled = people.filter(({ row }) => row.from <= date && (row.to ?? date) >= date).length;
    const atWork = staff.filter((member) => isAtWork(member, date));
    meetings.push({
      date: { date, time: null },
      time: '08:30',
      minutes: random.pick([25, 30, 30, 35, 40, 45]),
      staff_present: Math.max(3, atWork.filter(() => random.chance(0.88)).length),
      persons_reviewed: random.chance(0.9) ? enrolled : enrolled - random.whole(1, 12),
    });
  }
  return meetings;
}
