import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { CHAIN_START, type ChainLink, hashEntry } from '../src/platform/access-log/hash-entry.js';
import { sql } from '../src/platform/database/sql.js';
import { always, createTriggers, dropTriggers, type Rule, refuseTruncate } from './immutable-triggers.js';

const LOG = 'audit_log_entry';
const HEAD = 'audit_log_head';

const headRules: Rule[] = [
  { table: HEAD, event: 'INSERT', refused: '1 = 1' },
  {
    table: HEAD,
    event: 'UPDATE',
    refused:
      '(NEW.id <> OLD.id OR NEW.number < OLD.number OR (NEW.number = OLD.number AND NEW.hash <> OLD.hash))',
  },
  { table: HEAD, event: 'DELETE', refused: '1 = 1' },
];

const identifier = { type: 'varchar', length: '36' };

const added = [
  { name: 'number', type: 'integer' },
  { name: 'previous_hash', type: 'varchar', length: '64' },
  { name: 'hash', type: 'varchar', length: '64' },
  { name: 'outcome', type: 'varchar', length: '40' },
  { name: 'actor_name', type: 'varchar', length: '200', isNullable: true },
  { name: 'actor_roles', type: 'varchar', length: '200', isNullable: true },
  { name: 'unit_id', ...identifier, isNullable: true },
  { name: 'owner_id', ...identifier, isNullable: true },
  { name: 'ground', type: 'varchar', length: '40', isNullable: true },
  { name: 'ground_id', ...identifier, isNullable: true },
  { name: 'reason', type: 'text', isNullable: true },
];

const ROWS_AT_A_TIME = 500;

/** The log says more, its rows are numbered and chained, and its head is kept. */
export class LogChain1765000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, always(LOG));
    await queryRunner.addColumns(
      LOG,
      added.map((column) => new TableColumn({ ...column, isNullable: true })),
    );
    const head = await chainRows(queryRunner);
    await requireValues(queryRunner);
    await queryRunner.createIndex(LOG, new TableIndex({ columnNames: ['number'], isUnique: true }));
    await queryRunner.createTable(
      new Table({
        name: HEAD,
        columns: [
          { name: 'id', type: 'integer', isPrimary: true },
          { name: 'number', type: 'integer' },
          { name: 'hash', type: 'varchar', length: '64' },
        ],
      }),
    );
    await queryRunner.query(
      `INSERT INTO ${HEAD} (id, number, hash) VALUES (1, ${head.number}, '${head.hash}')`,
    );
    await createTriggers(queryRunner, [...always(LOG), ...headRules]);
    await refuseTruncate(queryRunner, [LOG, HEAD]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [...always(LOG), ...headRules]);
    await queryRunner.dropTable(HEAD);
    await queryRunner.dropColumns(
      LOG,
      added.map(({ name }) => name),
    );
    await createTriggers(queryRunner, always(LOG));
  }
}

interface OldRow {
  id: number;
  at: Date | string;
  actorName: string | null;
  [fact: string]: string | number | Date | null;
}

/** Numbers and chains the rows there are, in the order in which they were written. @returns the last one */
async function chainRows({ manager }: QueryRunner): Promise<ChainLink> {
  let last = CHAIN_START;
  for (let after = 0; ; ) {
    const rows = await sql<OldRow>(
      manager,
      `SELECT entry.id, at, entry.account_id AS "accountId", account.name AS "actorName",
          entry.principal_id AS "principalId", team_id AS "teamId", action, record_type AS "recordType",
          record_id AS "recordId", person_id AS "personId", person.owner_id AS "ownerId", rows,
          request_id AS "requestId"
         FROM ${LOG} entry LEFT JOIN account ON account.id = entry.account_id
         LEFT JOIN person ON person.id = entry.person_id
        WHERE entry.id > :after ORDER BY entry.id LIMIT ${ROWS_AT_A_TIME}`,
      { after },
    );
    const lastRow = rows.at(-1);
    if (!lastRow) return last;
    after = lastRow.id;
    const values = rows.map((row) => {
      const number = last.number + 1;
      const hash = hashEntry(last.hash, { ...row, at: instantOf(row.at), number, outcome: 'ALLOWED' });
      const value = `(${row.id}, ${number}, '${last.hash}', '${hash}')`;
      last = { number, hash };
      return value;
    });
    await manager.query(
      `UPDATE ${LOG} SET number = link.column2, previous_hash = link.column3, hash = link.column4,
          outcome = 'ALLOWED',
          actor_name = (SELECT name FROM account WHERE account.id = ${LOG}.account_id),
          owner_id = (SELECT person.owner_id FROM person WHERE person.id = ${LOG}.person_id)
         FROM (VALUES ${values.join(', ')}) AS link WHERE ${LOG}.id = link.column1`,
    );
  }
}

/** SQLite gives an instant as text, in UTC. */
const instantOf = (at: Date | string) => (typeof at === 'string' ? new Date(`${at.replace(' ', 'T')}Z`) : at);

async function requireValues(queryRunner: QueryRunner): Promise<void> {
  const names = added.filter((column) => !('isNullable' in column)).map(({ name }) => name);
  const columns = (await queryRunner.getTable(LOG))?.columns ?? [];
  await queryRunner.changeColumns(
    LOG,
    columns
      .filter(({ name }) => names.includes(name))
      .map((oldColumn) => ({
        oldColumn,
        newColumn: Object.assign(oldColumn.clone(), { isNullable: false }),
      })),
  );
}
