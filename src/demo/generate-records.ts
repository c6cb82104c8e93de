import type { ImportRow } from '../contacts/import-columns.js';
import { ImportKind } from '../contacts/import-kind.js';
import { addDays } from '../platform/dates/civil-date.js';
import { generateContacts } from './generate-contacts.js';
import { generateEnrolments } from './generate-enrolments.js';
import { generateEpisodes } from './generate-episodes.js';
import { generateInterventions } from './generate-interventions.js';
import { generateMeetings } from './generate-meetings.js';
import { type Employers, readDemoStaff } from './generate-staff.js';
import { seededRandom } from './random.js';

/** The rows of the files, in the order in which they can be loaded. */
export type DemoRecords = { [K in ImportKind]: ImportRow<K>[] };

/**
 * One made-up team: its staff, enrolments and interventions of the last years, and one year of contacts, meetings and
 * hospital episodes that ends on `endDate`. The same seed and date give the same records.
 */
export function generateRecords(seed: number, endDate: string, employers: Employers): DemoRecords {
  const random = seededRandom(seed);
  const from = addDays(endDate, -364);
  const staff = readDemoStaff(endDate, employers);
  const people = generateEnrolments(random, endDate, staff, employers);
  const episodes = generateEpisodes(random, people, from, endDate);
  return {
    [ImportKind.STAFF]: staff.map(({ row }) => row),
    [ImportKind.ENROLMENTS]: people.map(({ row }) => row),
    [ImportKind.CONTACTS]: generateContacts(random, people, staff, episodes, from, endDate),
    [ImportKind.MEETINGS]: generateMeetings(random, people, staff, from, endDate),
    [ImportKind.EPISODES]: episodes,
    [ImportKind.INTERVENTIONS]: generateInterventions(random, people, endDate),
  };
}
