import { identity } from '../contacts/identity-cell.js';
import { importColumns } from '../contacts/import-columns.js';
import { ImportKind } from '../contacts/import-kind.js';
import { planHeader, rowReader } from '../platform/csv/columns.js';
import { readCsv } from '../platform/csv/read-csv.js';
import { writeCsv } from '../platform/csv/write-csv.js';
import { generateRecords } from './generate-records.js';

const endDate = '2026-01-15';
const firstDate = '2025-01-16';
const employers = { region: 'Region Skåne', municipality: 'Malmö kommun' };
const records = generateRecords(1, endDate, employers);
const minutesOf = (time: string) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));

describe('generateRecords', () => {
  it('gives the same records for the same seed and date, and others for another seed', () => {
    expect(generateRecords(1, endDate, employers)).toEqual(records);
    expect(generateRecords(2, endDate, employers).CONTACTS).not.toEqual(records.CONTACTS);
  });

  it('makes 80 enrolled people, 10 to 11 posts and about 15,000 contacts', () => {
    expect(records.ENROLMENTS.filter(({ to }) => to === null)).toHaveLength(80);
    const posts = records.STAFF.filter(({ to }) => to === null).reduce((sum, { fte }) => sum + fte, 0);
    expect(posts).toBe(108_500);
    expect(records.CONTACTS.length).toBeGreaterThan(14_000);
    expect(records.CONTACTS.length).toBeLessThan(16_000);
    expect(records.EPISODES.length).toBeGreaterThan(20);
  });

  it('names nobody but test persons, each with a number and a name of their own', () => {
    const numbers = records.ENROLMENTS.map(({ person }) => person);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
    for (const person of numbers) {
      expect(identity.read(identity.write(person))).toEqual({ value: person });
      expect(person.number).toMatch(person.kind === 'RESERVE' ? /^\d{8}T9[89]\d$/ : /^\d{8}9[89]\d\d$/);
    }
    const names = records.ENROLMENTS.map((row) => `${row.given_name} ${row.family_name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps every contact in the year, in its enrolment and with staff employed on the day', () => {
    const enrolments = new Map(records.ENROLMENTS.map((row) => [row.person.number, row]));
    const employed = (reference: string, day: string) =>
      records.STAFF.some(
        (row) => row.reference === reference && row.from <= day && (row.to ?? endDate) >= day,
      );
    const astray = records.CONTACTS.filter(({ person, date: { date }, staff }) => {
      const enrolment = enrolments.get(person.number);
      const inYear = date >= firstDate && date <= endDate;
      const enrolled = enrolment && enrolment.from <= date && (enrolment.to ?? endDate) >= date;
      return !inYear || !enrolled || !staff.every((reference) => employed(reference, date));
    });
    expect(astray).toEqual([]);
  });

  it('puts nobody in two places at once', () => {
    const busyUntil = new Map<string, number>();
    const clashes: string[] = [];
    for (const { person, date, time, minutes, staff } of records.CONTACTS) {
      const start = minutesOf(time ?? '');
      for (const who of [person.number, ...staff]) {
        const key = `${who} ${date.date}`;
        if (start < (busyUntil.get(key) ?? 0)) clashes.push(`${key} ${time}`);
        busyUntil.set(key, start + (minutes ?? 0));
      }
    }
    expect(clashes).toEqual([]);
  });

  it.each(Object.values(ImportKind))('writes %s as a file that reads back to the same rows', async (kind) => {
    const columns = importColumns[kind];
    const text = writeCsv(columns, records[kind] as never[]);
    const read: unknown[] = [];
    let plan = null;
    const open = async function* () {
      yield Buffer.from(text);
    };
    for await (const { cells } of readCsv(open, { encoding: 'utf-8', delimiter: ';' }, 60)) {
      if (plan === null) plan = planHeader(columns, cells);
      else read.push(rowReader(columns, plan)(cells));
    }
    expect(read).toEqual(records[kind].map((row) => ({ row })));
  });
});
