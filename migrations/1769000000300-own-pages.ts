import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const PAGE = 'own_page';
const WORDS = 'own_words';
const MADE = ['id', 'owner_id', 'token_hash', 'made_at', 'made_by', 'made_by_name', 'expires_at'];
const TEAM = 'team_id';
const CODE = [
  'code_given_at',
  'code_given_by',
  'code_given_by_name',
  'code_expires_at',
  'tries',
  'opened_at',
];
const REVOKED = ['revoked_at', 'revoked_by', 'revoked_by_name'];
const WRITTEN = ['id', 'owner_id', 'team_id', 'own_page_id', 'plan', 'plan_id', 'text', 'written_at'];
const SETTLED = ['settled_at', 'settled_by', 'settled_by_name'];
/** As many wrong codes close a code. */
const MOST_TRIES = 5;

const differs = (column: string) => `NEW.${column} IS DISTINCT FROM OLD.${column}`;
const anyDiffers = (columns: readonly string[]) => `(${columns.map(differs).join(' OR ')})`;
const anyMissing = (columns: readonly string[]) =>
  `(${columns.map((column) => `NEW.${column} IS NULL`).join(' OR ')})`;

/** It becomes another person's on a confirmed join alone, and goes when the person's record does. */
const ofPerson = (table: string): Rule[] => [
  {
    table,
    event: 'UPDATE',
    columns: ['person_id'],
    refused: `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
      (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`,
  },
  {
    table,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
];

/** @param withCode what changes with the code alone, beside what is said of that; nothing else of what was made does */
export const ruleOfPages = (withCode: readonly string[]): Rule => {
  const made = [...MADE, TEAM].filter((column) => !withCode.includes(column));
  const ofCode = [...CODE.filter((column) => column.startsWith('code')), ...withCode];
  return {
    table: PAGE,
    event: 'UPDATE',
    columns: [...MADE, TEAM, 'code_hash', ...CODE, ...REVOKED],
    refused: `(${anyDiffers(made)} OR NEW.tries > ${MOST_TRIES}
      OR (OLD.revoked_at IS NOT NULL AND ${anyDiffers(['code_hash', ...CODE, ...withCode, ...REVOKED])})
      OR (NEW.code_hash = OLD.code_hash AND (NEW.tries < OLD.tries
        OR ${anyDiffers(ofCode)}
        OR (OLD.opened_at IS NOT NULL AND ${anyDiffers(['tries', 'opened_at'])})
        OR (OLD.tries >= ${MOST_TRIES} AND ${differs('opened_at')})))
      OR (NEW.code_hash <> OLD.code_hash AND (NEW.tries <> 0 OR NEW.opened_at IS NOT NULL)))`,
  };
};

/**
 * An address stays, and is revoked once; then nothing changes. Tries are taken back by a new code alone, and a code opens once,
 * and not when it is closed. What the person has written stays as it was, and is settled once.
 */
const rules: Rule[] = [
  ruleOfPages([]),
  ...ofPerson(PAGE),
  {
    table: WORDS,
    event: 'UPDATE',
    columns: [...WRITTEN, ...SETTLED],
    refused: `(${anyDiffers(WRITTEN)} OR OLD.settled_at IS NOT NULL OR ${anyMissing(SETTLED)})`,
  },
  ...ofPerson(WORDS),
];

/** The person's own page, and what they write there. */
export class OwnPages1769000000300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const at = (name: string, isNullable = false) => ({ name, type: instantType(queryRunner), isNullable });
    const id = (name: string, isNullable = false) => ({ name, type: 'varchar', length: '36', isNullable });
    const line = (name: string, isNullable = false) => ({ name, type: 'varchar', length: '200', isNullable });
    const hash = (name: string) => ({ name, type: 'varchar', length: '64' });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    const whose = [to('owner_id', 'principal'), to('person_id', 'person'), to('team_id', 'team')];
    await queryRunner.createTable(
      new Table({
        name: PAGE,
        columns: [
          { ...id('id'), isPrimary: true },
          ...[id('owner_id'), id('person_id'), id('team_id')],
          { ...hash('token_hash'), isUnique: true },
          ...[at('made_at'), id('made_by'), line('made_by_name'), at('expires_at')],
          hash('code_hash'),
          ...[at('code_given_at'), id('code_given_by'), line('code_given_by_name'), at('code_expires_at')],
          { name: 'tries', type: 'integer', default: 0 },
          at('opened_at', true),
          ...[at('revoked_at', true), id('revoked_by', true), line('revoked_by_name', true)],
        ],
        foreignKeys: whose,
        indices: [{ columnNames: ['person_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: WORDS,
        columns: [
          { ...id('id'), isPrimary: true },
          ...[id('owner_id'), id('person_id'), id('team_id'), id('own_page_id')],
          { name: 'plan', type: 'varchar', length: '40', isNullable: true },
          id('plan_id', true),
          { name: 'text', type: 'text' },
          at('written_at'),
          ...[at('settled_at', true), id('settled_by', true), line('settled_by_name', true)],
        ],
        foreignKeys: whose,
        indices: [{ columnNames: ['person_id'] }],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const table of [WORDS, PAGE]) await queryRunner.dropTable(table);
  }
}
