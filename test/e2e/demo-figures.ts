import { sv } from '../support/words.js';

/** A numerator and a denominator as an audit shows them, and the value that they give. */
export interface CountedByHand {
  numerator: number;
  denominator: number;
  value: number;
}

type Row = Record<string, string>;

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const plus = (day: string, days: number) => iso(Date.parse(day) + days * DAY);
/** Monday is 1. */
const weekday = (day: string) => new Date(day).getUTCDay() || 7;

/** So many months before; the last day of a month stays the last day of one. */
function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lengthOf = (index: number) => new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const length = lengthOf(month - 1 - months);
  const there = date === lengthOf(month - 1) ? length : Math.min(date, length);
  return iso(Date.UTC(year, month - 1 - months, there));
}

/** Easter day by the anonymous Gregorian computus. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, g] = [Math.floor(b / 4), b % 4, Math.floor((8 * b + 13) / 25)];
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, day] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
  return iso(Date.UTC(year, month - 1, day));
}

/** Monday to Friday, and no Swedish holiday or one of the eves on which nobody works. */
function isWorkday(day: string): boolean {
  const sunday = easter(Number(day.slice(0, 4)));
  const moving = [-2, 1, 39].map((days) => plus(sunday, days));
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
  const date = day.slice(5);
  const isMidsummerEve = weekday(day) === 5 && date >= '06-19' && date <= '06-25';
  return weekday(day) <= 5 && !moving.includes(day) && !fixed.includes(date) && !isMidsummerEve;
}

