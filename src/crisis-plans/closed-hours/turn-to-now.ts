import type { TeamNow } from '../../plans/supporting-teams.js';
import type { CrisisPlanVersion } from '../crisis-plan.entity.js';
import { unitsToTurnTo } from '../unit-answers.js';
import { turnToAt } from './turn-to.js';
import type { TurnToNow } from './turn-to.type.js';

/** Somebody who reads a plan: when, and for which unit. */
export interface ReadAt {
  at: Date;
  ownUnitId: string | null;
}

/** Whom to turn to by a version and the team that has the person, for whoever reads it at a moment. */
export function turnToNow(
  { closedHoursUnits }: Pick<CrisisPlanVersion, 'closedHoursUnits'>,
  { team: supporting }: Pick<TeamNow, 'team'>,
  { at, ownUnitId }: ReadAt,
): TurnToNow {
  const { team, units: found } = turnToAt({ team: supporting, units: unitsToTurnTo(closedHoursUnits) }, at);
  return {
    at,
    team: team && { state: team.state, closes: team.closes, opens: team.opens },
    units: found.map(({ row, state, closes, opens }) => ({
      unit: row.unit,
      task: row.task,
      response: row.response,
      state,
      closes,
      opens,
      isOwn: row.unit.id === ownUnitId,
    })),
  };
}
