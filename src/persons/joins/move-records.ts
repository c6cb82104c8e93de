import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { sql } from '../../platform/database/sql.js';
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
export async function moveRecords(
  manager: EntityManager,
  actor: Actor,
  { keptId, joinedId, reason, decidedAt }: RecordJoin,
): Promise<void> {
  const parameters = {
    keptId,
    joinedId,
    reason,
    at: decidedAt,
    accountId: actor.accountId,
    name: actor.name,
  };
  await mergeGroups(manager, keptId, joinedId);
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

/** Members and goals of a second group come last in the first. The second stays, empty, with the record that had it. */
async function mergeGroups(manager: EntityManager, keptId: string, joinedId: string): Promise<void> {
  const group = 'SELECT id FROM resource_group WHERE person_id =';
  const groups = { keptId, joinedId };
  for (const part of ['resource_group_member', 'resource_group_goal'])
    await sql(
      manager,
      `UPDATE ${part} SET
         position = position + (SELECT COUNT(*) FROM ${part} own WHERE own.group_id = (${group} :keptId)),
         group_id = (${group} :keptId)
        WHERE group_id = (${group} :joinedId) AND EXISTS (${group} :keptId)`,
      groups,
    );
  await sql(
    manager,
    `UPDATE resource_group SET revision = revision + 1 WHERE person_id = :keptId AND EXISTS (${group} :joinedId)`,
    groups,
  );
}
