import type { EntityManager } from 'typeorm';
import { fault, type NumberedRow, refusedFor } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { orderedId } from '../platform/database/ordered-id.js';
import { sql } from '../platform/database/sql.js';
import type { Timeline } from '../platform/dates/periods.js';
import { Contact, ContactStaff } from './contact.entity.js';
import { type ContactContent, contentOf, differencesIn } from './contact-content.js';
import { ContactMode } from './contact-kinds.js';
import { type ContactCorrection, correctContacts } from './correct-contacts.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { Concluded, ImportContext, ImportTarget, Outcome } from './import-target.js';
import { KnownContacts } from './known-contacts.js';
import {
  EarlierRecords,
  type Employment,
  employmentsOf,
  enrolmentsOf,
  type KnownEnrolment,
} from './team-records.js';
import { type ValidContact, validateContact } from './validate-row.js';
import { WaitingRows } from './waiting-rows.js';

type ContactRow = ImportRow<ImportKind.CONTACTS>;

interface StoredContact extends ValidContact {
  id: string;
  staffMemberId: string | null;
}

/** A contact as it waits to be written, with those of the staff who were there. */
interface NewContact {
  enrolmentId: string;
  contact: ValidContact;
  staffIds: string[];
}

/** Takes contacts into a team. */
export class ContactImport implements ImportTarget<ContactRow> {
  readonly recordType = 'contact';
  readonly newRows = new WaitingRows<NewContact>((manager, rows, importRunId) =>
    insertContacts(manager, this.context.ownerId, importRunId, rows),
  );
  /** By enrolment. */
  private readonly known = new Map<string, KnownContacts>();
  /** Contents by themselves: most contacts say what many others do. */
  private readonly contents = new Map<string, string>();
  private readonly persons = new Map<string, string>();
  private readonly corrections: ContactCorrection[] = [];
  private readonly earlier = new EarlierRecords((enrolmentId) => this.readEarlier(enrolmentId));

  private constructor(
    private readonly context: ImportContext,
    private readonly employments: Timeline<Employment>,
    private readonly enrolments: Timeline<KnownEnrolment>,
  ) {}

  static async start(context: ImportContext): Promise<ContactImport> {
    const { manager, team, ownerId } = context;
    return new ContactImport(
      context,
      await employmentsOf(manager, team.id),
      await enrolmentsOf(manager, team.id, ownerId),
    );
  }

