import { InterventionMethod } from '../../contacts/intervention-kinds.js';
import { holdsOn } from '../../platform/database/holds-on.js';
import { enrolledPeople } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { trailingMonths } from './windows.js';

/** The person was given the method some day of the window. */
const GIVEN = 'started_on <= :to AND (ended_on IS NULL OR ended_on >= :from)';

/** A method as the columns of the source and the measures name it. */
export const columnOf = (method: InterventionMethod) => method.toLowerCase();

/**
 * For each method: persons enrolled on the last day who were offered or given it in the window; of all who were given
 * it, those of whom it is known whether its manual was used, and those with whom it was. A team without any
 * intervention on record, at any time, has none known.
 */
export const interventions: Source = {
  window: trailingMonths,
  statement: () => ({
    text: `
      WITH enrolled AS (
        SELECT DISTINCT human FROM ${enrolledPeople()}
        WHERE team_id = :team AND ${holdsOn(':to', 'enrolment')}
      )
      SELECT
        CASE WHEN COUNT(*) > 0 THEN (SELECT COUNT(*) FROM enrolled) ELSE 0 END AS persons,
        ${Object.values(InterventionMethod).map(sumsOf).join(',\n        ')}
      FROM (
        SELECT
          enrolment.human, method,
          MAX(CASE WHEN enrolment.human IN (SELECT human FROM enrolled) AND (offered_on >= :from OR ${GIVEN}) THEN 1 ELSE 0 END) AS offered,
          MAX(CASE WHEN ${GIVEN} AND manual_used IS NOT NULL THEN 1 ELSE 0 END) AS told,
          MAX(CASE WHEN ${GIVEN} AND manual_used THEN 1 ELSE 0 END) AS by_manual
        FROM ${enrolledPeople()}
        JOIN intervention ON intervention.enrolment_id = enrolment.id AND intervention.voided_at IS NULL
        WHERE enrolment.team_id = :team AND offered_on <= :to
        GROUP BY enrolment.human, method
      ) persons`,
  }),
};

const sumsOf = (method: InterventionMethod) =>
  ['offered', 'told', 'by_manual']
    .map((sum) => `SUM(${sum}) FILTER (WHERE method = '${method}') AS ${sum}_${columnOf(method)}`)
    .join(', ');
