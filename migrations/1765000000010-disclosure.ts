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

const NO_ACTION = { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' };
/** What hangs on a person and has an owner. */
const OF_PERSON = ['enrolment', 'crisis_plan', 'sip', 'resource_group'] as const;

/**
 * Each principal keeps its own row about a person; grounds, blocks and emergency openings. A person whom several
 * principals had records about becomes one row for each of them.
 */
export class Disclosure1765000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const law = { name: 'law', type: 'varchar', length: '40' };
    await queryRunner.addColumn('principal', new TableColumn({ ...law, isNullable: true }));
    await queryRunner.query(
      `UPDATE principal SET law =
         CASE kind WHEN 'MUNICIPALITY' THEN 'SOCIAL' WHEN 'STATE' THEN 'OTHER' ELSE 'HEALTH' END`,
    );
    await queryRunner.changeColumn('principal', 'law', new TableColumn(law));
    const owner = { name: 'owner_id', type: 'varchar', length: '36' };
    await queryRunner.addColumn('person', new TableColumn({ ...owner, isNullable: true }));
    await dropIndexOn(queryRunner, 'person', 'identity_number');
    await giveOwners(queryRunner);
    await queryRunner.changeColumn('person', 'owner_id', new TableColumn(owner));
    await queryRunner.createForeignKey('person', new TableForeignKey(references('owner_id', 'principal')));
    await queryRunner.createIndex('person', new TableIndex({ columnNames: ['identity_number'] }));
    await queryRunner.createUniqueConstraint(
      'person',
      new TableUnique({ columnNames: ['owner_id', 'identity_number'] }),
    );
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    for (const table of newTables(instant)) await queryRunner.createTable(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of newTables('datetime').reverse()) await queryRunner.dropTable(name);
    await joinOwners(queryRunner);
    const person = await queryRunner.getTable('person');
    const unique = person?.uniques.find(({ columnNames }) => columnNames.includes('owner_id'));
    if (unique) await queryRunner.dropUniqueConstraint('person', unique);
    const key = person?.foreignKeys.find(({ columnNames }) => columnNames.includes('owner_id'));
    if (key) await queryRunner.dropForeignKey('person', key);
    await dropIndexOn(queryRunner, 'person', 'identity_number');
    await queryRunner.dropColumn('person', 'owner_id');
    await queryRunner.createIndex(
      'person',
      new TableIndex({ columnNames: ['identity_number'], isUnique: true }),
    );
    await queryRunner.dropColumn('principal', 'law');
  }
}

/** The first owner keeps the row; each other gets a row of its own, and its records with it. */
async function giveOwners(queryRunner: QueryRunner): Promise<void> {
  const pairs: { personId: string; ownerId: string }[] = await queryRunner.query(
    `SELECT person_id AS "personId", owner_id AS "ownerId" FROM (
       ${OF_PERSON.map((table) => `SELECT person_id, owner_id FROM ${table}`).join(' UNION ')}
     ) records ORDER BY 1, 2`,
  );
  const owned = new Set<string>();
  for (const { personId, ownerId } of pairs) {
    if (!owned.has(personId)) {
      owned.add(personId);
      await queryRunner.query(`UPDATE person SET owner_id = '${ownerId}' WHERE id = '${personId}'`);
      continue;
    }
    const ownId = randomUUID();
    const rest = `identity_number, identity_kind, given_name, family_name, protected_identity, language,
      needs_interpreter, address, phone, fictitious`;
    await queryRunner.query(
      `INSERT INTO person (id, owner_id, ${rest})
       SELECT '${ownId}', '${ownerId}', ${rest} FROM person WHERE id = '${personId}'`,
    );
    for (const table of OF_PERSON)
      await queryRunner.query(
        `UPDATE ${table} SET person_id = '${ownId}' WHERE person_id = '${personId}' AND owner_id = '${ownerId}'`,
      );
  }
  // Somebody nothing is written about belongs to whoever is first in the register.
  await queryRunner.query(
    `UPDATE person SET owner_id = (SELECT id FROM principal ORDER BY kind DESC, name LIMIT 1) WHERE owner_id IS NULL`,
  );
}

/** Before there were owners a person had one row: the first stays. */
async function joinOwners(queryRunner: QueryRunner): Promise<void> {
  const first = (number: string) =>
    `(SELECT MIN(id) FROM person twin WHERE twin.identity_number = ${number})`;
  for (const table of OF_PERSON)
    await queryRunner.query(
      `UPDATE ${table} SET person_id = ${first(`(SELECT identity_number FROM person WHERE id = ${table}.person_id)`)}`,
    );
  await queryRunner.query(`DELETE FROM person WHERE id <> ${first('person.identity_number')}`);
}

async function dropIndexOn(queryRunner: QueryRunner, table: string, column: string): Promise<void> {
  const index = (await queryRunner.getTable(table))?.indices.find(
    ({ columnNames }) => columnNames.join() === column,
  );
  if (index) await queryRunner.dropIndex(table, index);
}

const references = (column: string, table: string) => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  ...NO_ACTION,
});

function newTables(instant: string): Table[] {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
  const line = (name: string) => ({ name, type: 'varchar', length: '200' });
  const prose = (name: string) => ({ name, type: 'text' });
  const day = (name: string) => ({ name, type: 'date' });
  const at = (name: string) => ({ name, type: instant });
  const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
  const key = { ...id('id'), isPrimary: true };
  return [
    new Table({
      name: 'ground',
      columns: [
        key,
        id('person_id'),
        choice('kind'),
        optional(choice('circumstance')),
        id('giver_id'),
        id('receiver_id'),
        optional(id('receiver_unit_id')),
        prose('purpose'),
        prose('categories'),
        day('from_date'),
        day('to_date'),
        optional(choice('form')),
        optional(prose('reason')),
        at('recorded_at'),
        id('recorded_by'),
        line('recorded_by_name'),
        optional(at('withdrawn_at')),
        optional(id('withdrawn_by')),
        optional(prose('withdrawal_note')),
      ],
      foreignKeys: [
        references('person_id', 'person'),
        references('giver_id', 'principal'),
        references('receiver_id', 'principal'),
        references('receiver_unit_id', 'unit'),
      ],
      indices: [{ columnNames: ['person_id'] }, { columnNames: ['receiver_id'] }],
    }),
    new Table({
      name: 'block',
      columns: [
        key,
        id('person_id'),
        optional(id('team_id')),
        at('set_at'),
        id('set_by'),
        line('set_by_name'),
        optional(at('lifted_at')),
        optional(id('lifted_by')),
        optional(prose('lift_note')),
      ],
      foreignKeys: [references('person_id', 'person'), references('team_id', 'team')],
      indices: [{ columnNames: ['person_id'] }],
    }),
    new Table({
      name: 'emergency_opening',
      columns: [
        key,
        id('person_id'),
        id('account_id'),
        line('account_name'),
        id('principal_id'),
        prose('reason'),
        at('opened_at'),
        at('closes_at'),
        optional(choice('judgement')),
        optional(prose('review_note')),
        optional(at('reviewed_at')),
        optional(id('reviewed_by')),
      ],
      foreignKeys: [references('person_id', 'person')],
      indices: [{ columnNames: ['person_id'] }, { columnNames: ['account_id'] }],
    }),
  ];
}
