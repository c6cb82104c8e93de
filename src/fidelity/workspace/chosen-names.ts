import type { Locale } from '../../platform/i18n/locale.js';
import type { AuditView } from '../rules/view-audit.js';

/** What was chosen of a scale, in its order: names of subscales, or items of a re-review; '' for the whole scale. */
export function chosenNames({ audit: { components }, scale }: AuditView, locale: Locale): string {
  const chosen = <Named extends { code: string }>(all: readonly Named[]) =>
    all.filter(({ code }) => components?.includes(code));
  return [
    ...chosen(scale.subscales).map(({ name }) => name[locale]),
    ...chosen(scale.items).map(({ code, name }) => `${code} ${name[locale]}`),
  ].join(', ');
}
