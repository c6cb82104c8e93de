import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { sql } from '../src/platform/database/sql.js';
import { instantType, isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

/** What a number that another has taken the place of was, and until when. It may become the current one again. */
const rules: Rule[] = [
  {
    table: 'person_number',
    event: 'UPDATE',
    columns: ['id', 'owner_id', 'number', 'kind', 'known_from', 'recorded_by', 'recorded_by_name'],
    refused: 'OLD.ended_at IS NOT NULL',
  },
  {
    table: 'person_number',
    event: 'DELETE',
    refused: `(OLD.ended_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id))`,
  },
];

/** The current number is what the card says, whoever writes the card. */
const FOLLOWERS = [
  {
    name: 'person_number_begins',
    event: 'INSERT',
    does: `INSERT INTO person_number (id, person_id, owner_id, number, kind, known_from)
      VALUES (NEW.id, NEW.id, NEW.owner_id, NEW.identity_number, NEW.identity_kind, CURRENT_TIMESTAMP)`,
  },
  {
    name: 'person_number_follows',
    event: 'UPDATE OF identity_number, identity_kind',
    does: `UPDATE person_number SET number = NEW.identity_number, kind = NEW.identity_kind
      WHERE person_id = NEW.id AND ended_at IS NULL
        AND (number <> NEW.identity_number OR kind <> NEW.identity_kind)`,
  },
];

/** Every number that a person has or has had, each of one person at one owner. */
export class PersonNumbers1767000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(table(queryRunner));
    await queryRunner.query(
      `INSERT INTO person_number (id, person_id, owner_id, number, kind)
       SELECT id, id, owner_id, identity_number, identity_kind FROM person`,
    );
    await addFormerNumbers(queryRunner);
    await createTriggers(queryRunner, rules);
    for (const { name, event, does } of FOLLOWERS)
      await queryRunner.query(
        isPostgres(queryRunner)
          ? `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does}; RETURN NULL; END $$;
             CREATE TRIGGER ${name} AFTER ${event} ON person FOR EACH ROW EXECUTE FUNCTION ${name}()`
          : `CREATE TRIGGER ${name} AFTER ${event} ON person BEGIN ${does}; END`,
      );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of FOLLOWERS)
      await queryRunner.query(
        isPostgres(queryRunner) ? `DROP FUNCTION ${name}() CASCADE` : `DROP TRIGGER ${name}`,
      );
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable('person_number');
  }
}

interface CorrectedNumber {
  id: string;
  personId: string;
  ownerId: string;
  earlier: string;
  later: string;
}

/**
 * Until now a new number could only be written as a correction. Where a reserve number gave way to an official one, or a
 * samordningsnummer to a personnummer, the earlier was no mistake but hers. Of other corrections nobody can tell.
 */
async function addFormerNumbers({ manager }: QueryRunner): Promise<void> {
  const corrected = await sql<CorrectedNumber>(
    manager,
    `SELECT correction.id, person_id AS "personId", owner_id AS "ownerId", earlier_text AS earlier, new_text AS later
       FROM correction JOIN person ON person.id = correction.person_id
      WHERE record_type = 'person' AND field = 'identityNumber' ORDER BY recorded_at, correction.id`,
  );
  for (const { id, personId, ownerId, earlier, later } of corrected) {
    const [number, kind] = [earlier.replaceAll('-', ''), kindOf(earlier)];
    if (RANKS.indexOf(kind) >= RANKS.indexOf(kindOf(later)) || !/[0-9]/.test(number)) continue;
    await sql(
      manager,
      `INSERT INTO person_number
         (id, person_id, owner_id, number, kind, ended_at, end_reason, ended_by, ended_by_name)
       SELECT id, person_id, :ownerId, :number, :kind, recorded_at, reason, recorded_by, recorded_by_name
         FROM correction
        WHERE id = :id AND NOT EXISTS (SELECT 1 FROM person_number WHERE owner_id = :ownerId AND number = :number)`,
      { id, personId, ownerId, number, kind },
    );
  }
}

/** Each may give way to those after it. */
const RANKS = ['RESERVE', 'SAMORDNINGSNUMMER', 'PERSONNUMMER'];

/** As corrections have numbers: 19121212-1212, or a reserve number. */
function kindOf(text: string): string {
  const [, day] = /^\d{6}(\d\d)-\d{4}$/.exec(text) ?? [];
  if (day === undefined) return 'RESERVE';
  return Number(day) >= 60 ? 'SAMORDNINGSNUMMER' : 'PERSONNUMMER';
}

function table(queryRunner: QueryRunner): Table {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
  const refersTo = (column: string, name: string) => ({
    columnNames: [column],
    referencedTableName: name,
    referencedColumnNames: ['id'],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  });
  const instant = (name: string) => optional({ name, type: instantType(queryRunner) });
  const name = (of: string) => optional({ name: of, type: 'varchar', length: '200' });
  return new Table({
    name: 'person_number',
    columns: [
      { ...id('id'), isPrimary: true },
      id('person_id'),
      id('owner_id'),
      { name: 'number', type: 'varchar', length: '20' },
      { name: 'kind', type: 'varchar', length: '40' },
      instant('known_from'),
      optional(id('recorded_by')),
      name('recorded_by_name'),
      instant('ended_at'),
      optional({ name: 'end_reason', type: 'text' }),
      optional(id('ended_by')),
      name('ended_by_name'),
    ],
    foreignKeys: [refersTo('person_id', 'person'), refersTo('owner_id', 'principal')],
    uniques: [{ columnNames: ['owner_id', 'number'] }],
    indices: [
      { columnNames: ['person_id'] },
      { columnNames: ['number'] },
      {
        name: 'person_number_current',
        columnNames: ['person_id'],
        isUnique: true,
        where: 'ended_at IS NULL',
      },
    ],
  });
}
