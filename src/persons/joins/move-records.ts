import { randomUUID } from 'node:crypto';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { sql } from '../../platform/database/sql.js';
import { updateAsRead } from '../../platform/database/update-as-read.js';
import type { RecordJoin } from './record-join.entity.js';

/** What is set, and which rows go, beside what is so of every table. */
interface Moving {
  also?: string;
  only?: string;
}

const BEGUN_ABOUT: Moving = { also: 'begun_about_id = COALESCE(begun_about_id, person_id)' };

/** Tables whose rows do not just change their person. */
const MOVING: Record<string, Moving> = {
  // The checksum of what is agreed says whom it was agreed with.
  crisis_plan: BEGUN_ABOUT,
  sip: BEGUN_ABOUT,
  // The sample of a closed audit stays as it was.
  audit_chart: { only: "audit_id IN (SELECT id FROM audit WHERE status <> 'CLOSED')" },
  // The same block twice at once is one: the one that is there already.
  block: {
    only: `(lifted_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM block own WHERE own.person_id = :keptId
      AND own.lifted_at IS NULL AND COALESCE(own.team_id, '') = COALESCE(block.team_id, '')))`,
  },
  // A person has one group.
  resource_group: { only: 'NOT EXISTS (SELECT 1 FROM resource_group own WHERE own.person_id = :keptId)' },
  person_number: {
    also: `ended_at = COALESCE(ended_at, :at), end_reason = COALESCE(end_reason, :reason),
      ended_by = COALESCE(ended_by, :accountId), ended_by_name = COALESCE(ended_by_name, :name)`,
  },
};

/** A join tells of both records and stays as it was written. */
const STAYS = 'record_join';

/**
 * Gives every row about the joined record to the one that is kept: all tables that refer to a person, found in what the
 * entities say. The database lets a row become another person's on a confirmed join alone.
 */
export async function moveRecords(manager: EntityManager, actor: Actor, join: RecordJoin): Promise<void> {
  const { keptId, joinedId, reason, decidedAt } = join;
  const parameters = {
    keptId,
    joinedId,
    reason,
    at: decidedAt,
    accountId: actor.accountId,
    name: actor.name,
  };
  await mergeGroups(manager, actor, join);
  for (const { tableName, foreignKeys } of manager.connection.entityMetadatas) {
    if (tableName === STAYS) continue;
    if (!foreignKeys.some(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === 'person'))
      continue;
    const { also, only } = MOVING[tableName] ?? {};
    await sql(
      manager,
      `UPDATE ${tableName} SET ${[also, 'person_id = :keptId'].filter(Boolean).join(', ')}
        WHERE ${['person_id = :joinedId', only].filter(Boolean).join(' AND ')}`,
      parameters,
    );
  }
  for (const fact of ['protected_identity', 'placed_as_child'])
    await sql(
      manager,
      `UPDATE person SET ${fact} = (1 = 1), revision = revision + 1 WHERE id = :keptId AND NOT ${fact}
         AND EXISTS (SELECT 1 FROM person joined WHERE joined.id = :joinedId AND joined.${fact})`,
      { keptId, joinedId },
    );
}

/**
 * Members and goals of a second group come last in the next version of the first. The second stays as it is, in all its versions,
 * with the record that had it.
 */
async function mergeGroups(
  manager: EntityManager,
  { accountId, name }: Actor,
  { keptId, joinedId }: RecordJoin,
): Promise<void> {
  // By the names of the entities, which lie further down than a person.
  const groupOf = (personId: string) => manager.findOneBy<ObjectLiteral>('ResourceGroup', { personId });
  const [kept, joined] = [await groupOf(keptId), await groupOf(joinedId)];
  if (!kept || !joined) return;
  const [savedAt, number] = [new Date(), kept.revision + 1];
  await updateAsRead<ObjectLiteral>(
    manager,
    'ResourceGroup',
    { id: kept.id, revision: kept.revision },
    { revision: number, changedAt: savedAt },
  );
  for (const part of ['ResourceGroupMember', 'ResourceGroupGoal']) {
    const rowsOf = ({ id: groupId, revision: version }: ObjectLiteral) =>
      manager.find<ObjectLiteral>(part, { where: { groupId, version }, order: { position: 'ASC' } });
    const rows = [...(await rowsOf(kept)), ...(await rowsOf(joined))];
    await manager.insert(
      part,
      rows.map((row, position) => ({
        ...row,
        ...{ id: randomUUID(), groupId: kept.id, version: number, position },
      })),
    );
  }
  const last = { groupId: kept.id, number: kept.revision };
  await manager.insert('ResourceGroupVersion', {
    ...(await manager.findOneByOrFail<ObjectLiteral>('ResourceGroupVersion', last)),
    ...{ id: randomUUID(), groupId: kept.id, number },
    ...{ savedAt, savedBy: accountId, savedByName: name },
  });
}
