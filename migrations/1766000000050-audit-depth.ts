import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableOptions,
  TableUnique,
} from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule, whenClosed } from './immutable-triggers.js';

const earlierRules: Rule[] = [
  ...whenClosed('audit'),
  ...partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_item']),
];

/** The persons of a closed audit's sample stay, but for one whose record is destroyed. */
const chartRules: Rule[] = partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_chart']).map((rule) =>
  rule.event === 'DELETE'
    ? {
        ...rule,
        refused: `(${rule.refused} AND NOT EXISTS
          (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id))`,
      }
    : rule,
);

const rules: Rule[] = [
  ...earlierRules,
  ...partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_topic']),
  ...chartRules,
];

const identifier = (name: string) => ({ name, type: 'varchar', length: '36' });
const whole = (name: string) => ({ name, type: 'integer' });
const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });

const added = [
  optional({ name: 'components', type: 'text' }),
  optional(identifier('sample_seed')),
  optional(whole('sample_size')),
  optional(whole('sample_from')),
  optional(whole('judgement')),
  { name: 'judgement_note', type: 'text', default: "''" },
];

const partOf = (name: string, columns: { name: string; type: string }[], unique: string): TableOptions => ({
  name,
  columns: [{ ...identifier('id'), isPrimary: true }, identifier('audit_id'), ...columns],
  uniques: [{ columnNames: ['audit_id', unique] }],
  foreignKeys: [foreignKey('audit_id', 'audit')],
});

const foreignKey = (column: string, table: string) => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

function tables(): Table[] {
  const chart = partOf('audit_chart', [whole('number'), identifier('person_id')], 'number');
  const code = { name: 'code', type: 'varchar', length: '20' };
  return [
    new Table({
      ...chart,
      foreignKeys: [...(chart.foreignKeys ?? []), foreignKey('person_id', 'person')],
      indices: [{ columnNames: ['person_id'] }],
    }),
    new Table(partOf('audit_topic', [code, { name: 'text', type: 'text' }], 'code')),
  ];
}

/** An audit of chosen subscales, on a drawn sample, rated person by person, described and judged as a whole. */
export class AuditDepth1766000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, earlierRules);
    for (const column of added) await queryRunner.addColumn('audit', new TableColumn(column));
    await withoutDefault(queryRunner, 'audit', 'judgement_note');
    await queryRunner.addColumn('audit_item', new TableColumn({ ...whole('case_number'), default: 0 }));
    await withoutDefault(queryRunner, 'audit_item', 'case_number');
    await changeUnique(queryRunner, ['audit_id', 'code'], ['audit_id', 'code', 'case_number']);
    for (const table of tables()) await queryRunner.createTable(table);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const { name } of tables()) await queryRunner.dropTable(name);
    // The team's rating is what there was before; persons' ratings have no place there.
    await queryRunner.query('DELETE FROM audit_item WHERE case_number > 0');
    await changeUnique(queryRunner, ['audit_id', 'code', 'case_number'], ['audit_id', 'code']);
    await queryRunner.dropColumn('audit_item', 'case_number');
    for (const { name } of added) await queryRunner.dropColumn('audit', name);
    await createTriggers(queryRunner, earlierRules);
  }
}

/** Rows there are needed one; rows to come must name their own. */
async function withoutDefault(queryRunner: QueryRunner, table: string, name: string): Promise<void> {
  const column = (await queryRunner.getTable(table))?.findColumnByName(name);
  if (!column) throw new Error(`${table} has no column ${name}`);
  await queryRunner.changeColumn(table, column, Object.assign(column.clone(), { default: undefined }));
}

async function changeUnique(queryRunner: QueryRunner, from: string[], to: string[]): Promise<void> {
  const unique = (await queryRunner.getTable('audit_item'))?.uniques.find(
    ({ columnNames }) => columnNames.length === from.length,
  );
  if (unique) await queryRunner.dropUniqueConstraint('audit_item', unique);
  await queryRunner.createUniqueConstraint('audit_item', new TableUnique({ columnNames: to }));
}
