import { DAY, isOpenAt, openTimes } from '../../organisations/opening-hours.js';
import type { OpeningHours } from '../../organisations/opening-hours.type.js';
import { minutesOf } from '../../organisations/read-clock.js';
import { clockOf } from '../../organisations/say-hours.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { timeOfDay } from '../../platform/dates/clock-time.js';
import { today } from '../../platform/dates/today.js';
import { UnitResponse } from '../crisis-plan-kinds.js';
import { type NextOpening, OpenState } from './turn-to.type.js';

/** Hours as data; null where they are not given. */
export interface Hours {
  hours?: OpeningHours | null;
}

/** A unit of a plan, and what it has answered. */
export type Asked = Hours & { response: `${UnitResponse}` };

/** Whose hours decide whom to turn to. */
export interface Helpers<Team extends Hours, Unit extends Asked> {
  /** Null where the reader is not to know which team it is. */
  team: Team | null;
  /** In the order of the plan. */
  units: readonly Unit[];
}

/** Somebody to turn to, whether it is open, and when it opens next where it is closed. */
export interface Found<Row> {
  row: Row;
  state: OpenState;
  opens: NextOpening | null;
}

/** The team where it is open is whom to turn to; else the units, the first of them first. */
export interface TurnTo<Team, Unit> {
  team: Found<Team> | null;
  units: Found<Unit>[];
}

/** A unit that has said no is nobody's to turn to. */
export const hasNotSaidNo = ({ response }: Asked): boolean => response !== UnitResponse.DECLINED;

const ORDER = [OpenState.OPEN, OpenState.NOT_TOLD, OpenState.CLOSED];

/** How far ahead to look for the next opening, in days: over a summer, and a year that is all closed. */
const FARTHEST = 366;

/**
 * Whom to turn to at a moment, by the clock on the wall in Sweden. Units come in the order of the plan: those that are open,
 * then those whose hours are not given as data, then the closed ones.
 */
export function turnToAt<Team extends Hours, Unit extends Asked>(
  { team, units }: Helpers<Team, Unit>,
  at: Date,
): TurnTo<Team, Unit> {
  const found = units.filter(hasNotSaidNo).map((unit) => foundAt(unit, at));
  return {
    team: team && foundAt(team, at),
    units: ORDER.flatMap((wanted) => found.filter(({ state }) => state === wanted)),
  };
}

function foundAt<Row extends Hours>(row: Row, at: Date): Found<Row> {
  const { hours } = row;
  if (!hours) return { row, state: OpenState.NOT_TOLD, opens: null };
  const [date, time] = [today(at), timeOfDay(at)];
  if (isOpenAt(hours, date, time)) return { row, state: OpenState.OPEN, opens: null };
  return { row, state: OpenState.CLOSED, opens: nextOpening(hours, date, time) };
}

/** When it opens after a time of day at which it is closed; null when it does not within a year. */
function nextOpening(hours: OpeningHours, from: string, time: string): NextOpening | null {
  for (let days = 0; days <= FARTHEST; days += 1) {
    const date = addDays(from, days);
    const later = openTimes(hours, date)
      .map(({ opens }) => opens)
      .filter((opens) => days > 0 || opens > minutesOf(time));
    if (later.length === 0) continue;
    const opens = Math.min(...later);
    return opens < DAY
      ? { date, time: clockOf(opens) }
      : { date: addDays(date, 1), time: clockOf(opens - DAY) };
  }
  return null;
}
