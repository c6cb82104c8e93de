import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import type { TableRows } from './destruction.entity.js';
import { Keeping } from './keeping-kinds.js';
import { countRules, type DecidedRecord } from './kept-records.js';
import { ofPersons, personTables } from './person-tables.js';
import { type DestructionPlan, PERSONS_AT_A_TIME } from './retention.type.js';

/** What is to go, and whose it is. */
export interface PlannedDestruction extends DestructionPlan {
  personIds: string[];
}

/** What would be destroyed now: those whose last entry is the oldest first. @returns null when nothing may or must go */
export async function planDestruction(
  manager: EntityManager,
  records: readonly DecidedRecord[],
): Promise<PlannedDestruction | null> {
  const due = records
    .filter(({ keeping }) => keeping !== Keeping.KEPT)
    .map((record) => ({ ...record, lastEntry: record.lastEntry as string }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .slice(0, PERSONS_AT_A_TIME);
  const [first, last] = [due[0], due.at(-1)];
  if (!first || !last) return null;
  const personIds = due.flatMap(({ personId, joinedIds }) => [personId, ...joinedIds]);
  const rows = await countRows(manager, personIds);
  const rules = countRules(due);
  return {
    personIds,
    persons: due.length,
    rows,
    rules,
    firstLastEntry: first.lastEntry,
    lastLastEntry: last.lastEntry,
    mark: createHash('sha256')
      .update(JSON.stringify([due.map(keyOf), rows, rules]))
      .digest('hex'),
  };
}

const keyOf = ({ personId, lastEntry }: { personId: string; lastEntry: string }) =>
  `${lastEntry} ${personId}`;

async function countRows(manager: EntityManager, ids: readonly string[]): Promise<TableRows[]> {
  const counted: TableRows[] = [];
  for (const table of personTables(manager.connection.entityMetadatas)) {
    const [row] = await sql<{ rows: number | string }>(
      manager,
      `SELECT COUNT(*) AS rows FROM ${table.name} WHERE ${ofPersons(table, ':...ids')}`,
      { ids },
    );
    counted.push({ table: table.name, rows: Number(row?.rows) });
  }
  return counted.filter(({ rows }) => rows > 0);
}

/** Makes others who would write about these persons wait, to the end of the transaction. SQLite has one writer anyway. */
export async function lockRecords(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (manager.connection.options.type !== 'postgres') return;
  const tables = personTables(manager.connection.entityMetadatas);
  for (const table of tables.filter((one) => tables.some(({ parent }) => parent === one)))
    await sql(
      manager,
      `SELECT id FROM ${table.name} WHERE ${ofPersons(table, ':...ids')} ORDER BY id FOR UPDATE`,
      { ids },
    );
}

/**
 * Removes every row about these persons, what is frozen too: the permits, which end with the transaction at the latest,
 * are what the database asks for. @returns how many rows of each table went
 */
export async function destroyRecords(manager: EntityManager, ids: readonly string[]): Promise<TableRows[]> {
  await sql(
    manager,
    'INSERT INTO destruction_permit (person_id) SELECT id FROM person WHERE id IN (:...ids)',
    {
      ids,
    },
  );
  const destroyed: TableRows[] = [];
  const tables = personTables(manager.connection.entityMetadatas);
  for (const table of tables.toReversed()) {
    const whose = ofPersons(table, 'SELECT person_id FROM destruction_permit');
    const { affected } = await manager.queryRunner!.query(
      `DELETE FROM ${table.name} WHERE ${whose}`,
      [],
      true,
    );
    destroyed.unshift({ table: table.name, rows: affected ?? 0 });
  }
  await sql(manager, 'DELETE FROM destruction_permit');
  return destroyed.filter(({ rows }) => rows > 0);
}
