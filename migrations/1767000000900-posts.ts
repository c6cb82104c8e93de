import { randomUUID } from 'node:crypto';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  TableForeignKey,
  TableIndex,
  TableUnique,
} from 'typeorm';
import { sql } from '../src/platform/database/sql.js';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const employments: RowRule[] = [
  {
    name: 'staff_member_no_overlap',
    table: 'staff_member',
    same: ['team_id', 'reference'],
    period: ['from_date', 'to_date'],
  },
];
const rules: RowRule[] = [
  {
    name: 'post_no_overlap',
    table: 'post',
    same: ['staff_member_id', 'employer_id'],
    period: ['from_date', 'to_date'],
    where: ['voided_at IS NULL'],
  },
  {
    name: 'leave_no_overlap',
    table: 'leave',
    same: ['post_id'],
    period: ['from_date', 'to_date'],
    where: ['voided_at IS NULL'],
  },
  {
    name: 'staff_member_account',
    table: 'staff_member',
    same: ['team_id', 'account_id'],
    where: ['account_id IS NOT NULL'],
  },
];
const history = always('staff_change');
/** What has ended is frozen, and refers to somebody. */
const endedActions: Rule[] = [
  { table: 'improvement_action', event: 'UPDATE', refused: "OLD.status IN ('DONE', 'ABANDONED')" },
];
/** Tables that refer to staff: the column, and what is the same in two rows that would become one. */
const REFERENCES = [
  { table: 'contact_staff', column: 'staff_member_id', key: 'contact_id' },
  { table: 'enrolment_coordinator', column: 'staff_member_id', key: 'enrolment_id' },
  { table: 'improvement_action', column: 'owner_id' },
];
/** What an employment was and a post is. */
const OF_POST = ['profession', 'role', 'employer_id', 'from_date', 'to_date'];

