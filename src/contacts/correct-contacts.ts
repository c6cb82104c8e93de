import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import { insertRows } from '../platform/database/insert-rows.js';
import { lockRows } from '../platform/database/lock-row.js';
import { conflict } from '../platform/errors/domain-error.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { Contact, ContactStaff } from './contact.entity.js';
import { contentOf, readContent } from './contact-content.js';
import { outcomeOf } from './contact-rules.js';
import type { ImportContext } from './import-target.js';
import type { Said } from './known-contacts.js';
import { ChangedRecord, RecordChange } from './record-change.entity.js';

/** A contact that a file tells otherwise than it is stored. */
export interface ContactCorrection {
  key: Pick<Contact, 'enrolmentId' | 'date' | 'time' | 'mode'>;
  personId: string;
  stored: Said;
  said: Said;
}

/** Whose contacts are corrected, by whom, from which file and why. */
export interface CorrectionOrigin extends Pick<ImportContext, 'ownerId' | 'actor'> {
  importRunId: string | null;
  /** Empty for a file's. */
  reason: string;
}

/**
 * Puts contacts right and keeps what they said before.
 * @throws DomainError CONFLICT when one of them no longer says what the file was compared with
 */
export async function correctContacts(
  manager: EntityManager,
  { ownerId, actor, importRunId, reason }: CorrectionOrigin,
  corrections: readonly ContactCorrection[],
): Promise<void> {
  const at = new Date();
  const changes: Partial<RecordChange>[] = [];
  const staff: Pick<ContactStaff, 'contactId' | 'staffMemberId'>[] = [];
  for (const { personId, stored, said, ...correction } of corrections) {
    const { enrolmentId, date, time, mode } = correction.key;
    const key = { enrolmentId, date, time, mode };
    const { id } = await readAsStored(manager, key, stored);
    changes.push({
      id: randomUUID(),
      recordType: ChangedRecord.CONTACT,
      recordId: id,
      personId,
      ownerId,
      at,
      accountId: actor.accountId,
      accountName: actor.name,
      reason,
      voids: false,
      importRunId,
      before: beforeOf(key, stored),
    });
    await manager.update(Contact, { id }, { ...readContent(said.rest), revision: NEXT_REVISION });
    staff.push(...said.staffIds.map((staffMemberId) => ({ contactId: id, staffMemberId })));
  }
  await insertRows(manager, RecordChange, changes);
  await manager.delete(ContactStaff, { contactId: In(changes.map(({ recordId }) => recordId!)) });
  await insertRows(manager, ContactStaff, staff);
}

async function readAsStored(
  manager: EntityManager,
  key: ContactCorrection['key'],
  stored: Said,
): Promise<Contact> {
  const where = { ...key, voidedAt: IsNull() };
  const found = await manager.findOneBy(Contact, where);
  if (!found) throw conflict();
  await lockRows(manager, Contact, [found.id]);
  const contact = await manager.findOne(Contact, { where, relations: { staff: true } });
  const staffIds = contact?.staff.map(({ staffMemberId }) => staffMemberId).sort();
  const isAsStored =
    contact && contentOf(contact) === stored.rest && staffIds?.join() === [...stored.staffIds].sort().join();
  if (!isAsStored) throw conflict();
  return contact;
}

/** By the names that a contact has in its history. */
function beforeOf({ date, time, mode }: ContactCorrection['key'], { rest, staffIds }: Said) {
  const { noShow, notFound, consultation, ...content } = readContent(rest);
  const outcome = outcomeOf({ noShow, notFound });
  return { date, time, mode, ...content, ...(consultation && { consultation }), outcome, staffIds };
}
