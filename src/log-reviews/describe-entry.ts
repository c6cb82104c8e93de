import { type AccessLogEntry, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import type { RecordPlace } from '../platform/access-log/entries-of-records.js';
import { hasMessage } from '../platform/i18n/catalogue.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { copyReceiver } from '../releases/copy-view.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';

/** What was done, in words that the person can read: `läste krisplanen`. */
export function describeAction(
  locale: Locale,
  { action, recordType, outcome }: Pick<AccessLogEntry, 'action' | 'recordType' | 'outcome'>,
  copy?: PlanCopy,
): string {
  const key = `log.record.${recordType.replace(/_version$/, '')}`;
  const what = copy
    ? describeCopy(locale, copy)
    : translate(locale, hasMessage(key) ? key : 'log.record.other');
  return translate(locale, outcome === LoggedOutcome.DENIED ? 'log.denied' : `log.did.${action}`, { what });
}

/** Which version of which plan, and who was given it: `krisplanen, version 2, till akuten`. */
const describeCopy = (locale: Locale, copy: PlanCopy) =>
  translate(locale, `log.copyOf.${copy.plan}`, {
    number: copy.versionNumber,
    receiver: copyReceiver(locale, copy),
  });

/** On which ground it was disclosed, in words; null where no disclosure was decided or it was refused. */
export function describeGround(locale: Locale, { ground }: Pick<AccessLogEntry, 'ground'>): string | null {
  return ground && translate(locale, `log.ground.${ground}`);
}

/** Which row of the log: `Rad 7`, or of a row about a list `Rad 7, nummer 2 i listan`. */
export function describePlace(locale: Locale, { number, item }: RecordPlace): string {
  return translate(locale, item ? 'log.itemOfRow' : 'log.row', { number, item });
}
