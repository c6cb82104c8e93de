import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';

/** The record that goes on in the place of this one, through as many joins as there are; its own id where it was never joined. */
export async function keptIdOf(manager: EntityManager, personId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    manager,
    `WITH RECURSIVE onward (id) AS (
       SELECT kept_id FROM record_join WHERE joined_id = :personId AND confirmed
       UNION SELECT kept_id FROM record_join JOIN onward ON joined_id = onward.id WHERE confirmed
     )
     SELECT id FROM onward WHERE NOT EXISTS
       (SELECT 1 FROM record_join WHERE joined_id = onward.id AND confirmed)`,
    { personId },
  );
  return row?.id ?? personId;
}

/** The record itself and all that have been joined with it, each of which the log may name. */
export async function withJoined(manager: EntityManager, personId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    manager,
    `WITH RECURSIVE back (id) AS (
       SELECT joined_id FROM record_join WHERE kept_id = :personId AND confirmed
       UNION SELECT joined_id FROM record_join JOIN back ON kept_id = back.id WHERE confirmed
     )
     SELECT id FROM back`,
    { personId },
  );
  return [personId, ...rows.map(({ id }) => id)];
}
