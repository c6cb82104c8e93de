import { addDays, weekdayOf } from './civil-date.js';

const SATURDAY = 6;
const FRIDAY = 5;

/** Months and days that are the same each year: holidays, and the eves of Christmas and of the new year. */
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

/** Good Friday, Easter Sunday and Monday, Ascension Day and Whit Sunday, in days from Easter Sunday. */
const FROM_EASTER = [-2, 0, 1, 39, 49];

/**
 * Whether most of what is open on weekdays is closed on a day, 'YYYY-MM-DD': the public holidays of the act 1989:253, and the eves of
 * midsummer, Christmas and the new year, which the annual leave act (1977:480, 3 a §) puts beside Sundays. Sundays that
 * are nothing more are none.
 */
export function isSwedishHoliday(date: string): boolean {
  const year = date.slice(0, 4);
  const easter = easterSunday(Number(year));
  const [midsummer, allSaints] = [firstFrom(`${year}-06-20`, SATURDAY), firstFrom(`${year}-10-31`, SATURDAY)];
  return (
    FIXED.includes(date.slice(5)) ||
    FROM_EASTER.some((days) => addDays(easter, days) === date) ||
    [midsummer, firstFrom(`${year}-06-19`, FRIDAY), allSaints].includes(date)
  );
}

/**
 * The day itself, or the next on which something must be done whose last day it is: not on a Saturday, a Sunday, a public
 * holiday or one of the eves of midsummer, Christmas and the new year (the act 1930:173, section 2).
 */
export function workingDayFrom(date: string): string {
  const isFree = weekdayOf(date) >= SATURDAY || isSwedishHoliday(date);
  return isFree ? workingDayFrom(addDays(date, 1)) : date;
}

function firstFrom(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

/** By the rule of Meeus, Jones and Butcher for the Gregorian calendar. */
function easterSunday(year: number): string {
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * (year % 19) + century - Math.floor(century / 4) - skipped + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor(((year % 19) + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`;
}
