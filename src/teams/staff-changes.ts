import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { textOf } from '../platform/revision/changed-in.js';
import { StaffChange } from './staff.entity.js';

/** Who changes something about staff, by the name of the day. */
export type ChangeAuthor = Pick<Actor, 'accountId' | 'name'>;

export type ChangedRecord = Pick<StaffChange, 'staffMemberId' | 'recordType' | 'recordId'>;

type Values = Readonly<Record<string, unknown>>;

/** Keeps each field that is another than before, with both texts. */
export async function keepChanges(
  manager: EntityManager,
  author: ChangeAuthor,
  changes: readonly (ChangedRecord & { earlier: Values; later: Values; reason?: string })[],
): Promise<void> {
  const recorded = { recordedAt: new Date(), recordedBy: author.accountId, recordedByName: author.name };
  await insertRows(
    manager,
    StaffChange,
    changes.flatMap(({ earlier, later, reason = '', ...record }) =>
      Object.keys(later).map((field) => ({
        id: randomUUID(),
        ...record,
        field,
        earlierText: textOf(earlier[field]),
        newText: textOf(later[field]),
        reason,
        ...recorded,
      })),
    ),
  );
}
