import type { MigrationInterface, QueryRunner } from 'typeorm';
import { frozenOfGroup } from './1770000000100-resource-group-versions.js';
import { groupNotes } from './1770000000120-resource-group-meetings.js';
import { createTriggers, dropTriggers } from './immutable-triggers.js';

const NOTE = 'resource_group_goal_note';

/** The steps of a goal, in its versions; and how it goes with it, in the person's own ratings and words and in notes of follow-ups. */
export class ResourceGroupGoals1770000000130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE resource_group_goal ADD COLUMN steps text NOT NULL DEFAULT ''");
    const said = [
      { name: 'goal_key', type: 'varchar', length: '36' },
      { name: 'rating', type: 'integer', isNullable: true },
      { name: 'own_words', type: 'text' },
      { name: 'follow_up', type: 'text' },
    ];
    await queryRunner.createTable(groupNotes(queryRunner, NOTE, said));
    await createTriggers(queryRunner, frozenOfGroup(NOTE));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, frozenOfGroup(NOTE));
    await queryRunner.dropTable(NOTE);
    await queryRunner.query('ALTER TABLE resource_group_goal DROP COLUMN steps');
  }
}
