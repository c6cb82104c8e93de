import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import type { Audit } from './audit.entity.js';
import { SampleDraw } from './sample-draw.entity.js';

/**
 * Gives each audit the draw its sample is of, with how many draws there have been for its window until the audit was closed.
 * @param asked ids that were asked for: the database is asked the same whether there is such an audit or not
 */
export async function readDraws(
  manager: EntityManager,
  audits: readonly Audit[],
  asked: readonly string[],
): Promise<void> {
  const ids = { asked: ['', ...asked] };
  const counts = await sql<{ id: string; draws: number | string }>(
    manager,
    `SELECT audit.id, COUNT(*) AS draws
       FROM audit
       JOIN sample_draw draw ON draw.id = audit.sample_draw_id
       JOIN sample_draw other ON other.team_id = draw.team_id AND other.scale = draw.scale
        AND other.window_from = draw.window_from AND other.window_to = draw.window_to
        AND (audit.closed_at IS NULL OR other.drawn_at <= audit.closed_at)
      WHERE audit.id IN (:...asked)
      GROUP BY audit.id`,
    ids,
  );
  const draws = await manager
    .createQueryBuilder(SampleDraw, 'draw')
    .where('draw.id IN (SELECT sample_draw_id FROM audit WHERE audit.id IN (:...asked))', ids)
    .getMany();
  for (const audit of audits) {
    const draw = draws.find(({ id }) => id === audit.sampleDrawId);
    const of = Number(counts.find(({ id }) => id === audit.id)?.draws ?? 0);
    if (draw) audit.sampleDraw = Object.assign(new SampleDraw(), draw, { of });
  }
}
