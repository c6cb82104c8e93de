import type { AccessLogEntry } from '../platform/access-log/access-log-entry.entity.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';

/** The roles that the actor held then, in words: `teamledare, vård- och stödsamordnare`. */
export function describeRoles(locale: Locale, { actorRoles }: Pick<AccessLogEntry, 'actorRoles'>): string {
  const roles = actorRoles?.split(',').filter(Boolean) ?? [];
  return roles.map((role) => translate(locale, `kind.role.${role}`)).join(', ');
}
