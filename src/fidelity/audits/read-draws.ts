import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import type { Audit } from './audit.entity.js';
import { SampleDraw } from './sample-draw.entity.js';

/**
 * Gives each audit the draw its sample is of, which one it is of all whose windows share a day with the audit's, and how many
 * those were until the audit was closed.
 * @param asked ids that were asked for: the database is asked the same whether there is such an audit or not
 */
export async function readDraws(
  manager: EntityManager,
  audits: readonly Audit[],
  asked: readonly string[],
): Promise<void> {
  const ids = { asked: ['', ...asked] };
  const counts = await sql<{ id: string; number: number | string; draws: number | string }>(
    manager,
    `SELECT audit.id, COUNT(*) AS draws,
            SUM(CASE WHEN other.drawn_at < draw.drawn_at
              OR (other.drawn_at = draw.drawn_at AND other.number <= draw.number) THEN 1 ELSE 0 END) AS number
       FROM audit
       JOIN sample_draw draw ON draw.id = audit.sample_draw_id
       JOIN sample_draw other ON other.team_id = draw.team_id AND other.scale = draw.scale
        AND other.window_from <= audit.window_to AND other.window_to >= audit.window_from
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
    const counted = counts.find(({ id }) => id === audit.id);
    const [number, of] = [Number(counted?.number), Number(counted?.draws)];
    if (draw && counted) audit.sampleDraw = Object.assign(new SampleDraw(), draw, { number, of });
  }
}
