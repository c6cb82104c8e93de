import type { Locale } from '../../platform/i18n/locale.js';
import type { Scale } from '../scales/scale.js';
import type { AuditPriority } from './reviewer-words.entity.js';

/** Priorities with the items that they are about in words; '' where they are about none. */
export function namePriorities(
  { items }: Pick<Scale, 'items'>,
  priorities: readonly AuditPriority[],
  locale: Locale,
): { text: string; item: string }[] {
  return priorities.map(({ text, code }) => {
    const item = items.find((one) => one.code === code);
    return { text, item: item ? `${item.code} ${item.name[locale]}` : '' };
  });
}
