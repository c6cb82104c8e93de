import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Rule {
  table: string;
  event: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Only a change of these columns; every column when missing. */
  columns?: readonly string[];
  /** SQL over NEW and OLD that is true where the change is refused. */
  refused: string;
}

const always = (table: string): Rule[] => [
  { table, event: 'UPDATE', refused: '1 = 1' },
  { table, event: 'DELETE', refused: '1 = 1' },
];

const whenClosed = (table: string): Rule[] => [
  { table, event: 'UPDATE', refused: "OLD.status = 'CLOSED'" },
  { table, event: 'DELETE', refused: "OLD.status = 'CLOSED'" },
];

/** A row of a frozen parent is neither changed, removed, added, nor moved there from another parent. */
function partsOf(parent: string, key: string, frozen: string, tables: readonly string[]): Rule[] {
  const isPart = (row: 'NEW' | 'OLD') =>
    `EXISTS (SELECT 1 FROM ${parent} WHERE ${parent}.id = ${row}.${key} AND ${parent}.${frozen})`;
  return tables.flatMap((table): Rule[] => [
    { table, event: 'INSERT', refused: isPart('NEW') },
    { table, event: 'UPDATE', refused: `(${isPart('OLD')} OR ${isPart('NEW')})` },
    { table, event: 'DELETE', refused: isPart('OLD') },
  ]);
}

/** An agreed version may be marked as replaced by its successor; nothing else of it changes. */
const versions = (table: string, columns: readonly string[]): Rule[] => [
  { table, event: 'UPDATE', columns, refused: "OLD.status <> 'DRAFT'" },
  {
    table,
    event: 'UPDATE',
    columns: ['status'],
    refused: "(OLD.status = 'REPLACED' OR (OLD.status = 'AGREED' AND NEW.status <> 'REPLACED'))",
  },
  { table, event: 'DELETE', refused: "OLD.status <> 'DRAFT'" },
];

/** What is agreed, closed or logged stays as it was, even for somebody who reaches past the program. */
async function rules(queryRunner: QueryRunner): Promise<Rule[]> {
  const contentOf = async (table: string) => {
    const columns = (await queryRunner.getTable(table))?.columns ?? [];
    return columns.map(({ name }) => name).filter((name) => name !== 'status');
  };
  const agreed = "status <> 'DRAFT'";
  return [
    ...always('audit_log_entry'),
    ...whenClosed('audit'),
    ...partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_item']),
    ...versions('crisis_plan_version', await contentOf('crisis_plan_version')),
    ...versions('sip_version', await contentOf('sip_version')),
    ...partsOf('crisis_plan_version', 'version_id', agreed, ['crisis_plan_statement', 'closed_hours_unit']),
    ...partsOf('sip_version', 'version_id', agreed, ['sip_goal', 'sip_measure', 'sip_participant']),
  ];
}

const nameOf = ({ table, event, columns }: Rule) =>
  `${table}_no_${event.toLowerCase()}${columns?.length === 1 ? `_of_${columns[0]}` : ''}`;

export class ImmutableRecords1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const create = isPostgres(queryRunner) ? postgresTrigger : sqliteTrigger;
    for (const rule of await rules(queryRunner)) await queryRunner.query(create(rule));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const rule of await rules(queryRunner)) {
      // On PostgreSQL the trigger goes with its function.
      await queryRunner.query(
        isPostgres(queryRunner) ? `DROP FUNCTION ${nameOf(rule)}() CASCADE` : `DROP TRIGGER ${nameOf(rule)}`,
      );
    }
  }
}

const isPostgres = (queryRunner: QueryRunner) => queryRunner.connection.options.type === 'postgres';

const eventOf = ({ event, columns }: Rule) => (columns ? `${event} OF ${columns.join(', ')}` : event);

function sqliteTrigger(rule: Rule): string {
  const { table, refused } = rule;
  return `CREATE TRIGGER ${nameOf(rule)} BEFORE ${eventOf(rule)} ON ${table} WHEN ${refused}
    BEGIN SELECT RAISE(ABORT, 'immutable record: ${table}'); END`;
}

/** PostgreSQL allows no subquery in WHEN, so the question is asked inside the function. */
function postgresTrigger(rule: Rule): string {
  const { table, event, refused } = rule;
  const name = nameOf(rule);
  return `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${refused} THEN RAISE EXCEPTION 'immutable record: ${table}'; END IF;
      RETURN ${event === 'DELETE' ? 'OLD' : 'NEW'};
    END $$;
    CREATE TRIGGER ${name} BEFORE ${eventOf(rule)} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`;
}
