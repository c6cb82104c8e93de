import { NeedAnswer, NeedKind } from '../../needs/need-kinds.js';
import { holdsOn } from '../../platform/database/holds-on.js';
import { enrolledPeople } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { trailingMonths } from './windows.js';

/** A kind of need as the columns of the source and the measures name it. */
export const columnOfNeed = (kind: NeedKind) => kind.toLowerCase();

/** It is for everybody with harmful use or dependence, also those who have said no. */
const GROUP = NeedKind.SUBSTANCE_USE_GROUP;

/** What is met one by one. */
const ONE_BY_ONE = [
  NeedKind.PSYCHIATRIC_CARE,
  NeedKind.EVERYDAY_LIFE,
  NeedKind.SUBSTANCE_USE_TREATMENT,
  NeedKind.WORK_AND_STUDIES,
  NeedKind.ILLNESS_MANAGEMENT,
];

/** The kinds that items of scales ask for. */
export const MEASURED_NEEDS = [...ONE_BY_ONE, GROUP];

const given = (...answers: NeedAnswer[]) => `answer IN (${answers.map((one) => `'${one}'`).join(', ')})`;
const WANTED = given(NeedAnswer.TEAM, NeedAnswer.OTHER, NeedAnswer.NOBODY);
const NEEDED = given(NeedAnswer.TEAM, NeedAnswer.OTHER, NeedAnswer.NOBODY, NeedAnswer.DECLINED);
const BY_TEAM = given(NeedAnswer.TEAM);

/**
 * Of those enrolled on the last day, by their newest inventory of the months: for each kind of need of how many it is told,
 * how many need it and have not said no to it, and to how many of these the team gives it. Where it is told of fewer than
 * `filled` percent of the enrolled, nobody is counted as needing it. Of what two principals have told of one human, the
 * newest answer counts.
 */
export const needs: Source = {
  window: trailingMonths,
  statement: (_window, { filled = 100 }) => ({
    text: `
      WITH enrolled AS (
        SELECT DISTINCT human FROM ${enrolledPeople()}
        WHERE team_id = :team AND ${holdsOn(':to', 'enrolment')}
      ),
      inventories AS (
        SELECT
          enrolment.human, inventory.id, inventory.made_on, inventory.recorded_at,
          ROW_NUMBER() OVER (
            PARTITION BY enrolment.id ORDER BY inventory.made_on DESC, inventory.recorded_at DESC, inventory.id
          ) AS place
        FROM ${enrolledPeople()}
        JOIN needs_inventory inventory ON inventory.enrolment_id = enrolment.id
        WHERE enrolment.team_id = :team AND inventory.made_on <= :to
          AND enrolment.human IN (SELECT human FROM enrolled)
      ),
      answers AS (
        SELECT
          inventories.human, need.kind, need.answer,
          ROW_NUMBER() OVER (
            PARTITION BY inventories.human, need.kind
            ORDER BY inventories.made_on DESC, inventories.recorded_at DESC, inventories.id
          ) AS place
        FROM inventories
        JOIN need ON need.inventory_id = inventories.id AND need.answer <> '${NeedAnswer.UNKNOWN}'
        WHERE inventories.place = 1 AND inventories.made_on >= :from
      ),
      persons AS (
        SELECT
          human,
          ${ONE_BY_ONE.map(partsOf).join(',\n          ')},
          ${partsOfGroup()}
        FROM answers
        WHERE place = 1
        GROUP BY human
      )
      SELECT
        (SELECT COUNT(*) FROM enrolled) AS enrolled,
        ${MEASURED_NEEDS.map(sumsOf).join(',\n        ')}
      FROM persons`,
    values: { filled },
  }),
};

const isSaid = (condition: string) => `MAX(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

function partsOf(kind: NeedKind): string {
  const of = `kind = '${kind}'`;
  return columns(kind, isSaid(of), isSaid(`${of} AND ${WANTED}`), isSaid(`${of} AND ${BY_TEAM}`));
}

/** Of whom it is told whether they come to the group, or that they have no harmful use. */
function partsOfGroup(): string {
  const ofGroup = `kind = '${GROUP}'`;
  const ofTreatment = `kind = '${NeedKind.SUBSTANCE_USE_TREATMENT}'`;
  const told = isSaid(`${ofGroup} OR (${ofTreatment} AND NOT ${NEEDED})`);
  const needing = `${told} * ${isSaid(`(${ofGroup} OR ${ofTreatment}) AND ${NEEDED}`)}`;
  return columns(GROUP, told, needing, isSaid(`${ofGroup} AND ${BY_TEAM}`));
}

function columns(kind: NeedKind, told: string, needing: string, byTeam: string): string {
  const name = columnOfNeed(kind);
  return `${told} AS told_${name},
          ${needing} AS needing_${name},
          ${byTeam} AS by_team_${name}`;
}

function sumsOf(kind: NeedKind): string {
  const name = columnOfNeed(kind);
  const told = `SUM(told_${name})`;
  return `${told} AS told_${name},
        CASE WHEN 100 * ${told} >= :filled * (SELECT COUNT(*) FROM enrolled) THEN SUM(needing_${name}) ELSE 0 END AS needing_${name},
        SUM(by_team_${name}) AS by_team_${name}`;
}
