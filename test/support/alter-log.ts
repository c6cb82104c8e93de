import { always, createTriggers, dropTriggers } from '../../migrations/immutable-triggers.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

/** What the log consists of, but for its head. */
export const LOG_TABLES = ['audit_log_entry', 'audit_log_list', 'audit_log_list_item'];

/** Changes the log past the program, as whoever has the database's password can, and leaves the triggers as they were. */
export async function alterLog(unitOfWork: UnitOfWork, ...statements: string[]): Promise<void> {
  await unitOfWork.run(async (manager) => {
    await dropTriggers(manager.queryRunner!, LOG_TABLES.flatMap(always));
    for (const statement of statements) await manager.query(statement);
    await createTriggers(manager.queryRunner!, LOG_TABLES.flatMap(always));
  });
}
