import { randomUUID } from 'node:crypto';
import { sql } from '../platform/database/sql.js';
import { Contact, ContactStaff } from './contact.entity.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import {
  type ImportContext,
  type ImportTarget,
  type NumberedRow,
  type Outcome,
  refusedFor,
} from './import-target.js';
import { KnownRows } from './known-rows.js';
import type { Timeline } from './periods.js';
import { type SettledContact, settleContact } from './settle-row.js';
import { type Employment, employmentsOf, enrolmentsOf, type KnownEnrolment } from './team-records.js';

type ContactRow = ImportRow<ImportKind.CONTACTS>;

interface StoredContact extends SettledContact {
  id: string;
  enrolmentId: string;
  staffMemberId: string | null;
}

/** Takes contacts into a team. */
export class ContactImport implements ImportTarget<ContactRow> {
  readonly recordType = 'contact';
  private readonly known = new KnownRows();
  /** The enrolments whose contacts from before the file are in `known`. */
  private readonly loaded = new Set<string>();

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
    await this.loadKnown(rows);
    const contacts: Contact[] = [];
    const present: ContactStaff[] = [];
    const outcomes = rows.map(({ line, row }) => this.takeRow(line, row, contacts, present));
    await this.context.manager.insert(Contact, contacts);
    await this.context.manager.insert(ContactStaff, present);
    return outcomes;
  }

  private takeRow(line: number, row: ContactRow, contacts: Contact[], present: ContactStaff[]): Outcome {
    const settled = settleContact(row, this.context.today);
    if ('faults' in settled) return { became: 'refused', faults: settled.faults };
    const contact = settled.value;
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
    const verdict = this.known.judge(keyOf(enrolment.id, contact), contentOf(contact, staffIds), line);
    if (verdict === 'known') return { became: 'known', personId };
    if (verdict !== 'new')
      return { became: 'refused', personId, faults: [{ column: 'date', reason: verdict }] };
    const id = randomUUID();
    const { manager, ownerId } = this.context;
    contacts.push(manager.create(Contact, { id, ownerId, enrolmentId: enrolment.id, ...contact }));
    present.push(
      ...staffIds.map((staffMemberId) => manager.create(ContactStaff, { contactId: id, staffMemberId })),
    );
    return { became: 'added', personId };
  }

  /** Reads the contacts that each enrolment had before the file, the first time the file names it. */
  private async loadKnown(rows: readonly NumberedRow<ContactRow>[]): Promise<void> {
    const named = rows.flatMap(({ row }) => this.enrolments.of(row.person.number).map(({ id }) => id));
    const ids = [...new Set(named)].filter((id) => !this.loaded.has(id));
    if (ids.length === 0) return;
    const stored = await sql<StoredContact>(
      this.context.manager,
      `SELECT contact.id, enrolment_id AS "enrolmentId", CAST(date AS text) AS "date", time, minutes, mode, place,
              person_present AS "personPresent", natural_support_present AS "naturalSupportPresent",
              no_show AS "noShow", staff_member_id AS "staffMemberId"
         FROM contact LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        WHERE enrolment_id IN (:...ids)`,
      { ids },
    );
    const staffOf = new Map<string, string[]>();
    for (const { id, staffMemberId } of stored) {
      staffOf.set(id, [...(staffOf.get(id) ?? []), ...(staffMemberId === null ? [] : [staffMemberId])]);
    }
    for (const contact of stored) {
      this.known.add(keyOf(contact.enrolmentId, contact), contentOf(contact, staffOf.get(contact.id) ?? []));
    }
    for (const id of ids) this.loaded.add(id);
  }
}

/** What a contact is known by: nobody has two at the same time in the same way. */
function keyOf(enrolmentId: string, { date, time, mode }: SettledContact): string {
  return `${enrolmentId} ${date} ${time} ${mode}`;
}

function contentOf(
  { minutes, place, personPresent, naturalSupportPresent, noShow }: SettledContact,
  staffIds: string[],
): string {
  // SQLite gives 0 and 1 for booleans.
  const flags = [personPresent, naturalSupportPresent, noShow].map(Boolean);
  return JSON.stringify([minutes, place, flags, [...staffIds].sort()]);
}
