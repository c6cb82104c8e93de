import type { EntityManager } from 'typeorm';
import { type NumberedRow, refusedFor } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { orderedId } from '../platform/database/ordered-id.js';
import { sql } from '../platform/database/sql.js';
import type { Timeline } from '../platform/dates/periods.js';
import { Contact, ContactStaff } from './contact.entity.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { KnownRows } from './known-rows.js';
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
  private readonly known = new Map<string, KnownRows>();
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
    return { ...row, date: { date, time: null }, time, minutes, place, person_present: personPresent };
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
    const known = this.known.get(enrolment.id)!;
    const verdict = known.judge(keyOf(contact), contentOf(contact, staffIds), line);
    if (verdict === 'known') return { became: 'known', personId };
    if (verdict !== 'new')
      return { became: 'refused', personId, faults: [{ column: 'date', reason: verdict }] };
    this.newRows.add(enrolment.id, { enrolmentId: enrolment.id, contact, staffIds });
    return { became: 'added', personId };
  }

  private async readEarlier(enrolmentId: string): Promise<void> {
    const stored = await sql<StoredContact>(
      this.context.manager,
      `SELECT contact.id, CAST(date AS text) AS "date", time, minutes, mode, place,
              person_present AS "personPresent", natural_support_present AS "naturalSupportPresent",
              no_show AS "noShow", staff_member_id AS "staffMemberId"
         FROM contact LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        WHERE enrolment_id = :enrolmentId AND voided_at IS NULL`,
      { enrolmentId },
    );
    const staffOf = new Map<string, string[]>();
    for (const { id, staffMemberId } of stored) {
      staffOf.set(id, [...(staffOf.get(id) ?? []), ...(staffMemberId === null ? [] : [staffMemberId])]);
    }
    const known = new KnownRows();
    for (const contact of stored)
      known.add(keyOf(contact), contentOf(contact, staffOf.get(contact.id) ?? []));
    this.known.set(enrolmentId, known);
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

/** What an enrolment's contact is known by: nobody has two at the same time in the same way. */
function keyOf({ date, time, mode }: ValidContact): string {
  return `${date} ${time} ${mode}`;
}

function contentOf(
  { minutes, place, personPresent, naturalSupportPresent, noShow }: ValidContact,
  staffIds: string[],
): string {
  // SQLite gives 0 and 1 for booleans.
  const flags = [personPresent, naturalSupportPresent, noShow].map(Boolean);
  return JSON.stringify([minutes, place, flags, [...staffIds].sort()]);
}
