import type { QueryRunner } from 'typeorm';
import { isPostgres } from './dialect.js';

/** A change that the database itself refuses, also to somebody who reaches past the program. */
export interface Rule {
  table: string;
  event: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Only a change of these columns; every column when missing. */
  columns?: readonly string[];
  /** SQL over NEW and OLD that is true where the change is refused. */
  refused: string;
}

export const always = (table: string): Rule[] => [
  { table, event: 'UPDATE', refused: '1 = 1' },
  { table, event: 'DELETE', refused: '1 = 1' },
];

export const whenClosed = (table: string): Rule[] => [
  { table, event: 'UPDATE', refused: "OLD.status = 'CLOSED'" },
  { table, event: 'DELETE', refused: "OLD.status = 'CLOSED'" },
];

/** A row of a frozen parent is neither changed, removed, added, nor moved there from another parent. */
export function partsOf(parent: string, key: string, frozen: string, tables: readonly string[]): Rule[] {
  const isPart = (row: 'NEW' | 'OLD') =>
    `EXISTS (SELECT 1 FROM ${parent} WHERE ${parent}.id = ${row}.${key} AND ${parent}.${frozen})`;
  return tables.flatMap((table): Rule[] => [
    { table, event: 'INSERT', refused: isPart('NEW') },
    { table, event: 'UPDATE', refused: `(${isPart('OLD')} OR ${isPart('NEW')})` },
    { table, event: 'DELETE', refused: isPart('OLD') },
  ]);
}

export async function createTriggers(queryRunner: QueryRunner, rules: readonly Rule[]): Promise<void> {
  const create = isPostgres(queryRunner) ? postgresTrigger : sqliteTrigger;
  for (const rule of rules) await queryRunner.query(create(rule));
}

export async function dropTriggers(queryRunner: QueryRunner, rules: readonly Rule[]): Promise<void> {
  for (const rule of rules) {
    // On PostgreSQL the trigger goes with its function.
    await queryRunner.query(
      isPostgres(queryRunner) ? `DROP FUNCTION ${nameOf(rule)}() CASCADE` : `DROP TRIGGER ${nameOf(rule)}`,
    );
  }
}

/** PostgreSQL can empty a table without deleting a row. The tables are ones whose rows are never deleted. */
export async function refuseTruncate(queryRunner: QueryRunner, tables: readonly string[]): Promise<void> {
  if (!isPostgres(queryRunner)) return;
  for (const table of tables)
    await queryRunner.query(
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ${table}_no_delete()`,
    );
}

const nameOf = ({ table, event, columns }: Rule) =>
  `${table}_no_${event.toLowerCase()}${columns?.length === 1 ? `_of_${columns[0]}` : ''}`;

const eventOf = ({ event, columns }: Rule) => (columns ? `${event} OF ${columns.join(', ')}` : event);

function sqliteTrigger(rule: Rule): string {
  const { table, refused } = rule;
  return `CREATE TRIGGER ${nameOf(rule)} BEFORE ${eventOf(rule)} ON ${table} WHEN ${refused}
    BEGIN SELECT RAISE(ABORT, 'immutable record: ${table}'); END`;
}

/** PostgreSQL allows no subquery in WHEN, so the question is asked inside the function. */
function postgresTrigger(rule: Rule): string {
  const { table, event, refused } = rule;
  const name = nameOf(rule);
  return `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${refused} THEN RAISE EXCEPTION 'immutable record: ${table}'; END IF;
      RETURN ${event === 'DELETE' ? 'OLD' : 'NEW'};
    END $$;
    CREATE TRIGGER ${name} BEFORE ${eventOf(rule)} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`;
}
