import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ConsentForm } from '../consents/consent-form.js';
import { Ground } from '../consents/ground.entity.js';
import { GroundKind } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import type { Actor } from '../platform/access/actor.js';
import { addMonths } from '../platform/dates/civil-date.js';
import type { DemoRegister } from './fill-register.js';

/** One person has let the municipality's coordinator read everything, for a year. */
export async function fillGrounds(
  manager: EntityManager,
  actor: Actor,
  { principalIds }: DemoRegister,
  personId: string,
  fromDate: string,
): Promise<void> {
  await manager.insert(Ground, {
    id: randomUUID(),
    personId,
    kind: GroundKind.CONSENT,
    giverId: principalIds.get('region'),
    receiverId: principalIds.get('municipality'),
    purpose: 'Att boendestödet och teamet ska kunna hålla ihop stödet.',
    categories: Object.values(RecordCategory),
    fromDate,
    toDate: addMonths(fromDate, 12),
    form: ConsentForm.WRITTEN,
    recordedAt: new Date(),
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
}