  async take(rows: readonly NumberedRow<ContactRow>[]): Promise<Outcome[]> {
    await this.earlier.of(rows.flatMap(({ row }) => this.enrolments.of(row.person.number)));
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  asStored(row: ContactRow): ContactRow {
    const validated = validateContact(row, this.context.today);
    if ('faults' in validated) return row;
    const { date, time, minutes, place, personPresent } = validated.value;
    const known = this.known.get(this.enrolments.on(row.person.number, date)?.id ?? '');
    const present = known?.staffIdsOf(keyOf(validated.value)).map((id) => this.referenceOf(id));
    const staff = present ?? row.staff;
    return { ...row, date: { date, time: null }, time, minutes, place, staff, person_present: personPresent };
  }

  private referenceOf(staffId: string): string {
    return this.employments.all().find(({ id }) => id === staffId)?.reference ?? '?';
  }

  private takeRow(line: number, row: ContactRow): Outcome {
    const validated = validateContact(row, this.context.today);
    if ('faults' in validated) return { became: 'refused', faults: validated.faults };
    const contact = validated.value;
    const { number } = row.person;
    const enrolment = this.enrolments.on(number, contact.date);
    if (!enrolment)
      return refusedFor('person', this.enrolments.of(number).length > 0 ? 'notEnrolled' : 'notInTeam');
    const { personId } = enrolment;
    const staffIds: string[] = [];
    for (const reference of row.staff) {
      const employment = this.employments.on(reference, contact.date);
      if (!employment) {
        const code = this.employments.of(reference).length > 0 ? 'notEmployed' : 'unknownStaff';
        return { ...refusedFor('staff', code, { reference }), personId };
      }
      staffIds.push(employment.id);
    }
    this.persons.set(enrolment.id, personId);
    const said = { rest: this.restOf(contact), staffIds };
    const known = this.known.get(enrolment.id)!;
    const verdict = known.judge(keyOf(contact), said, line);
    if (typeof verdict === 'object')
      return { became: 'refused', personId, faults: [{ column: 'date', reason: verdict }] };
    if (verdict === 'new') this.newRows.add(enrolment.id, { enrolmentId: enrolment.id, contact, staffIds });
    const outcome: Outcome = { became: verdict === 'new' ? 'added' : verdict, personId };
    const isNew = verdict === 'new' || verdict === 'joined';
    if (isNew && hasOtherMode(known, contact, staffIds)) outcome.note = fault('mode', 'otherMode');
    return outcome;
  }

  conclude(): Concluded[] {
    const concluded: Concluded[] = [];
    for (const [enrolmentId, known] of this.known)
      for (const one of known.conclude()) {
        if ('known' in one) {
          concluded.push(...one.known.map((line) => ({ line, became: 'known' as const })));
          continue;
        }
        const { key, stored, said, lines } = one;
        const [date = '', time = '', mode] = key.split(' ');
        const asStored = { key: { enrolmentId, date, time, mode: mode as ContactMode }, stored, said };
        this.corrections.push({ ...asStored, personId: this.persons.get(enrolmentId)! });
        const differences = differencesIn(stored, said, (id) => this.referenceOf(id));
        const [first, ...others] = lines;
        concluded.push({ line: first!, became: 'corrected', differences });
        concluded.push(...others.map((line) => ({ line, became: 'joined' as const })));
      }
    return concluded.sort((one, other) => one.line - other.line);
  }

  /** Corrections are few, and are written when all that is new is there. */
  async write(manager: EntityManager, importRunId: string): Promise<void> {
    await correctContacts(manager, { ...this.context, importRunId, reason: '' }, this.corrections);
  }

  private async readEarlier(enrolmentId: string): Promise<void> {
    const stored = await sql<StoredContact>(
      this.context.manager,
      `SELECT contact.id, CAST(date AS text) AS "date", time, minutes, mode, place,
              person_present AS "personPresent", natural_support_present AS "naturalSupportPresent",
              no_show AS "noShow", not_found AS "notFound", crisis, consultation,
              staff_member_id AS "staffMemberId"
         FROM contact LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        WHERE enrolment_id = :enrolmentId AND voided_at IS NULL`,
      { enrolmentId },
    );
    const staffOf = new Map<string, string[]>();
    const contacts = new Map(stored.map((contact) => [contact.id, contact]));
    for (const { id, staffMemberId } of stored) {
      staffOf.set(id, [...(staffOf.get(id) ?? []), ...(staffMemberId === null ? [] : [staffMemberId])]);
    }
    const known = new KnownContacts();
    for (const [id, staffIds] of staffOf) {
      const contact = contacts.get(id)!;
      known.add(keyOf(contact), { rest: this.restOf(contact), staffIds });
    }
    this.known.set(enrolmentId, known);
  }

  private restOf(contact: ContactContent): string {
    const content = contentOf(contact);
    const same = this.contents.get(content);
    if (same === undefined) this.contents.set(content, content);
    return same ?? content;
  }
}

async function insertContacts(
  manager: EntityManager,
  ownerId: string,
  importRunId: string,
  rows: readonly NewContact[],
): Promise<void> {
  const withId = rows.map((row) => ({ ...row, id: orderedId() }));
  await insertRows(
    manager,
    Contact,
    withId.map(({ id, enrolmentId, contact }) => ({ id, ownerId, enrolmentId, importRunId, ...contact })),
  );
  await insertRows(
    manager,
    ContactStaff,
    withId.flatMap(({ id: contactId, staffIds }) =>
      staffIds.map((staffMemberId) => ({ contactId, staffMemberId })),
    ),
  );
}

/** Whether somebody of the staff met the person at the same time in another way: perhaps the way was put right. */
function hasOtherMode(known: KnownContacts, contact: ValidContact, staffIds: readonly string[]): boolean {
  return Object.values(ContactMode).some(
    (mode) => mode !== contact.mode && known.hasAnyOf(staffIds, keyOf({ ...contact, mode })),
  );
}

/** What an enrolment's contact is known by: nobody has two at the same time in the same way. */
function keyOf({ date, time, mode }: ValidContact): string {
  return `${date} ${time} ${mode}`;
}
