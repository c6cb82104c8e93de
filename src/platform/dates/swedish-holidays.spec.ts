import { addDays } from './civil-date.js';
import { isSwedishHoliday } from './swedish-holidays.js';

const EVERY_YEAR = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

/** From almanacs: Good Friday to Easter Monday, Ascension Day, Whit Sunday, midsummer's eve and day, All Saints' Day. */
const MOVABLE: Record<number, string> = {
  2024: '03-29 03-31 04-01 05-09 05-19 06-21 06-22 11-02',
  2025: '04-18 04-20 04-21 05-29 06-08 06-20 06-21 11-01',
  2026: '04-03 04-05 04-06 05-14 05-24 06-19 06-20 10-31',
  2027: '03-26 03-28 03-29 05-06 05-16 06-25 06-26 11-06',
  2028: '04-14 04-16 04-17 05-25 06-04 06-23 06-24 11-04',
  2029: '03-30 04-01 04-02 05-10 05-20 06-22 06-23 11-03',
  2030: '04-19 04-21 04-22 05-30 06-09 06-21 06-22 11-02',
};

it.each(Object.entries(MOVABLE))('%s has these holidays and no others', (year, movable) => {
  const expected = [...EVERY_YEAR, ...movable.split(' ')].map((day) => `${year}-${day}`).sort();
  const found: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1))
    if (isSwedishHoliday(day)) found.push(day);
  expect(found).toEqual(expected);
});
