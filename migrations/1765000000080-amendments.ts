import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  TableIndex,
  TableUnique,
} from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule } from './immutable-triggers.js';

export const PLANS = [
  { plan: 'crisis_plan', key: 'plan_id', parts: ['crisis_plan_statement', 'closed_hours_unit'] },
  { plan: 'sip', key: 'sip_id', parts: ['sip_goal', 'sip_measure', 'sip_participant'] },
] as const;
const AMENDMENTS = ['voiding', 'correction', 'disagreement'] as const;
const ENROLMENT = ['team_id', 'person_id', 'from_date'];

/** The rules as they were. */
const earlierRules: Rule[] = [
  { table: 'ground', event: 'DELETE', refused: '1 = 1' },
  ...PLANS.flatMap(({ plan, parts }): Rule[] => [
    {
      table: `${plan}_version`,
      event: 'UPDATE',
      columns: ['status'],
      refused: "(OLD.status = 'REPLACED' OR (OLD.status = 'AGREED' AND NEW.status <> 'REPLACED'))",
    },
    { table: `${plan}_version`, event: 'DELETE', refused: "OLD.status <> 'DRAFT'" },
    ...partsOf(`${plan}_version`, 'version_id', "status <> 'DRAFT'", parts).filter(isDelete),
  ]),
];

/**
 * What is agreed may be voided, with the reason on record, and never comes back. The version before it comes back
 * into force, where no other is. What is frozen goes only with the person, in a destruction that is permitted.
 */
const rules: Rule[] = [
  { table: 'ground', event: 'DELETE', refused: notPermitted('SELECT OLD.person_id') },
  ...PLANS.flatMap(({ plan, key, parts }): Rule[] => {
    const versions = `${plan}_version`;
    const personOf = (version: string) =>
      `SELECT ${plan}.person_id FROM ${plan} JOIN ${versions} ON ${versions}.${key} = ${plan}.id
        WHERE ${versions}.id = ${version}`;
    return [
      statusRule({ plan, key }),
      {
        table: versions,
        event: 'DELETE',
        refused: `(OLD.status <> 'DRAFT' AND ${notPermitted(`SELECT person_id FROM ${plan} WHERE id = OLD.${key}`)})`,
      },
      ...partsOf(versions, 'version_id', "status <> 'DRAFT'", parts)
        .filter(isDelete)
        .map((rule) => ({
          ...rule,
          refused: `(${rule.refused} AND ${notPermitted(personOf('OLD.version_id'))})`,
        })),
    ];
  }),
];

const amendmentRules: Rule[] = [
  ...AMENDMENTS.flatMap((table): Rule[] => [
    { table, event: 'UPDATE', refused: '1 = 1' },
    { table, event: 'DELETE', refused: notPermitted('SELECT OLD.person_id') },
  ]),
  {
    table: 'enrolment',
    event: 'UPDATE',
    columns: ['voided_at'],
    refused: '(OLD.voided_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM voiding WHERE record_id = OLD.id))',
  },
];

/** Voiding, correction and the person's disagreement; and who may be destroyed in the transaction under way. */
export class Amendments1765000000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantOf(queryRunner);
    await queryRunner.addColumn(
      'resource_group',
      new TableColumn(optional({ name: 'changed_at', type: instant })),
    );
    await queryRunner.addColumn('enrolment', new TableColumn(optional({ name: 'voided_at', type: instant })));
    const unique = (await queryRunner.getTable('enrolment'))?.uniques.find(
      ({ columnNames }) => columnNames.length === ENROLMENT.length,
    );
    if (unique) await queryRunner.dropUniqueConstraint('enrolment', unique);
    await queryRunner.createIndex(
      'enrolment',
      new TableIndex({ columnNames: ENROLMENT, isUnique: true, where: 'voided_at IS NULL' }),
    );
    for (const table of tables(instant)) await queryRunner.createTable(table);
    await dropTriggers(queryRunner, earlierRules);
    await createTriggers(queryRunner, [...rules, ...amendmentRules]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [...rules, ...amendmentRules]);
    // What was voided was once agreed.
    for (const { plan } of PLANS)
      await queryRunner.query(`UPDATE ${plan}_version SET status = 'REPLACED' WHERE status = 'VOIDED'`);
    await createTriggers(queryRunner, earlierRules);
    for (const { name } of tables('datetime')) await queryRunner.dropTable(name);
    const index = (await queryRunner.getTable('enrolment'))?.indices.find(
      ({ columnNames }) => columnNames.length === ENROLMENT.length,
    );
    if (index) await queryRunner.dropIndex('enrolment', index);
    await queryRunner.createUniqueConstraint('enrolment', new TableUnique({ columnNames: ENROLMENT }));
    await queryRunner.dropColumn('enrolment', 'voided_at');
    await queryRunner.dropColumn('resource_group', 'changed_at');
  }
}

/** Where the status of a version may not go. @param also SQL over NEW and OLD that is true where it may not go either */
export function statusRule({ plan, key }: { plan: string; key: string }, also = '1 = 0'): Rule {
  const table = `${plan}_version`;
  return {
    table,
    event: 'UPDATE',
    columns: ['status'],
    refused: `(
      OLD.status = 'VOIDED'
      OR (OLD.status <> 'DRAFT' AND NEW.status = 'DRAFT')
      OR (NEW.status = 'VOIDED' AND NOT EXISTS (SELECT 1 FROM voiding WHERE record_id = OLD.id))
      OR (OLD.status = 'REPLACED' AND NEW.status = 'AGREED' AND NOT (
        ${another(table, key, "status = 'VOIDED' AND another.number > OLD.number")}
        AND NOT ${another(table, key, "status = 'AGREED'")}
      ))
      OR ${also}
    )`,
  };
}

/** That the plan has another version of which something is so. */
export function another(table: string, key: string, is: string): string {
  return `EXISTS (SELECT 1 FROM ${table} another WHERE another.${key} = OLD.${key} AND another.${is})`;
}

function isDelete({ event }: Rule): boolean {
  return event === 'DELETE';
}

function notPermitted(person: string): string {
  return `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = (${person}))`;
}

const instantOf = (queryRunner: QueryRunner) =>
  queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';

const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });

function tables(instant: string): Table[] {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const prose = (name: string) => ({ name, type: 'text' });
  const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
  const amendment = (name: string, columns: { name: string; type: string }[]) =>
    new Table({
      name,
      columns: [
        { ...id('id'), isPrimary: true },
        choice('record_type'),
        id('record_id'),
        id('person_id'),
        { name: 'recorded_at', type: instant },
        id('recorded_by'),
        { name: 'recorded_by_name', type: 'varchar', length: '200' },
        ...columns,
      ],
      foreignKeys: [
        {
          columnNames: ['person_id'],
          referencedTableName: 'person',
          referencedColumnNames: ['id'],
          onDelete: 'NO ACTION',
          onUpdate: 'NO ACTION',
        },
      ],
      indices: [{ columnNames: ['record_id'] }, { columnNames: ['person_id'] }],
    });
  return [
    amendment('voiding', [prose('reason')]),
    amendment('correction', [
      choice('field'),
      optional(prose('earlier_text')),
      optional(prose('new_text')),
      prose('reason'),
    ]),
    amendment('disagreement', [prose('text')]),
    new Table({ name: 'destruction_permit', columns: [{ ...id('person_id'), isPrimary: true }] }),
  ];
}
