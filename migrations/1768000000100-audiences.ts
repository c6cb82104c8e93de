import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule } from './immutable-triggers.js';

const CONTACTS = 'crisis_plan_contact';
/** Of those to call in what is agreed none is changed, added or removed; they go with the person alone. */
const rules = partsOf('crisis_plan_version', 'version_id', "status <> 'DRAFT'", [CONTACTS]).map(
  (rule): Rule =>
    rule.event === 'DELETE'
      ? {
          ...rule,
          refused: `(${rule.refused} AND NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = (
            SELECT crisis_plan.person_id FROM crisis_plan
              JOIN crisis_plan_version ON crisis_plan_version.plan_id = crisis_plan.id
              WHERE crisis_plan_version.id = OLD.version_id)))`,
        }
      : rule,
);

/**
 * Who may read of each member of a resource group, and the number of each who met about a SIP. All that was written before is
 * for care and support, whoever it is about: it comes on no sheet for somebody close to the person or for an authority until
 * somebody has said so. Beside it the people whom a crisis plan wants called.
 */
export class Audiences1768000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    for (const table of ['resource_group_member', 'sip_participant'])
      await queryRunner.query(
        `ALTER TABLE ${table} ADD COLUMN audience varchar(40) NOT NULL DEFAULT 'CARE_AND_SUPPORT'`,
      );
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    await queryRunner.createTable(
      new Table({
        name: CONTACTS,
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          ...['name', 'relation', 'phone', 'when_to_call'].map(line),
          { name: 'audience', type: 'varchar', length: '40' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'crisis_plan_version',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(CONTACTS);
    for (const table of ['resource_group_member', 'sip_participant'])
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN audience`);
  }
}
