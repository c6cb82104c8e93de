import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ruleOfPages } from './1769000000300-own-pages.js';
import { createTriggers, dropTriggers } from './immutable-triggers.js';

const ofMaker = [ruleOfPages([])];
const ofGiver = [ruleOfPages(['team_id'])];

/** The team of an own page is that which gave its newest code, and changes with it. */
export class OwnPageCodes1769000001300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, ofMaker);
    await createTriggers(queryRunner, ofGiver);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, ofGiver);
    await createTriggers(queryRunner, ofMaker);
  }
}
