import type { RawConnection } from './raw-connection.js';

/**
 * How made-up teams stand on DACTS 1.0.0 before a day, in one statement of somebody who knows that it has 28 items,
 * each with one rating, and that an item's code begins with its subscale.
 * @returns `teams`; `held`, the most of them that one region has or one principal runs; quartiles, as in `sum median`
 * and `H lower`; and the teams at each rating of each item, as in `H1 5`
 */
export async function readDistributionByHand(
  database: RawConnection,
  closedBefore: string,
): Promise<Record<string, number>> {
  const [row = {}] = await database.all(DISTRIBUTION, [`${closedBefore} 00:00:00Z`]);
  const { teams, held, counts, ...quartiles } = row;
  return {
    teams: Number(teams),
    held: Number(held),
    ...Object.fromEntries(
      Object.entries(quartiles).flatMap(([figure, three]) =>
        ['lower', 'median', 'upper'].map((name, index) => [
          `${figure} ${name}`,
          Number((three as unknown[])[index]),
        ]),
      ),
    ),
    ...(counts as Record<string, number>),
  };
}

const quartilesOf = (figure: string) =>
  `percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${figure})`;

const DISTRIBUTION = `
  WITH whole AS (
    SELECT audit_id FROM audit_item WHERE rating IS NOT NULL GROUP BY audit_id HAVING COUNT(*) = 28
  ),
  latest AS (
    SELECT DISTINCT ON (audit.team_id) audit.id, audit.team_id, team.service_id
    FROM audit JOIN team ON team.id = audit.team_id JOIN whole ON whole.audit_id = audit.id
    WHERE scale = 'dacts' AND scale_version = '1.0.0' AND status = 'CLOSED'
      AND components IS NULL AND closed_at < $1 AND fictitious
    ORDER BY audit.team_id, window_to DESC, closed_at DESC, audit.id
  ),
  rated AS (SELECT audit_id, code, rating FROM latest JOIN audit_item ON audit_id = latest.id),
  figures AS (
    SELECT
      SUM(rating) AS sum, AVG(rating) AS mean,
      AVG(rating) FILTER (WHERE code LIKE 'H%') AS h,
      AVG(rating) FILTER (WHERE code LIKE 'O%') AS o,
      AVG(rating) FILTER (WHERE code LIKE 'S%') AS s
    FROM rated GROUP BY audit_id
  )
  SELECT
    COUNT(*) AS teams,
    GREATEST(
      (SELECT MAX(n) FROM (
        SELECT COUNT(*) AS n FROM latest JOIN service ON service.id = service_id GROUP BY region_code
      ) regions),
      (SELECT MAX(n) FROM (
        SELECT COUNT(*) AS n FROM latest JOIN service_principal USING (service_id) GROUP BY principal_id
      ) principals)
    ) AS held,
    ${quartilesOf('sum')} AS sum,
    ${quartilesOf('mean')} AS item_mean,
    ${quartilesOf('(h + o + s) / 3')} AS subscale_mean,
    ${quartilesOf('h')} AS "H",
    ${quartilesOf('o')} AS "O",
    ${quartilesOf('s')} AS "S",
    (SELECT json_object_agg(code || ' ' || rating, n) FROM (
      SELECT code, rating, COUNT(*) AS n FROM rated GROUP BY code, rating
    ) counted) AS counts
  FROM figures`;
