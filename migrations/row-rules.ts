import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { sql } from '../src/platform/database/sql.js';
import { StartRefused } from '../src/platform/database/start-refused.js';
import { isPostgres } from './dialect.js';

/** Rows that the database lets nobody keep beside each other, in whatever order they come and however many at once. */
export interface RowRule {
  /** Of the index or constraint, and of the triggers that SQLite has in the place of a constraint. */
  name: string;
  table: string;
  /** No two rows are the same in these columns; with a period, none that are have a day in common. */
  same: readonly string[];
  /** Columns of the first day and the last, which may be missing. */
  period?: readonly [from: string, to: string];
  /** One may begin on the day on which another ends. */
  sharesDay?: boolean;
  /** Conditions, each beginning with a column, on the rows that the rule is about. */
  where?: readonly string[];
}

const logger = new Logger('Upgrade');

/**
 * Makes the rules. Rows that are there already and break one stay as they are: the rule leaves them out by their ids, and
 * holds for all others and for all that come. They are told in the log; see docs/upgrades.md.
 */
export async function createRowRules(queryRunner: QueryRunner, rules: readonly RowRule[]): Promise<void> {
  for (const rule of rules) {
    const excepted = await findBreaking(queryRunner, rule);
    for (const statement of statementsOf(queryRunner, rule, excepted)) await queryRunner.query(statement);
    if (excepted.length > 0)
      logger.warn({
        message: 'Rows that broke a rule before there was one were left as they are; see docs/upgrades.md',
        rule: rule.name,
        table: rule.table,
        ids: excepted,
      });
  }
}

export async function dropRowRules(queryRunner: QueryRunner, rules: readonly RowRule[]): Promise<void> {
  for (const { name, table, period } of rules.toReversed()) {
    if (!period) await queryRunner.query(`DROP INDEX ${name}`);
    else if (isPostgres(queryRunner)) await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    else for (const event of EVENTS) await queryRunner.query(`DROP TRIGGER ${triggerName(name, event)}`);
  }
}

/**
 * What PostgreSQL compares ids and periods with in one index. It comes with the server, and whoever may create in the
 * database may create it.
 * @throws StartRefused
 */
export async function createBtreeGist(queryRunner: QueryRunner): Promise<void> {
  if (!isPostgres(queryRunner)) return;
  await queryRunner.query('CREATE EXTENSION IF NOT EXISTS btree_gist').catch((error: Error) => {
    throw new StartRefused(
      `PostgreSQL did not create the extension btree_gist (${error.message}). Nothing has been changed.
Let whoever owns the database run «CREATE EXTENSION btree_gist» in it (on Red Hat it comes with postgresql-contrib), and start again.`,
    );
  });
}

/**
 * A column in an exclusion constraint. Its index finds a few rows among many slowly, and PostgreSQL thinks that it finds them as fast
 * as any other; of an expression it is never chosen to read by.
 */
const unread = (column: string) => `(${column} || '')`;

/** Makes anew, with the rows that they leave out, the rules from before their indexes were kept from being read by. */
export async function keepRowRulesUnread(queryRunner: QueryRunner): Promise<void> {
  if (!isPostgres(queryRunner)) return;
  const rules = await sql<{ name: string; table: string; definition: string }>(
    queryRunner.manager,
    `SELECT conname AS name, conrelid::regclass::text AS "table", pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'x' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { name, table, definition } of rules) {
    const kept = definition.replace(/(?<=[(,] ?)(\w+)(?= WITH =)/g, (column) => unread(column));
    if (kept === definition) continue;
    await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    await queryRunner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${kept}`);
  }
}

const EVENTS = ['INSERT', 'UPDATE'] as const;
const triggerName = (name: string, event: string) => `${name}_on_${event.toLowerCase()}`;