export function rowsOf(csv: string): Row[] {
  const [header = [], ...rows] = csv
    .replace('\uFEFF', '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const ratio = (numerator: number, denominator: number, per = 1): CountedByHand => {
  return { numerator, denominator, value: (per * numerator) / denominator };
};
const share = (part: readonly unknown[], whole: readonly unknown[]) => ratio(part.length, whole.length, 100);

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What the files of the demonstration say of the items of DACTS that records can tell, worked out from their cells alone. */
export function countByHand(
  file: (name: string) => string,
  to: string,
  plannedPosts: number,
): Record<string, CountedByHand> {
  const [staff, enrolments, contacts, meetings, stays] = [
    'staff',
    'enrolments',
    'contacts',
    'meetings',
    'episodes',
  ].map((name) => rowsOf(file(name))) as [Row[], Row[], Row[], Row[], Row[]];

  const holds = (row: Row, day: string) => row.från! <= day && (row.till === '' || row.till! >= day);
  const fte = (rows: readonly Row[]) =>
    sum(rows.map((row) => Number.parseFloat(row.tjänstgöringsgrad!) / 100));
  const postsOn = (day: string) => staff.filter((row) => holds(row, day));
  const referencesOn = (day: string) => new Set(postsOn(day).map(({ referens }) => referens));
  const isAdministration = (row: Row) => row.yrke === 'administratör' || row.roll === 'administrativt stöd';
  const posts = postsOn(to);
  const enrolled = enrolments.filter((row) => holds(row, to));
  const per100 = (profession: string) =>
    ratio(fte(posts.filter(({ yrke }) => yrke === profession)), enrolled.length, 100);

  const yearFrom = plus(monthsBefore(to, 12), 1);
  const twoYearsFrom = plus(monthsBefore(to, 24), 1);
  const fourWeeksFrom = plus(to, -27);
  const fortnightFrom = plus(to, -13);
  const isIn = (day: string | undefined, from: string) => day !== undefined && day >= from && day <= to;

  const isMeeting = (row: Row) =>
    row.sätt === 'fysiskt' && row['personen med'] !== 'nej' && row.uteblev === 'nej';
  const throughout = (from: string) =>
    enrolments.filter((row) => row.från! <= from && (row.till === '' || row.till! >= to));
  const recent = contacts.filter(({ datum }) => isIn(datum, fourWeeksFrom));
  const got = (from: string, counts: (row: Row) => boolean) =>
    throughout(from).map(({ personnummer }) =>
      recent.filter((row) => row.personnummer === personnummer && isIn(row.datum, from) && counts(row)),
    );
  const met = got(fourWeeksFrom, isMeeting);
  const withSupport = got(fourWeeksFrom, (row) => row.närstående === 'ja' && row.uteblev === 'nej');
  const minutes = (rows: readonly Row[]) => sum(rows.map(({ minuter }) => Number(minuter)));

  const left = [...new Set(staff.map(({ referens }) => referens))].filter((reference) => {
    const lasts = staff
      .filter(({ referens }) => referens === reference)
      .map(({ till }) => till || '9999-12-31');
    return isIn(lasts.toSorted().at(-1), twoYearsFrom);
  });
  const heads = [twoYearsFrom, plus(to, 1)].map((day) => referencesOn(day).size);

  const months = Array.from({ length: 12 }, (_, index) => monthsBefore(to, index));
  const filled = months.map((day) => Math.min(plannedPosts, fte(postsOn(day))));

  const weekEnds = Array.from({ length: 52 }, (_, index) => plus(to, -7 * index));
  const leaders = (day: string) => postsOn(day).filter(({ roll }) => roll === 'teamledare');
  const worked = weekEnds.map((end) => {
    const workdays = [0, 1, 2, 3, 4, 5, 6].filter((back) => isWorkday(plus(end, -back))).length;
    // 25 days of leave a year, evenly, and eight hours a day.
    return fte(leaders(end)) * 8 * (workdays - (25 * 7) / 365);
  });
  const led = contacts.filter(
    ({ datum = '', uteblev, personal = '' }) =>
      isIn(datum, plus(to, 1 - 7 * 52)) &&
      uteblev === 'nej' &&
      leaders(datum).some(({ referens = '' }) => personal.split('|').includes(referens)),
  );

  const meetingsThen = meetings.filter(({ datum }) => isIn(datum, fourWeeksFrom));
  const intake = [1, 2, 3, 4, 5, 6].map((month) => {
    const [first, last] = [plus(monthsBefore(to, month), 1), monthsBefore(to, month - 1)];
    return enrolments.filter((row) => row.från! >= first && row.från! <= last).length;
  });

  const admitted = stays.filter((row) => isIn(row.inskriven, yearFrom));
  const discharged = stays.filter((row) => row.utskriven !== '' && isIn(row.utskriven, yearFrom));

  const served = enrolments.filter((row) => row.från! <= to && (row.till === '' || row.till! >= yearFrom));
  const remain = served.filter(({ till }) => till === '' || till! > to);
  const gone = served.filter((row) => !remain.includes(row));
  const closed = gone.filter(({ avslutsorsak }) => ['planerat', 'överförd'].includes(avslutsorsak!));
  const lost = gone.filter(
    ({ avslutsorsak }) => !['planerat', 'överförd', 'flyttat', 'avliden'].includes(avslutsorsak!),
  );

  const ofTheMet = met.filter(({ length }) => length > 0);
  const outside = ofTheMet.map(
    (rows) => rows.filter(({ plats }) => plats === 'hemmet' || plats === 'närmiljö').length / rows.length,
  );
  const metByTwo = got(fortnightFrom, isMeeting).filter(
    (rows) => new Set(rows.flatMap(({ personal = '' }) => personal.split('|'))).size >= 2,
  );
  const direct = posts.filter((row) => !isAdministration(row) && row.yrke !== 'psykiater');

  return {
    H1: ratio(enrolled.length, fte(direct)),
    H2: share(metByTwo, throughout(fortnightFrom)),
    H3: ratio(new Set(meetingsThen.map(({ datum }) => datum)).size, 4),
    'H3 cap': ratio(
      sum(meetingsThen.map((row) => Number(row.genomgångna))),
      sum(meetingsThen.map(({ datum = '' }) => enrolments.filter((row) => holds(row, datum)).length)),
      100,
    ),
    H4: ratio(minutes(led) / 60, sum(worked), 100),
    H5: ratio(left.length, sum(heads) / 2, 100),
    H6: ratio(sum(filled), 12 * plannedPosts, 100),
    H7: per100('psykiater'),
    H8: per100('sjuksköterska'),
    H9: per100('beroendespecialist'),
    H10: per100('arbetsspecialist'),
    H11: ratio(fte(posts.filter((row) => !isAdministration(row))), 1),
    O2: ratio(Math.max(...intake), 1),
    O5: share(
      admitted.filter((row) => row[sv('import.headerOf.team_in_admission')] === 'ja'),
      admitted,
    ),
    O6: share(
      discharged.filter((row) => row[sv('import.headerOf.team_in_discharge')] === 'ja'),
      discharged,
    ),
    O7: share(closed, served),
    S1: ratio(sum(outside), ofTheMet.length, 100),
    S2: share(remain, [...remain, ...lost]),
    S4: ratio(median(met.map(minutes)), 4),
    S5: ratio(median(met.map(({ length }) => length)), 4),
    S6: ratio(sum(withSupport.map(({ length }) => length)), withSupport.length),
  };
}

/** Of those whose need is told, how many with harmful use come to the group: by the newest inventory of half a year of each. */
export function countGroupByHand(
  inventories: readonly { enrolmentId: string; madeOn: string; needs: { kind: string; answer: string }[] }[],
  enrolmentIds: readonly string[],
  to: string,
): CountedByHand {
  const told = enrolmentIds.flatMap((id) => {
    const [newest] = inventories
      .filter(({ enrolmentId, madeOn }) => enrolmentId === id && madeOn <= to && madeOn > monthsBefore(to, 6))
      .toSorted((one, other) => (one.madeOn < other.madeOn ? 1 : -1));
    return newest ? [new Map(newest.needs.map(({ kind, answer }) => [kind, answer]))] : [];
  });
  const needing = told.filter(
    (needs) =>
      needs.get('SUBSTANCE_USE_TREATMENT') !== 'NOT_NEEDED' ||
      needs.get('SUBSTANCE_USE_GROUP') !== 'NOT_NEEDED',
  );
  return share(
    needing.filter((needs) => needs.get('SUBSTANCE_USE_GROUP') === 'TEAM'),
    needing,
  );
}
