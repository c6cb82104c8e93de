import { addDays, addMonths, daysInclusive } from '../../platform/dates/civil-date.js';
import type { Parameters, Window, WindowLength } from './measure.js';

/** The audit's own window. */
export const auditWindow = (audit: Window): Window => audit;

/** The audit's window, or as much before its last day as a scale says. */
export const windowOf = (audit: Window, length?: WindowLength): Window => {
  if (!length) return audit;
  return 'weeks' in length ? trailingDays(audit, { days: 7 * length.weeks }) : trailingMonths(audit, length);
};

/** The last day of the audit's window. */
export const lastDay = ({ to }: Window): Window => ({ from: to, to });

/** As many whole weeks as the audit's window holds, the last of them ending with it. */
export const wholeWeeks = ({ from, to }: Window): Window => {
  const weeks = Math.floor(daysInclusive(from, to) / 7);
  return { from: addDays(to, 1 - 7 * weeks), to };
};

/** `parameters.days` days, the last of them the audit's last. */
export const trailingDays = ({ to }: Window, parameters: Parameters): Window => ({
  from: addDays(to, 1 - (parameters.days ?? 1)),
  to,
});

/** `parameters.months` months, the last of them ending with the audit's window. */
export const trailingMonths = ({ to }: Window, parameters: Parameters): Window => ({
  from: addDays(addMonths(to, -(parameters.months ?? 1)), 1),
  to,
});
