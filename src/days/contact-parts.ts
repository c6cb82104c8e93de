import { type EntityManager, In } from 'typeorm';
import { type Contact, ContactStaff } from '../contacts/contact.entity.js';

/** Attaches to contacts the staff who took part. */
export async function attachStaff<Row extends Contact>(
  manager: EntityManager,
  contacts: readonly Row[],
): Promise<void> {
  const ids = contacts.map(({ id }) => id);
  const present = await manager.find(ContactStaff, {
    where: { contactId: In(ids) },
    relations: { staffMember: true },
    order: { staffMember: { name: 'ASC' }, staffMemberId: 'ASC' },
  });
  const byContact = Map.groupBy(present, ({ contactId }) => contactId);
  for (const contact of contacts) contact.staff = byContact.get(contact.id) ?? [];
}
