import type { ClosedHoursUnit, CrisisPlan, CrisisPlanVersion } from '../crisis-plan.entity.js';
import { asAnswered } from '../unit-answers.js';
import { turnToAt } from './turn-to.js';
import type { TurnToNow } from './turn-to.type.js';

/** Somebody who reads a plan: when, for which unit, and whether they are to know which team keeps it. */
export interface ReadAt {
  at: Date;
  ownUnitId: string | null;
  knowsTeam: boolean;
}

/** Whom to turn to by a version, for whoever reads it at a moment. */
export function turnToNow(
  { plan, version }: { plan: Pick<CrisisPlan, 'team'>; version: Pick<CrisisPlanVersion, 'closedHoursUnits'> },
  { at, ownUnitId, knowsTeam }: ReadAt,
): TurnToNow {
  const units = version.closedHoursUnits.flatMap(({ unit, ...row }) =>
    unit && !row.practicalOnly ? { ...asAnswered(row as ClosedHoursUnit), unit, hours: unit.hours } : [],
  );
  const { team, units: found } = turnToAt({ team: knowsTeam ? plan.team : null, units }, at);
  return {
    at,
    team: team && { state: team.state, opens: team.opens },
    units: found.map(({ row, state, opens }) => ({
      unit: row.unit,
      task: row.task,
      response: row.response,
      state,
      opens,
      isOwn: row.unit.id === ownUnitId,
    })),
  };
}
