import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { ratedOf, type Scale } from './scale.js';
import type { Holding, Quartiles } from './suppress-distribution.js';

/** Which teams' audits are looked at. Made-up teams and real ones are never in one figure. */
export interface Population {
  scale: Scale;
  fictitious: boolean;
  /** Only audits closed before this day, YYYY-MM-DD. */
  closedBefore: string;
}

/** Unrounded figures of the teams together. `figure` is a total's name, or a subscale's code. */
export interface FigureQuartiles extends Quartiles {
  kind: 'total' | 'subscale';
  figure: string;
}

export interface RatingCount {
  item: string;
  rating: number;
  teams: number;
}

/**
 * Each team's latest closed audit by the whole scale in which every item is rated, in SQL for both databases: `latest`
 * (audit_id, team_id) and `figure` (audit_id, item, subscale, figure), where a composed item is the mean of its parts
 * and an item that is rated for persons is the mean over them.
 */
function audits({ scale, fictitious, closedBefore }: Population) {
  const leaves = scale.items.flatMap((item) =>
    ratedOf(item).map(({ code }) => ({ code, item: item.code, subscale: item.subscale })),
  );
  const text = `WITH leaf (code, item, subscale) AS (VALUES ${leaves
    .map((_, index) => `(:code${index}, :item${index}, :subscale${index})`)
    .join(', ')}),
    complete AS (
      SELECT audit.id AS audit_id, audit.team_id,
             ROW_NUMBER() OVER (PARTITION BY audit.team_id
                                ORDER BY audit.window_to DESC, audit.closed_at DESC, audit.id) AS age
        FROM audit JOIN team ON team.id = audit.team_id
       WHERE audit.scale = :scale AND audit.scale_version = :version AND audit.status = 'CLOSED'
         AND audit.components IS NULL AND audit.closed_at < :closedBefore
         AND team.fictitious = ${fictitious ? 'TRUE' : 'FALSE'}
         AND audit.id IN (SELECT audit_id FROM audit_item WHERE rating IS NOT NULL
                           GROUP BY audit_id HAVING COUNT(DISTINCT code) = :leaves)),
    latest AS (SELECT audit_id, team_id FROM complete WHERE age = 1),
    leaf_figure AS (
      SELECT latest.audit_id, rated.code, AVG(rated.rating * 1.0) AS figure
        FROM latest JOIN audit_item rated ON rated.audit_id = latest.audit_id
       WHERE rated.rating IS NOT NULL
       GROUP BY latest.audit_id, rated.code),
    figure AS (
      SELECT leaf_figure.audit_id, leaf.item, leaf.subscale, AVG(leaf_figure.figure) AS figure
        FROM leaf_figure JOIN leaf ON leaf.code = leaf_figure.code
       GROUP BY leaf_figure.audit_id, leaf.item, leaf.subscale)`;
  const values: Record<string, unknown> = {
    scale: scale.id,
    version: scale.version,
    leaves: leaves.length,
    closedBefore: `${closedBefore} 00:00:00.000Z`,
  };
  leaves.forEach(({ code, item, subscale }, index) => {
    values[`code${index}`] = code;
    values[`item${index}`] = item;
    values[`subscale${index}`] = subscale;
  });
  return { text, values };
}

/** How many teams there are, and the most of them that one principal runs or one region holds. */
export async function readHolding(manager: EntityManager, population: Population): Promise<Holding> {
  const { text, values } = audits(population);
  const [row] = await sql<{ teams: number | string; held: number | string | null }>(
    manager,
    `${text}, party AS (
       SELECT latest.team_id, 'region ' || service.region_code AS name
         FROM latest JOIN team ON team.id = latest.team_id JOIN service ON service.id = team.service_id
       UNION
       SELECT latest.team_id, 'principal ' || run.principal_id
         FROM latest JOIN team ON team.id = latest.team_id
         JOIN service_principal run ON run.service_id = team.service_id)
     SELECT (SELECT COUNT(*) FROM latest) AS teams,
            (SELECT MAX(teams) FROM (SELECT COUNT(*) AS teams FROM party GROUP BY name) sizes) AS held`,
    values,
  );
  return { teams: Number(row?.teams ?? 0), heldByOne: Number(row?.held ?? 0) };
}

/** Quartiles of every total and of every subscale's mean: the value of the team that stands a quarter from the end. */
export async function readQuartiles(
  manager: EntityManager,
  population: Population,
): Promise<FigureQuartiles[]> {
  const { text, values } = audits(population);
  const rows = await sql<Record<'kind' | 'figure' | 'lower' | 'median' | 'upper', string>>(
    manager,
    `${text},
     subscale_mean AS (SELECT audit_id, subscale, AVG(figure) AS value FROM figure GROUP BY audit_id, subscale),
     value AS (
       SELECT audit_id, 'total' AS kind, 'sum' AS figure, SUM(figure) AS value FROM figure GROUP BY audit_id
       UNION ALL SELECT audit_id, 'total', 'item_mean', AVG(figure) FROM figure GROUP BY audit_id
       UNION ALL SELECT audit_id, 'total', 'subscale_mean', AVG(value) FROM subscale_mean GROUP BY audit_id
       UNION ALL SELECT audit_id, 'subscale', subscale, value FROM subscale_mean),
     place AS (
       SELECT kind, figure, value, COUNT(*) OVER (PARTITION BY kind, figure) AS teams,
              ROW_NUMBER() OVER (PARTITION BY kind, figure ORDER BY value) AS rank
         FROM value)
     SELECT kind, figure,
            MAX(CASE WHEN rank = (teams + 3) / 4 THEN value END) AS lower,
            MAX(CASE WHEN rank = (teams + 1) / 2 THEN value END) AS median,
            MAX(CASE WHEN rank = (3 * teams + 3) / 4 THEN value END) AS upper
       FROM place GROUP BY kind, figure`,
    values,
  );
  return rows.map(({ kind, figure, lower, median, upper }) => ({
    kind: kind === 'total' ? 'total' : 'subscale',
    figure,
    lower: Number(lower),
    median: Number(median),
    upper: Number(upper),
  }));
}

/** How many teams have each rating of each item, means rounded half up. A rating that no team has is not in it. */
export async function readRatingCounts(
  manager: EntityManager,
  population: Population,
): Promise<RatingCount[]> {
  const { text, values } = audits(population);
  const rows = await sql<{ item: string; rating: number | string; teams: number | string }>(
    manager,
    `${text} SELECT item, ROUND(figure) AS rating, COUNT(*) AS teams FROM figure GROUP BY item, ROUND(figure)`,
    values,
  );
  return rows.map(({ item, rating, teams }) => ({ item, rating: Number(rating), teams: Number(teams) }));
}
