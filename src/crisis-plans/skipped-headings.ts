import type { Locale } from '../platform/i18n/locale.js';
import type { CrisisPlanVersion } from './crisis-plan.entity.js';
import { packOf } from './packs/packs.js';

type Skipping = Pick<CrisisPlanVersion, 'pack' | 'packVersion' | 'statements' | 'skippedSections'>;

/** What is not for the person, by the headings of the sheet. Where words stand in a section, they count. */
export function skippedHeadings(locale: Locale, version: Skipping): string[] {
  const { statements, skippedSections } = version;
  return packOf(version)
    .sections.filter(({ code }) => skippedSections.some(({ section }) => section === code))
    .filter(({ code }) => !statements.some(({ section }) => section === code))
    .map(({ sheet }) => sheet[locale]);
}
