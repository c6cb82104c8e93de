import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import { meanOf } from '../rules/total-scale.js';
import type { Scale } from '../scales/scale.js';
import type { RatedTeam } from './spread-of-teams.js';

/** Which teams' audits are looked at. Made-up teams and real ones are never in one figure. */
export interface Population {
  scale: Scale;
  fictitious: boolean;
  /** Only audits closed before this day, YYYY-MM-DD. */
  closedBefore: string;
}

/**
 * Each team's latest closed audit by the whole scale in which everything is rated, for somebody at least where persons
 * are. The ratings of an audit are one text: a row for each would cost more than all else.
 */
const LATEST = `
  SELECT service.region_code AS region,
         (SELECT string_agg(principal_id, ' ') FROM service_principal WHERE service_id = service.id) AS principals,
         (SELECT string_agg(code || ' ' || rating, ';') FROM audit_item WHERE audit_id = whole.id) AS ratings
    FROM (
      SELECT audit.id, team.service_id,
             ROW_NUMBER() OVER (PARTITION BY audit.team_id
                                ORDER BY audit.window_to DESC, audit.closed_at DESC, audit.id) AS age
        FROM audit JOIN team ON team.id = audit.team_id
       WHERE audit.scale = :scale AND audit.scale_version = :version AND audit.status = 'CLOSED'
         AND audit.components IS NULL AND audit.closed_at < :closedBefore AND team.fictitious = :fictitious
         AND NOT EXISTS (
           SELECT 1 FROM audit_item unrated
            WHERE unrated.audit_id = audit.id AND unrated.rating IS NULL AND NOT EXISTS (
              SELECT 1 FROM audit_item other
               WHERE other.audit_id = unrated.audit_id AND other.code = unrated.code AND other.rating IS NOT NULL))
    ) whole
    JOIN service ON service.id = whole.service_id
   WHERE whole.age = 1`;

/** The teams that have such an audit, each once. */
export async function readRatedTeams(
  manager: EntityManager,
  { scale, fictitious, closedBefore }: Population,
): Promise<RatedTeam[]> {
  const rows = await sql<{ region: string; principals: string | null; ratings: string }>(manager, LATEST, {
    scale: scale.id,
    version: scale.version,
    closedBefore: `${closedBefore} 00:00:00.000Z`,
    fictitious,
  });
  return rows.map(({ region, principals, ratings }) => ({
    parties: [`region ${region}`, ...(principals?.split(' ') ?? [])],
    ratings: meansOf(ratings),
  }));
}

/** From `H1 4;H2 3`: the mean by code, over the persons where there are several of one. */
function meansOf(ratings: string): Map<string, number> {
  const byCode = new Map<string, number[]>();
  for (const pair of ratings.split(';')) {
    const [code = '', rating] = pair.split(' ');
    const others = byCode.get(code);
    if (others) others.push(Number(rating));
    else byCode.set(code, [Number(rating)]);
  }
  return new Map([...byCode].map(([code, several]) => [code, meanOf(several) ?? Number.NaN]));
}
