import { closesNext } from '../../organisations/closes-next.js';
import { isOpenAt } from '../../organisations/opening-hours.js';
import type { OpeningHours } from '../../organisations/opening-hours.type.js';
import { opensNext } from '../../organisations/opens-next.js';
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

/** Somebody to turn to, whether it is open, when it closes where it is, and when it opens next where it is closed. */
export interface Found<Row> {
  row: Row;
  state: OpenState;
  closes: NextOpening | null;
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

/** Whether somebody is open at a moment, and when they open next. */
export function foundAt<Row extends Hours>(row: Row, at: Date): Found<Row> {
  const { hours } = row;
  if (!hours) return { row, state: OpenState.NOT_TOLD, closes: null, opens: null };
  const [date, time] = [today(at), timeOfDay(at)];
  if (isOpenAt(hours, date, time))
    return { row, state: OpenState.OPEN, closes: closesNext(hours, date, time), opens: null };
  return { row, state: OpenState.CLOSED, closes: null, opens: opensNext(hours, date, time) };
}
