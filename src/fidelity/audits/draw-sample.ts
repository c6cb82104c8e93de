import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { sql } from '../../platform/database/sql.js';
import { invalid } from '../../platform/errors/domain-error.js';
import { sampleRecords } from '../../platform/sampling/sample-records.js';
import { humanOf } from '../../teams/enrolled-people.js';
import type { Window } from '../measures/measure.js';
import { SampleDraw } from './sample-draw.entity.js';

/** Whose charts, of what, and how many. */
export interface Sampled {
  teamId: string;
  /** Code of the scale. */
  scale: string;
  window: Window;
  size: number;
  /** Why it is drawn again; '' where it is not. */
  redrawReason: string;
}

export interface DrawnCharts {
  draw: SampleDraw;
  /** In the order in which they were drawn. */
  personIds: string[];
  /** How many persons there were to draw from. */
  drawnFrom: number;
}

/**
 * The persons whose charts are reviewed, at random among those enrolled throughout the window. Everybody is
 * drawn where there are no more than `size`. A human whom two principals have enrolled is drawn once.
 *
 * A seed is drawn once for a team, a scale and a window, and stays. Windows that share a day share the first: whoever moves
 * the window, to see whom it then falls on, sees the same persons. After the team's row has been locked.
 * @throws DomainError INVALID for another number of persons than was drawn without a reason to draw again, and for such a
 * reason before anything was drawn
 */
export async function drawSample(
  manager: EntityManager,
  actor: Actor,
  sampled: Sampled,
): Promise<DrawnCharts> {
  const { teamId, window, size } = sampled;
  const draw = await drawOf(manager, actor, sampled);
  const rows = await sql<{ personId: string }>(
    manager,
    `SELECT MIN(person.id) AS "personId"
       FROM enrolment JOIN person ON person.id = enrolment.person_id
      WHERE enrolment.team_id = :teamId AND enrolment.voided_at IS NULL
        AND enrolment.from_date <= :from AND (enrolment.to_date IS NULL OR enrolment.to_date >= :to)
      GROUP BY ${humanOf()}`,
    { teamId, ...window },
  );
  const { drawn, drawnFrom } = await sampleRecords([rows.map(({ personId }) => personId)], size, draw.seed);
  return { draw, personIds: drawn, drawnFrom };
}

async function drawOf(manager: EntityManager, actor: Actor, sampled: Sampled): Promise<SampleDraw> {
  const { teamId, scale, window, size, redrawReason: reason } = sampled;
  const earlier = drawFor(window, await manager.findBy(SampleDraw, { teamId, scale }));
  if (!earlier && reason !== '') throw invalid([{ path: 'redrawReason', code: 'nothingToRedraw' }]);
  if (earlier && reason === '') {
    if (earlier.size === size) return earlier;
    throw invalid([{ path: 'sampleSize', code: 'sampleIsDrawn', params: { size: earlier.size } }]);
  }
  const draw = manager.create(SampleDraw, {
    ...{ id: randomUUID(), teamId, scale, size, reason, seed: randomUUID() },
    windowFrom: earlier?.windowFrom ?? window.from,
    windowTo: earlier?.windowTo ?? window.to,
    number: (earlier?.number ?? 0) + 1,
    ...{ drawnAt: new Date(), drawnBy: actor.accountId, drawnByName: actor.name },
  });
  await manager.insert(SampleDraw, draw);
  return draw;
}

/**
 * The draw that holds for a window: of those whose windows share a day with it the one that was drawn first, as it was drawn
 * again last. Of several draws nobody can choose one by choosing a window.
 */
export function drawFor<
  Draw extends Pick<SampleDraw, 'id' | 'windowFrom' | 'windowTo' | 'number' | 'drawnAt'>,
>({ from, to }: Window, draws: readonly Draw[]): Draw | undefined {
  const [first] = draws
    .filter(({ windowFrom, windowTo }) => windowFrom <= to && windowTo >= from)
    .toSorted((one, other) => Number(one.drawnAt) - Number(other.drawnAt) || one.id.localeCompare(other.id));
  return draws
    .filter(({ windowFrom, windowTo }) => windowFrom === first?.windowFrom && windowTo === first?.windowTo)
    .toSorted((one, other) => other.number - one.number)[0];
}