function statementsOf(queryRunner: QueryRunner, rule: RowRule, excepted: readonly string[]): string[] {
  const { name, table, same, period, sharesDay } = rule;
  const about = (row = '') => aboutOf(rule, excepted, row);
  const where = about() && `WHERE (${about()})`;
  if (!period) return [`CREATE UNIQUE INDEX ${name} ON ${table} (${same.join(', ')}) ${where}`];
  if (isPostgres(queryRunner)) {
    const equal = same.map((column) => `${unread(column)} WITH =`).join(', ');
    const days = `daterange(${period.join(', ')}, '${sharesDay ? '[)' : '[]'}') WITH &&`;
    return [`ALTER TABLE ${table} ADD CONSTRAINT ${name} EXCLUDE USING gist (${equal}, ${days}) ${where}`];
  }
  const another = both(about('another.'), 'another.id <> NEW.id', haveDayInCommon(rule, 'another', 'NEW'));
  const broken = both(about('NEW.'), `EXISTS (SELECT 1 FROM ${table} another WHERE ${another})`);
  return EVENTS.map(
    (event) => `CREATE TRIGGER ${triggerName(name, event)} BEFORE ${event} ON ${table} WHEN ${broken}
      BEGIN SELECT RAISE(ABORT, 'conflicting record: ${table}'); END`,
  );
}

/** Rows that are there already and break the rule: as few as can be left out, the later ones of those that clash. */
async function findBreaking({ manager }: QueryRunner, rule: RowRule): Promise<string[]> {
  const { table, same, period } = rule;
  const about = (row = '') => both('1 = 1', aboutOf(rule, [], row));
  if (!period) {
    const rows = await sql<{ id: string }>(
      manager,
      `SELECT id FROM (
         SELECT id, ROW_NUMBER() OVER (PARTITION BY ${same.join(', ')} ORDER BY id) AS place
         FROM ${table} WHERE ${about()}
       ) numbered WHERE place > 1 ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }
  const [from, to] = period;
  // A period that ends before it begins is none that PostgreSQL could compare.
  const forward = (row: string) => both(about(row), `(${row}${to} IS NULL OR ${row}${to} >= ${row}${from})`);
  const backward = await sql<{ id: string }>(
    manager,
    `SELECT id FROM ${table} WHERE ${both(about(), `${to} < ${from}`)}`,
  );
  const clashes = await sql<{ earlier: string; later: string }>(
    manager,
    `SELECT earlier.id AS earlier, later.id AS later FROM ${table} earlier JOIN ${table} later
       ON ${haveDayInCommon(rule, 'earlier', 'later')} AND (earlier.${from} < later.${from}
         OR (earlier.${from} = later.${from} AND earlier.id < later.id))
      WHERE ${both(forward('earlier.'), forward('later.'))} ORDER BY later.${from}, later.id`,
  );
  const left = new Set(backward.map(({ id }) => id));
  for (const { earlier, later } of clashes) if (!left.has(earlier)) left.add(later);
  return [...left].sort();
}

/** The rows that a rule is about; empty when it is about every row. */
function aboutOf({ where = [] }: RowRule, excepted: readonly string[], row: string): string {
  const ids = excepted.map((id) => `'${id}'`).join(', ');
  return both(...where.map((condition) => row + condition), ids && `${row}id NOT IN (${ids})`);
}

/** That two rows of one owner, such as a person in a team, overlap. With a shared day, what lasts no day overlaps nothing. */
function haveDayInCommon(
  { same, period = ['', ''], sharesDay }: RowRule,
  one: string,
  other: string,
): string {
  const [from, to] = period;
  const begins = (row: string, last: string, sign: string) =>
    `(${last}.${to} IS NULL OR ${row}.${from} ${sign} ${last}.${to})`;
  const sign = sharesDay ? '<' : '<=';
  return both(
    ...same.map((column) => `${one}.${column} = ${other}.${column}`),
    begins(one, other, sign),
    begins(other, one, sign),
    ...(sharesDay ? [begins(one, one, sign), begins(other, other, sign)] : []),
  );
}

const both = (...conditions: string[]) => conditions.filter(Boolean).join(' AND ');
