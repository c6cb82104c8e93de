import type { OpeningHours } from '../../organisations/opening-hours.type.js';
import { sayClock } from '../../organisations/say-hours.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import { formatWeekday } from '../../platform/i18n/format-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { callable } from '../../platform/text/telephone-number.js';
import type { CrisisPlanDocument, PracticalPart } from '../crisis-plan.document.js';
import { UnitResponse } from '../crisis-plan-kinds.js';
import { type Found, turnToAt } from './turn-to.js';
import { type NextOpening, OpenState } from './turn-to.type.js';

/** Somebody to turn to, as the page shows them. */
interface Shown {
  name: string;
  phone: string;
  openingHours: string;
}

/**
 * What a sheet says of when the team is closed, for whoever opens it at a moment: whom to call now, in order, and whom later. The
 * reader's own unit is not called: its task comes first.
 */
export function closedHoursNow(
  locale: Locale,
  { team, closedHours, practicalHelp }: Pick<CrisisPlanDocument, 'team' | 'closedHours' | 'practicalHelp'>,
  { at, ownUnitId }: { at: Date; ownUnitId: string | null },
) {
  const { text, noUnitReason, isNobodyAsked, isAnswerOut, declined } = closedHours;
  const isOwn = ({ unitId }: PracticalPart) => unitId !== null && unitId === ownUnitId;
  // Two units of the plan may have been joined into this one.
  const own = [...closedHours.units, ...practicalHelp].filter(
    (part) => isOwn(part) && part.response !== UnitResponse.DECLINED,
  );
  const units = closedHours.units.filter((unit) => !isOwn(unit));
  const found = turnToAt({ team: team.name ? team : null, units }, at);
  const shown = <Row extends Shown & { hours: OpeningHours | null }>({
    row,
    state,
    closes,
    opens,
  }: Found<Row>) => ({
    name: row.name,
    phone: row.phone,
    call: callable(row.phone),
    openingHours: row.openingHours,
    isOpen: state === OpenState.OPEN,
    isNotTold: state === OpenState.NOT_TOLD,
    closes: closes && sayOpening(locale, closes, at),
    opens: opens && sayOpening(locale, opens, at),
  });
  const rows = found.units.map((unit) => ({
    ...shown(unit),
    task: unit.row.task,
    hasNotAnswered: unit.row.response === UnitResponse.PENDING,
  }));
  return {
    text,
    noUnitReason,
    isNobodyAsked,
    hasUnits: closedHours.units.length > 0,
    isAnswerOut,
    own: own.length > 0 && {
      task: own.map(({ task }) => task).join('\n'),
      hasNotAnswered: own.some(({ response }) => response === UnitResponse.PENDING),
    },
    team: found.team && shown(found.team),
    isTeamOpen: found.team?.state === OpenState.OPEN,
    hasNoTeam: team.isNone,
    now: rows.filter(({ isOpen, isNotTold }) => isOpen || isNotTold),
    later: rows.filter(({ isOpen, isNotTold }) => !isOpen && !isNotTold),
    declined,
    practicalHelp: practicalHelp
      .filter((part) => !isOwn(part))
      .map(({ name, phone, openingHours, task, response, respondedOn }) => ({
        ...{ name, phone, openingHours, task, respondedOn, call: callable(phone) },
        hasNotAnswered: response === UnitResponse.PENDING,
        hasSaidNo: response === UnitResponse.DECLINED,
      })),
  };
}

/** "i dag 16.30", "i morgon 8", "fredag 4 december 2026 8". */
export function sayOpening(locale: Locale, { date, time }: NextOpening, at: Date): string {
  const clock = sayClock(locale, time);
  const day = today(at);
  if (date === day) return translate(locale, 'closedHours.today', { clock });
  if (date === addDays(day, 1)) return translate(locale, 'closedHours.tomorrow', { clock });
  return translate(locale, 'closedHours.onDay', { day: formatWeekday(locale, date), clock });
}
