import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from '../persons/person-kinds.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { TeamRole } from '../teams/team-kinds.js';
import { readDemoData } from './demo-data.js';
import { type DemoStaff, type Employers, isEmployed } from './generate-staff.js';
import type { Random } from './random.js';
import { testBirthNumbers, testNumber } from './test-number.js';

/** An enrolled person with the habits that shape their contacts. */
export interface DemoPerson {
  row: ImportRow<ImportKind.ENROLMENTS>;
  /** Mean contacts a week in an ordinary week. */
  weeklyContacts: number;
  /** Share of contacts that the first coordinator takes. */
  loyalty: number;
  /** Probability that a contact in person is in the office, and that the person does not come. */
  officeShare: number;
  noShowRate: number;
  /** Probability that natural supports take part in a contact; 0 for those who have none. */
  supportShare: number;
}

const enrolledNow = 80;
/** Of them, so many came in the last year. */
const newThisYear = 18;
/** Months ago in which somebody left, and why. */
const leavings: readonly [monthsAgo: number, reason: LeavingReason][] = [
  [1, LeavingReason.PLANNED],
  [3, LeavingReason.MOVED],
  [6, LeavingReason.LOST_CONTACT],
  [8, LeavingReason.PLANNED],
  [10, LeavingReason.DECEASED],
  [15, LeavingReason.TRANSFERRED],
  [17, LeavingReason.MOVED],
  [19, LeavingReason.DECLINED],
  [22, LeavingReason.PLANNED],
];

const languages = [
  'arabiska',
  'somaliska',
  'dari',
  'bosniska',
  'polska',
  'engelska',
  'tigrinja',
  'vietnamesiska',
];

/** Everybody who has been enrolled in the last two years: 80 are on `endDate`. */
export function generateEnrolments(
  random: Random,
  endDate: string,
  staff: readonly DemoStaff[],
  employers: Employers,
): DemoPerson[] {
  const names = readDemoData<{ given: string[]; family: string[] }>('names.json');
  /** Two who coordinate on a day, one for each principal. */
  const coordinatorsOn = (date: string) =>
    [employers.region, employers.municipality].map((employer) => {
      const candidates = staff.filter(
        (member) =>
          member.row.role === TeamRole.COORDINATOR &&
          member.row.employer === employer &&
          isEmployed(member, date),
      );
      return random.pick(candidates).row.reference;
    });
  const taken = { names: new Set<string>(), numbers: new Set<string>() };

  const person = (from: string, leaving: [to: string, LeavingReason] | null): DemoPerson => {
    const foreign = random.chance(0.22);
    const support = random.chance(0.5);
    return {
      row: {
        person: newNumber(random, endDate, taken.numbers),
        ...newName(random, names, taken.names),
        activity: null,
        protected_identity: random.chance(0.04),
        language: foreign ? random.pick(languages) : 'svenska',
        interpreter: foreign && random.chance(0.5),
        from,
        to: leaving?.[0] ?? null,
        leaving_reason: leaving?.[1] ?? null,
        intensity: random.chance(0.18) ? Intensity.INTENSIVE : Intensity.STANDARD,
        legal_frame: random.chance(0.12)
          ? LegalFrame.LPT_OUTPATIENT
          : random.chance(0.06)
            ? LegalFrame.LRV_OUTPATIENT
            : LegalFrame.VOLUNTARY,
        coordinators: coordinatorsOn(leaving?.[0] ?? endDate),
      },
      weeklyContacts: Math.min(9, Math.max(1, Math.exp(Math.log(4.25) + 0.35 * random.normal()))),
      loyalty: random.chance(0.12) ? 0.9 : 0.33,
      officeShare: 0.08 + 0.3 * random.next(),
      noShowRate: random.chance(0.2) ? 0.16 : 0.04,
      supportShare: support ? 0.12 + 0.16 * random.next() : 0,
    };
  };

  const monthsAgo = (months: number) => addDays(addMonths(endDate, -months), -random.whole(0, 25));
  const established = Array.from({ length: enrolledNow - newThisYear }, () =>
    person(monthsAgo(random.whole(13, 58)), null),
  );
  const recent = Array.from({ length: newThisYear }, (_, index) => person(monthsAgo(index % 11), null));
  const left = leavings.map(([months, reason]) =>
    person(monthsAgo(months + random.whole(14, 36)), [monthsAgo(months), reason]),
  );
  return [...established, ...recent, ...left].sort((one, other) => (one.row.from < other.row.from ? -1 : 1));
}

function newName(
  random: Random,
  names: { given: string[]; family: string[] },
  taken: Set<string>,
): { given_name: string; family_name: string } {
  for (;;) {
    const name = { given_name: random.pick(names.given), family_name: random.pick(names.family) };
    const whole = `${name.given_name} ${name.family_name}`;
    if (!taken.has(whole)) {
      taken.add(whole);
      return name;
    }
  }
}

function newNumber(random: Random, endDate: string, taken: Set<string>) {
  const kind = random.chance(0.04)
    ? IdentityKind.SAMORDNINGSNUMMER
    : random.chance(0.02)
      ? IdentityKind.RESERVE
      : IdentityKind.PERSONNUMMER;
  for (;;) {
    const birthDate = addDays(addMonths(endDate, -12 * random.whole(20, 66)), -random.whole(0, 364));
    const identity = testNumber(birthDate, random.whole(testBirthNumbers.first, testBirthNumbers.last), kind);
    if (!taken.has(identity.number)) {
      taken.add(identity.number);
      return identity;
    }
  }
}
