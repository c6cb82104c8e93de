import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { BlocksService } from '../consents/blocks.service.js';
import { ConsentForm } from '../consents/consent-form.js';
import { GroundsService } from '../consents/grounds.service.js';
import { GroundKind } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { PersonListService } from '../persons/person-list.service.js';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { readDemoData } from './demo-data.js';
import type { DemoRegister } from './fill-register.js';

/** Words of data/demo/grounds.json. Person 0 is the one with plans; the others come in the order of the list. */
interface DemoConsent {
  person: number;
  receiver: string;
  unit?: string;
  purpose: string;
  categories: (keyof typeof RecordCategory)[];
  lastInDays: number;
  form: keyof typeof ConsentForm;
  withdrawal?: string;
}

/** Records what a few people have consented to, as their coordinator does, withdraws what they have withdrawn, and blocks. */
export async function fillGrounds(
  app: INestApplicationContext,
  actor: Actor,
  { teamId, principalIds, unitIds }: DemoRegister,
  planPersonId: string,
): Promise<void> {
  const grounds = app.get(GroundsService, { strict: false });
  const list = app.get(PersonListService, { strict: false });
  const { items: enrolled } = await list.list(actor, teamId, {}, { page: 1, size: 1000 });
  const others = enrolled.filter(
    ({ person }) => person.ownerId === actor.principalId && !person.protectedIdentity,
  );
  const personIds = [...new Set([planPersonId, ...others.map(({ person }) => person.id)])];
  for (const { person, receiver, unit, withdrawal, lastInDays, ...consent } of readDemoData<DemoConsent[]>(
    'grounds.json',
  )) {
    const { id: groundId } = await grounds.record(actor, {
      personId: personIds[person]!,
      kind: GroundKind.CONSENT,
      receiverId: principalIds.get(receiver)!,
      receiverUnitId: unit && unitIds.get(unit),
      purpose: consent.purpose,
      categories: consent.categories.map((category) => RecordCategory[category]),
      fromDate: today(),
      toDate: addDays(today(), lastInDays),
      form: ConsentForm[consent.form],
      standingRelease: unit === undefined,
    });
    if (withdrawal) await grounds.withdraw(actor, { groundId, note: withdrawal });
  }
  // The last of the list shows nothing to other principals.
  await app.get(BlocksService, { strict: false }).set(actor, { personId: personIds.at(-1)! });
}
