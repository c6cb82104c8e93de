import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import type { Audit } from './audit.entity.js';

/**
 * Tells of each audit's draw how many there have been for its window, until the audit was closed.
 * @param audits with their draws
 * @param asked ids that were asked for: the database is asked the same whether there is such an audit or not
 */
export async function readDraws(
  manager: EntityManager,
  audits: readonly Audit[],
  asked: readonly string[],
): Promise<void> {
  const rows = await sql<{ id: string; draws: number | string }>(
    manager,
    `SELECT audit.id, COUNT(*) AS draws
       FROM audit
       JOIN sample_draw draw ON draw.id = audit.sample_draw_id
       JOIN sample_draw other ON other.team_id = draw.team_id AND other.scale = draw.scale
        AND other.window_from = draw.window_from AND other.window_to = draw.window_to
        AND (audit.closed_at IS NULL OR other.drawn_at <= audit.closed_at)
      WHERE audit.id IN (:...asked)
      GROUP BY audit.id`,
    { asked: ['', ...asked] },
  );
  const drawsOf = new Map(rows.map(({ id, draws }) => [id, Number(draws)]));
  for (const { id, sampleDraw } of audits)
    if (sampleDraw) sampleDraw.of = drawsOf.get(id) ?? sampleDraw.number;
}
