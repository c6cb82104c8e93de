import type { Contact } from './contact.entity.js';
import { outcomeOf } from './contact-rules.js';
import type { Correction } from './import-target.js';
import type { Said } from './known-contacts.js';

/** What a contact says beside when and how it was, with the column of a file for each. */
const COLUMN_OF = {
  minutes: 'minutes',
  place: 'place',
  personPresent: 'person_present',
  naturalSupportPresent: 'natural_support',
  noShow: 'no_show',
  notFound: 'outcome',
  crisis: 'crisis',
  consultation: 'consultation',
} as const;

type Field = keyof typeof COLUMN_OF;
export type ContactContent = Pick<Contact, Field>;

const fields = Object.keys(COLUMN_OF) as Field[];

/** The content as one text, by which it is compared. */
export function contentOf(contact: ContactContent): string {
  // SQLite gives 0 and 1 for booleans.
  return JSON.stringify(fields.map((field) => plain(field, contact[field])));
}

const plain = (field: Field, value: unknown) =>
  field === 'minutes' || field === 'place' ? value : Boolean(value);

export function readContent(rest: string): ContactContent {
  const values: unknown[] = JSON.parse(rest);
  return Object.fromEntries(
    fields.map((field, place) => [field, values[place]]),
  ) as unknown as ContactContent;
}

/** The columns in which two differ. @param referenceOf what files call somebody of the staff, by id */
export function differencesIn(stored: Said, said: Said, referenceOf: (id: string) => string): Correction[] {
  const before = readContent(stored.rest);
  const after = readContent(said.rest);
  const staff = ({ staffIds }: Said) => staffIds.map(referenceOf).sort();
  return [
    ...fields
      .filter((field) => field !== 'noShow' && field !== 'notFound')
      .map((field) => ({ column: COLUMN_OF[field], before: before[field], after: after[field] })),
    { column: 'outcome', before: outcomeOf(before), after: outcomeOf(after) },
    { column: 'staff', before: staff(stored), after: staff(said) },
  ].filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}
