import { ContactMode, ContactPlace } from '../contacts/contact-kinds.js';
import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { addDays, daysBetween, weekdayOf } from '../platform/dates/civil-date.js';
import { TeamRole } from '../teams/team-kinds.js';
import { Diary } from './diary.js';
import type { DemoPerson } from './generate-enrolments.js';
import { meetingQuarter, meetingQuarters } from './generate-meetings.js';
import { type DemoStaff, isAtWork, isEmployed } from './generate-staff.js';
import { isHoliday } from './holidays.js';
import type { Random } from './random.js';

type Contact = ImportRow<ImportKind.CONTACTS>;
type Episode = ImportRow<ImportKind.EPISODES>;

const quarterMinutes = 15;
const weekdayWeights = [20, 21, 19, 20, 17, 2, 1];
const modes = [
  { mode: ContactMode.IN_PERSON, weight: 70 },
  { mode: ContactMode.PHONE, weight: 19 },
  { mode: ContactMode.MESSAGE, weight: 7 },
  { mode: ContactMode.VIDEO, weight: 4 },
];

/**
 * The contacts from `from` to `endDate`, in order of time. They gather around crises, hospital episodes and the
 * first weeks in the team, thin out in holidays, and never put anybody in two places at once.
 */
export function generateContacts(
  random: Random,
  people: readonly DemoPerson[],
  staff: readonly DemoStaff[],
  episodes: readonly Episode[],
  from: string,
  endDate: string,
): Contact[] {
  const diary = new Diary();
  for (let date = from; date <= endDate; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    for (const { row } of staff) diary.book([row.reference], date, meetingQuarter, meetingQuarters);
  }
  const contacts: Contact[] = [];
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday <= endDate; monday = addDays(monday, 7)) {
    for (const person of people) {
      const stays = episodes.filter(({ person: { number } }) => number === person.row.person.number);
      const count = random.poisson(person.weeklyContacts * busyness(person, stays, monday));
      for (let index = 0; index < count; index++) {
        const date = addDays(monday, random.weighted(weekdays, (day) => weekdayWeights[day] ?? 0) ?? 0);
        if (date < from || date > endDate || isHoliday(date)) continue;
        if (date < person.row.from || date > (person.row.to ?? endDate)) continue;
        const contact = generateContact(
          random,
          person,
          staff,
          stays.some((stay) => isInHospital(stay, date)),
          date,
          diary,
        );
        if (contact) contacts.push(contact);
      }
    }
  }
  return contacts.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

const weekdays = [0, 1, 2, 3, 4, 5, 6];

const orderOf = ({ date, time, person }: Contact) => `${date.date} ${time} ${person.number}`;

const isInHospital = ({ admitted, discharged }: Episode, date: string) =>
  admitted <= date && (discharged === null || date <= discharged);

/** How many times an ordinary week's contacts the week has. */
function busyness(person: DemoPerson, stays: readonly Episode[], monday: string): number {
  let factor = 1;
  for (const { admitted, discharged } of stays) {
    const untilAdmission = daysBetween(monday, admitted);
    if (untilAdmission > 0 && untilAdmission <= 21) factor *= 1.6;
    if (isInHospital({ admitted, discharged } as Episode, monday)) factor *= 0.7;
    if (discharged !== null && monday > discharged && daysBetween(discharged, monday) <= 28) factor *= 1.5;
  }
  if (daysBetween(person.row.from, monday) < 56) factor *= 1.3;
  const day = monday.slice(5);
  if (day >= '07-01' && day <= '08-07') factor *= 0.72;
  if (day >= '12-20' || day <= '01-06') factor *= 0.8;
  return factor;
}

function generateContact(
  random: Random,
  person: DemoPerson,
  staff: readonly DemoStaff[],
  inHospital: boolean,
  date: string,
  diary: Diary,
): Contact | null {
  const { mode } = random.weighted(modes, ({ weight }) => weight) ?? { mode: ContactMode.IN_PERSON };
  const noShow = mode !== ContactMode.MESSAGE && !inHospital && random.chance(person.noShowRate);
  const minutes = noShow ? 0 : minutesOf(random, mode);
  const present = presentStaff(random, person, staff, mode, date);
  if (present.length === 0) return null;
  const quarters = Math.max(1, Math.ceil((noShow ? quarterMinutes : minutes) / quarterMinutes));
  const start = freeQuarter(random, [person.row.person.number, ...present], date, quarters, diary);
  if (start === null) return null;
  const support = !noShow && random.chance(person.supportShare);
  return {
    person: person.row.person,
    date: { date, time: null },
    time: `${String(Math.floor(start / 4)).padStart(2, '0')}:${String((start % 4) * quarterMinutes).padStart(2, '0')}`,
    minutes,
    mode,
    place: mode === ContactMode.IN_PERSON ? placeOf(random, person, inHospital) : null,
    staff: present,
    person_present: support && random.chance(0.25) ? false : null,
    natural_support: support,
    no_show: noShow,
    outcome: null,
    crisis: false,
    consultation: false,
  };
}

function minutesOf(random: Random, mode: ContactMode): number {
  if (mode === ContactMode.MESSAGE) return 5;
  if (mode === ContactMode.PHONE) return 5 * random.whole(1, 5);
  const typical = mode === ContactMode.VIDEO ? 30 : 42;
  const minutes = typical * Math.exp(0.4 * random.normal());
  return Math.min(180, Math.max(10, 5 * Math.round(minutes / 5)));
}

function placeOf(random: Random, person: DemoPerson, inHospital: boolean): ContactPlace {
  if (inHospital && random.chance(0.9)) return ContactPlace.WARD;
  if (random.chance(person.officeShare)) return ContactPlace.OFFICE;
  return random.chance(0.62) ? ContactPlace.HOME : ContactPlace.COMMUNITY;
}

/** Who takes part: a coordinator of the person or somebody with the competence, now and then two together. */
function presentStaff(
  random: Random,
  person: DemoPerson,
  staff: readonly DemoStaff[],
  mode: ContactMode,
  date: string,
): string[] {
  const weekend = weekdayOf(date) > 5;
  const available = staff.filter((member) =>
    weekend ? member.row.role === TeamRole.COORDINATOR && isEmployed(member, date) : isAtWork(member, date),
  );
  const chosen = random.chance(person.loyalty)
    ? person.row.coordinators[0]
    : random.chance(0.27)
      ? person.row.coordinators[1]
      : null;
  const byWeight = () => random.weighted(available, ({ contactWeight }) => contactWeight);
  const first = available.find(({ row }) => row.reference === chosen) ?? byWeight();
  const second = mode === ContactMode.IN_PERSON && random.chance(0.14) ? byWeight() : null;
  return [...new Set([first, second].flatMap((member) => (member ? [member.row.reference] : [])))];
}

function freeQuarter(
  random: Random,
  people: string[],
  date: string,
  quarters: number,
  diary: Diary,
): number | null {
  for (let attempt = 0; attempt < 12; attempt++) {
    const evening = random.chance(0.05);
    const start = evening
      ? random.whole(68, 78)
      : random.whole(meetingQuarter + meetingQuarters, 68 - quarters);
    if (diary.book(people, date, start, quarters)) return start;
  }
  return null;
}
