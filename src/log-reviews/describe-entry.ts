import { type AccessLogEntry, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import type { RecordPlace } from '../platform/access-log/entries-of-records.js';
import { hasMessage } from '../platform/i18n/catalogue.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';

/** What was done, in words that the person can read: `läste krisplanen`. */
export function describeAction(
  locale: Locale,
  { action, recordType, outcome }: Pick<AccessLogEntry, 'action' | 'recordType' | 'outcome'>,
): string {
  const key = `log.record.${recordType.replace(/_version$/, '')}`;
  const what = translate(locale, hasMessage(key) ? key : 'log.record.other');
  return translate(locale, outcome === LoggedOutcome.DENIED ? 'log.denied' : `log.did.${action}`, { what });
}

/** On which ground it was disclosed, in words; null where no disclosure was decided or it was refused. */
export function describeGround(locale: Locale, { ground }: Pick<AccessLogEntry, 'ground'>): string | null {
  return ground && translate(locale, `log.ground.${ground}`);
}

/** The roles that the actor held then, in words: `teamledare, vård- och stödsamordnare`. */
export function describeRoles(locale: Locale, { actorRoles }: Pick<AccessLogEntry, 'actorRoles'>): string {
  const roles = actorRoles?.split(',').filter(Boolean) ?? [];
  return roles.map((role) => translate(locale, `kind.role.${role}`)).join(', ');
}

/** Which row of the log: `Rad 7`, or of a row about a list `Rad 7, nummer 2 i listan`. */
export function describePlace(locale: Locale, { number, item }: RecordPlace): string {
  return translate(locale, item ? 'log.itemOfRow' : 'log.row', { number, item });
}
