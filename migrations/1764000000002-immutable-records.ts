import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Rule {
  table: string;
  /** SQL over OLD that is true for rows that may no longer change; for a child, a question to its parent. */
  frozen: string;
  on: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
}

const CHANGE = ['UPDATE', 'DELETE'] as const;
const CHANGE_OR_ADD = ['INSERT', ...CHANGE] as const;
const partOf = (parent: string, key: string, frozen: string) =>
  `EXISTS (SELECT 1 FROM ${parent} WHERE ${parent}.id = ROW.${key} AND ${parent}.${frozen})`;

/** What is agreed, closed or logged stays as it was, even for somebody who reaches past the program. */
const RULES: Rule[] = [
  { table: 'audit_log_entry', frozen: '1 = 1', on: CHANGE },
  { table: 'audit', frozen: "ROW.status = 'CLOSED'", on: CHANGE },
  { table: 'audit_item', frozen: partOf('audit', 'audit_id', "status = 'CLOSED'"), on: CHANGE_OR_ADD },
  ...['crisis_plan', 'sip'].map((plan) => ({
    table: `${plan}_version`,
    // An agreed version may be marked as replaced by its successor; nothing else of it changes.
    frozen: `(ROW.status = 'REPLACED' OR (ROW.status = 'AGREED' AND (NEW.status <> 'REPLACED' OR NEW.checksum <> ROW.checksum)))`,
    on: ['UPDATE'] as const,
  })),
  ...['crisis_plan', 'sip'].map((plan) => ({
    table: `${plan}_version`,
    frozen: "ROW.status <> 'DRAFT'",
    on: ['DELETE'] as const,
  })),
  ...['crisis_plan_statement', 'closed_hours_unit'].map((table) => ({
    table,
    frozen: partOf('crisis_plan_version', 'version_id', "status <> 'DRAFT'"),
    on: CHANGE_OR_ADD,
  })),
  ...['sip_goal', 'sip_measure', 'sip_participant'].map((table) => ({
    table,
    frozen: partOf('sip_version', 'version_id', "status <> 'DRAFT'"),
    on: CHANGE_OR_ADD,
  })),
];

export class ImmutableRecords1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const postgres = queryRunner.connection.options.type === 'postgres';
    if (postgres) {
      await queryRunner.query(
        `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION 'immutable record: %', TG_TABLE_NAME; END $$`,
      );
    }
    for (const { table, frozen, on } of RULES) {
      for (const event of on) {
        const condition = frozen.replaceAll('ROW.', event === 'INSERT' ? 'NEW.' : 'OLD.');
        await queryRunner.query(
          postgres && frozen.startsWith('EXISTS')
            ? postgresChildTrigger(table, event, condition)
            : postgres
              ? `CREATE TRIGGER ${triggerName(table, event)} BEFORE ${event} ON ${table}
                 FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION refuse_change()`
              : `CREATE TRIGGER ${triggerName(table, event)} BEFORE ${event} ON ${table}
                 WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'immutable record: ${table}'); END`,
        );
      }
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const postgres = queryRunner.connection.options.type === 'postgres';
    for (const { table, frozen, on } of RULES) {
      for (const event of on) {
        await queryRunner.query(`DROP TRIGGER ${triggerName(table, event)}${postgres ? ` ON ${table}` : ''}`);
        if (postgres && frozen.startsWith('EXISTS'))
          await queryRunner.query(`DROP FUNCTION ${triggerName(table, event)}()`);
      }
    }
    if (postgres) await queryRunner.query('DROP FUNCTION refuse_change()');
  }
}

const triggerName = (table: string, event: string) => `${table}_no_${event.toLowerCase()}`;

/** PostgreSQL allows no subquery in WHEN, so a child asks its parent inside a function. */
function postgresChildTrigger(table: string, event: string, condition: string): string {
  const name = triggerName(table, event);
  return `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${condition} THEN RAISE EXCEPTION 'immutable record: ${table}'; END IF;
      RETURN ${event === 'DELETE' ? 'OLD' : 'NEW'};
    END $$;
    CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`;
}
