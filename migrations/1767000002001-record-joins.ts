import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { offerRules } from './1767000001400-plan-offers.js';
import { instantType, isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

/** Whose rows become another person's on a confirmed join, and on nothing else. */
const ABOUT_A_PERSON = [
  'block',
  'correction',
  'crisis_plan',
  'disagreement',
  'emergency_opening',
  'enrolment',
  'ground',
  'person_number',
  'plan_offer',
  'record_change',
  'resource_group',
  'sip',
  'voiding',
];
const AMENDMENTS = ['voiding', 'correction', 'disagreement', 'record_change'];
const PLANS = ['crisis_plan', 'sip'];

export const NOT_JOINED = `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
  (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`;

const rules: Rule[] = [
  ...ABOUT_A_PERSON.map(
    (table): Rule => ({ table, event: 'UPDATE', columns: ['person_id'], refused: NOT_JOINED }),
  ),
  { table: 'record_join', event: 'UPDATE', refused: 'OLD.decided_at IS NOT NULL' },
  {
    table: 'record_join',
    event: 'DELETE',
    refused: `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id IN (OLD.kept_id, OLD.joined_id))`,
  },
];

/** What is frozen of these but for the person, which has a rule of its own. */
async function frozenTerms(queryRunner: QueryRunner, withPerson: boolean): Promise<Rule[]> {
  const columnsOf = async (table: string, but: readonly string[]) =>
    ((await queryRunner.getTable(table))?.columns ?? [])
      .map(({ name }) => name)
      .filter((name) => !but.includes(name) && (withPerson || name !== 'person_id'));
  const isFrozen = (table: string): Rule => ({ table, event: 'UPDATE', refused: '1 = 1' });
  const frozen = [
    ...AMENDMENTS.map((table) => ({ rule: isFrozen(table), but: [] as string[] })),
    { rule: isFrozen('ground'), but: ['withdrawn_at', 'withdrawn_by', 'withdrawal_note'] },
    ...offerRules.map((rule) => ({ rule, but: [] as string[] })),
  ];
  const made: Rule[] = [];
  for (const { rule, but } of frozen) made.push({ ...rule, columns: await columnsOf(rule.table, but) });
  return made;
}

/** A person has one plan of each kind, but for those that came with another record of theirs. */
const onePlan = (where: string[]): RowRule[] => [
  { name: 'crisis_plan_of_person', table: 'crisis_plan', same: ['person_id', 'label'], where },
  { name: 'sip_of_person', table: 'sip', same: ['person_id'], where },
];
const NOT_MOVED = ['begun_about_id IS NULL'];
const LABEL = ['person_id', 'label'];

/** Two records of one human at one owner, joined by the word of two. */
export class RecordJoins1767000002001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(table(queryRunner));
    for (const plan of PLANS)
      await queryRunner.query(`ALTER TABLE ${plan} ADD COLUMN begun_about_id varchar(36)`);
    await keepingReferences(queryRunner, async () => {
      const unique = (await queryRunner.getTable('crisis_plan'))?.uniques.find(
        ({ columnNames }) => [...columnNames].sort().join() === [...LABEL].sort().join(),
      );
      if (unique) await queryRunner.dropUniqueConstraint('crisis_plan', unique);
    });
    for (const { name } of onePlan([])) await queryRunner.query(`DROP INDEX IF EXISTS ${name}`);
    await createRowRules(queryRunner, onePlan(NOT_MOVED));
    await dropTriggers(queryRunner, await frozenTerms(queryRunner, true));
    await createTriggers(queryRunner, [...(await frozenTerms(queryRunner, false)), ...rules]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [...(await frozenTerms(queryRunner, false)), ...rules]);
    await createTriggers(queryRunner, await frozenTerms(queryRunner, true));
    await dropRowRules(queryRunner, onePlan(NOT_MOVED));
    for (const plan of PLANS) await queryRunner.query(`ALTER TABLE ${plan} DROP COLUMN begun_about_id`);
    // As an index where it was a constraint: SQLite would have to make the table anew for that.
    await createRowRules(queryRunner, onePlan([]));
    await queryRunner.dropTable('record_join');
  }
}

/** SQLite makes the table anew, and would take what triggers of other tables say of it for the old one. */
async function keepingReferences(queryRunner: QueryRunner, act: () => Promise<void>): Promise<void> {
  if (isPostgres(queryRunner)) return act();
  await queryRunner.query('PRAGMA legacy_alter_table = ON');
  await act();
  await queryRunner.query('PRAGMA legacy_alter_table = OFF');
}

function table(queryRunner: QueryRunner): Table {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const name = (of: string) => ({ name: of, type: 'varchar', length: '200' });
  const instant = (of: string) => ({ name: of, type: instantType(queryRunner) });
  const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
  const refersToPerson = (column: string) => ({
    columnNames: [column],
    referencedTableName: 'person',
    referencedColumnNames: ['id'],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  });
  return new Table({
    name: 'record_join',
    columns: [
      { ...id('id'), isPrimary: true },
      id('kept_id'),
      id('joined_id'),
      { name: 'reason', type: 'text' },
      instant('proposed_at'),
      id('proposed_by'),
      name('proposed_by_name'),
      { name: 'confirmed', type: 'boolean' },
      optional(instant('decided_at')),
      optional(id('decided_by')),
      optional(name('decided_by_name')),
      optional({ name: 'declined_because', type: 'text' }),
    ],
    foreignKeys: [refersToPerson('kept_id'), refersToPerson('joined_id')],
    indices: [
      { columnNames: ['kept_id'] },
      { columnNames: ['joined_id'] },
      {
        name: 'record_join_waiting',
        columnNames: ['kept_id', 'joined_id'],
        isUnique: true,
        where: 'decided_at IS NULL',
      },
      { name: 'record_join_of_person', columnNames: ['joined_id'], isUnique: true, where: 'confirmed' },
    ],
  });
}