/** A member of staff is one human with posts. Until here each row of the staff was one employment. */
export class Posts1767000000900 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await dropRowRules(queryRunner, employments);
    for (const table of tables(instantType(queryRunner))) await queryRunner.createTable(table);
    await queryRunner.query(
      `INSERT INTO post (id, staff_member_id, percent_hundredths, ${OF_POST})
       SELECT id, FIRST_VALUE(id) OVER (PARTITION BY team_id, reference ORDER BY from_date, id),
              fte_hundredths * 100, ${OF_POST}
         FROM staff_member`,
    );
    await joinMembers(queryRunner);
    await dropTriggers(queryRunner, endedActions);
    for (const reference of REFERENCES) await pointAtHumans(queryRunner, reference);
    await createTriggers(queryRunner, endedActions);
    await queryRunner.query(
      'DELETE FROM staff_member WHERE id IN (SELECT id FROM post WHERE staff_member_id <> id)',
    );
    await dropUnique(queryRunner);
    await dropForeignKey(queryRunner, 'employer_id');
    await queryRunner.dropColumns('staff_member', [...OF_POST, 'fte_hundredths']);
    await queryRunner.addColumns('staff_member', [
      new TableColumn({ ...id('account_id'), isNullable: true }),
      new TableColumn(revision),
    ]);
    await queryRunner.createForeignKey(
      'staff_member',
      new TableForeignKey(references('account_id', 'account')),
    );
    await queryRunner.createIndex('staff_member', new TableIndex({ columnNames: ['account_id'] }));
    await queryRunner.createUniqueConstraint('staff_member', uniqueReference());
    await createRowRules(queryRunner, rules);
    await createTriggers(queryRunner, history);
  }

  /**
   * Each post becomes an employment again, and what referred to a human refers to the first of theirs. Leaves, posts entered
   * by mistake and whoever has no other are lost; of two posts at once the rule of employments leaves one out.
   */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, history);
    await dropRowRules(queryRunner, rules);
    await dropTriggers(queryRunner, endedActions);
    await queryRunner.query(
      `CREATE TABLE employment AS
         SELECT post.id, team_id, reference, name, qualifications, percent_hundredths / 100 AS fte_hundredths, ${OF_POST},
                FIRST_VALUE(post.id) OVER (PARTITION BY staff_member_id ORDER BY from_date, post.id) AS first_id, staff_member_id
           FROM post JOIN staff_member ON staff_member.id = staff_member_id WHERE voided_at IS NULL`,
    );
    // Nothing may refer to a table that SQLite makes anew.
    for (const { table, column, key } of REFERENCES) {
      await queryRunner.query(
        `CREATE TABLE kept_${table} AS SELECT ${key ?? 'id'}, ${column} FROM ${table} WHERE ${column} IS NOT NULL`,
      );
      await queryRunner.query(key ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${column} = NULL`);
    }
    for (const { name } of tables('datetime').reverse()) await queryRunner.dropTable(name);
    await queryRunner.query('DELETE FROM staff_member');
    await dropUnique(queryRunner);
    await dropForeignKey(queryRunner, 'account_id');
    await queryRunner.dropIndex('staff_member', new TableIndex({ columnNames: ['account_id'] }));
    await queryRunner.dropColumns('staff_member', ['account_id', 'revision']);
    const ofEmployment = [...ofPost, { name: 'fte_hundredths', type: 'integer' }];
    await queryRunner.addColumns(
      'staff_member',
      ofEmployment.map((column) => new TableColumn(column)),
    );
    await queryRunner.createForeignKey(
      'staff_member',
      new TableForeignKey(references('employer_id', 'principal')),
    );
    await queryRunner.createUniqueConstraint('staff_member', uniqueEmployment());
    const columns = `id, team_id, reference, name, qualifications, fte_hundredths, ${OF_POST}`;
    await queryRunner.query(`INSERT INTO staff_member (${columns}) SELECT ${columns} FROM employment`);
    const first = (row: string) => `SELECT DISTINCT first_id FROM employment WHERE staff_member_id = ${row}`;
    for (const { table, column, key } of REFERENCES) {
      const kept = `kept_${table}`;
      await queryRunner.query(
        key
          ? `INSERT INTO ${table} (${key}, ${column}) SELECT ${key}, (${first(`${kept}.${column}`)}) FROM ${kept}
              WHERE EXISTS (${first(`${kept}.${column}`)})`
          : `UPDATE ${table} SET ${column} = (
               SELECT DISTINCT first_id FROM employment JOIN ${kept} ON staff_member_id = ${kept}.${column}
                WHERE ${kept}.id = ${table}.id)`,
      );
      await queryRunner.query(`DROP TABLE ${kept}`);
    }
    await queryRunner.query('DROP TABLE employment');
    await createTriggers(queryRunner, endedActions);
    await createRowRules(queryRunner, employments);
  }
}

/** The one row that stays of each human has what the latest said of name and training; what earlier ones said is history. */
async function joinMembers({ manager }: QueryRunner): Promise<void> {
  const rows = await sql<{ memberId: string; name: string; qualifications: string }>(
    manager,
    `SELECT staff_member_id AS "memberId", name, qualifications
       FROM post JOIN staff_member ON staff_member.id = post.id
      WHERE staff_member_id IN (SELECT staff_member_id FROM post WHERE staff_member_id <> id)
      ORDER BY staff_member_id, post.from_date, post.id`,
  );
  const latest = new Map<string, { name: string; qualifications: string }>();
  const at = new Date().toISOString().replace('T', ' ').slice(0, -1);
  for (const { memberId, ...said } of rows) {
    const before = latest.get(memberId);
    latest.set(memberId, said);
    for (const field of ['name', 'qualifications'] as const)
      if (before && before[field] !== said[field])
        await sql(
          manager,
          `INSERT INTO staff_change
             (id, staff_member_id, record_type, record_id, field, earlier_text, new_text, reason, recorded_at)
           VALUES (:id, :memberId, 'staff_member', :memberId, :field, :earlier, :later, '', :at)`,
          {
            id: randomUUID(),
            memberId,
            field,
            earlier: before[field] || null,
            later: said[field] || null,
            at,
          },
        );
  }
  for (const [memberId, said] of latest)
    await sql(
      manager,
      'UPDATE staff_member SET name = :name, qualifications = :qualifications WHERE id = :memberId',
      {
        ...said,
        memberId,
      },
    );
}

/** What referred to any employment of a human refers to the human; what named the same one twice does so once. */
async function pointAtHumans(
  queryRunner: QueryRunner,
  { table, column, key }: { table: string; column: string; key?: string },
): Promise<void> {
  const human = (row: string) => `(SELECT staff_member_id FROM post WHERE post.id = ${row}.${column})`;
  const isOther = `${column} IN (SELECT id FROM post WHERE staff_member_id <> id)`;
  if (key)
    await queryRunner.query(
      `DELETE FROM ${table} WHERE ${isOther} AND EXISTS (
         SELECT 1 FROM ${table} another WHERE another.${key} = ${table}.${key}
           AND ${human('another')} = ${human(table)}
           AND (another.${column} = ${human(table)} OR another.${column} < ${table}.${column})
           AND another.${column} <> ${table}.${column}
       )`,
    );
  await queryRunner.query(`UPDATE ${table} SET ${column} = ${human(table)} WHERE ${isOther}`);
}

async function dropUnique(queryRunner: QueryRunner): Promise<void> {
  const staff = await queryRunner.getTable('staff_member');
  for (const { name } of staff?.uniques ?? [])
    await queryRunner.dropUniqueConstraint('staff_member', name as string);
}

async function dropForeignKey(queryRunner: QueryRunner, column: string): Promise<void> {
  const staff = await queryRunner.getTable('staff_member');
  const key = staff?.foreignKeys.find(({ columnNames }) => columnNames.includes(column));
  if (key) await queryRunner.dropForeignKey('staff_member', key);
}

const uniqueEmployment = () => new TableUnique({ columnNames: ['team_id', 'reference', 'from_date'] });
const uniqueReference = () => new TableUnique({ columnNames: ['team_id', 'reference'] });

const id = (name: string) => ({ name, type: 'varchar', length: '36' });
const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
const day = (name: string) => ({ name, type: 'date' });
const lastDay = { ...day('to_date'), isNullable: true };
const revision = { name: 'revision', type: 'integer', default: 1 };
const ofPost = [id('employer_id'), choice('profession'), choice('role'), day('from_date'), lastDay];

const references = (column: string, table: string) => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

const tables = (instant: string) => [
  new Table({
    name: 'post',
    columns: [
      { ...id('id'), isPrimary: true },
      id('staff_member_id'),
      ...ofPost,
      { name: 'percent_hundredths', type: 'integer' },
      { name: 'voided_at', type: instant, isNullable: true },
    ],
    foreignKeys: [references('staff_member_id', 'staff_member'), references('employer_id', 'principal')],
    indices: [{ columnNames: ['staff_member_id'] }],
  }),
  new Table({
    name: 'leave',
    columns: [
      { ...id('id'), isPrimary: true },
      id('post_id'),
      day('from_date'),
      lastDay,
      { name: 'days', type: 'integer', isNullable: true },
      { ...choice('kind'), isNullable: true },
      { name: 'voided_at', type: instant, isNullable: true },
    ],
    foreignKeys: [references('post_id', 'post')],
    indices: [{ columnNames: ['post_id'] }],
  }),
  new Table({
    name: 'staff_change',
    columns: [
      { ...id('id'), isPrimary: true },
      id('staff_member_id'),
      choice('record_type'),
      id('record_id'),
      choice('field'),
      { name: 'earlier_text', type: 'text', isNullable: true },
      { name: 'new_text', type: 'text', isNullable: true },
      { name: 'reason', type: 'text' },
      { name: 'recorded_at', type: instant },
      { ...id('recorded_by'), isNullable: true },
      { name: 'recorded_by_name', type: 'varchar', length: '200', isNullable: true },
    ],
    foreignKeys: [references('staff_member_id', 'staff_member')],
    indices: [{ columnNames: ['staff_member_id'] }],
  }),
];
