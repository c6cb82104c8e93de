import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const carriedOut = 'OLD.carried_out_at IS NOT NULL';
export const rules: Rule[] = [
  { table: 'destruction', event: 'UPDATE', refused: carriedOut },
  { table: 'destruction', event: 'DELETE', refused: carriedOut },
];

const personId = { name: 'person_id', type: 'varchar', length: '36', isPrimary: true };

/**
 * The record of what has been destroyed, which never changes once it has. And a permit cannot outlive its transaction:
 * each refers to a permit that does not exist, and the database asks for that one when the transaction is committed.
 */
export class Destruction1766000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(destructions(queryRunner));
    await createTriggers(queryRunner, rules);
    await queryRunner.dropTable('destruction_permit');
    await queryRunner.query(
      `CREATE TABLE destruction_permit (
         person_id varchar(36) NOT NULL PRIMARY KEY CHECK (person_id <> 'the next'),
         until varchar(36) NOT NULL DEFAULT 'the next'
           REFERENCES destruction_permit (person_id) DEFERRABLE INITIALLY DEFERRED
       )`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE destruction_permit');
    await queryRunner.createTable(new Table({ name: 'destruction_permit', columns: [personId] }));
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable('destruction');
  }
}

function destructions(queryRunner: QueryRunner): Table {
  const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const line = (name: string) => ({ name, type: 'varchar', length: '200' });
  const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
  return new Table({
    name: 'destruction',
    columns: [
      { ...id('id'), isPrimary: true },
      id('principal_id'),
      { name: 'law', type: 'varchar', length: '40' },
      { name: 'day', type: 'date' },
      { name: 'decision', type: 'text' },
      { name: 'persons', type: 'integer' },
      { name: 'rows', type: 'text' },
      { name: 'first_last_entry', type: 'date' },
      { name: 'last_last_entry', type: 'date' },
      { name: 'mark', type: 'varchar', length: '64' },
      { name: 'asked_at', type: instant },
      id('asked_by'),
      line('asked_by_name'),
      optional({ name: 'carried_out_at', type: instant }),
      optional(id('carried_out_by')),
      optional(line('carried_out_by_name')),
    ],
    foreignKeys: [
      {
        columnNames: ['principal_id'],
        referencedTableName: 'principal',
        referencedColumnNames: ['id'],
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      },
    ],
    indices: [{ columnNames: ['principal_id'] }],
  });
}
