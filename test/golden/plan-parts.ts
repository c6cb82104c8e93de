import type { DocumentPart, DocumentStatement } from '../../src/crisis-plans/crisis-plan.document.js';
import { sectionOf } from '../../src/crisis-plans/packs/pack.js';
import { packOf } from '../../src/crisis-plans/packs/packs.js';
import type { Locale } from '../../src/platform/i18n/locale.js';

/** The pack in which the plans of the golden documents are made. */
export const GOLDEN_PACK = packOf({ pack: 'general', packVersion: '1.0.0' });

/** What stands in each section by its code; of early signs stage by stage. */
export type Sections = Record<string, DocumentStatement[] | DocumentStatement[][]>;

/** The parts of the sheet as the pack orders them. */
export const partsOf = (words: Sections, locale: Locale = 'sv'): DocumentPart[] =>
  GOLDEN_PACK.print.order.flatMap((codes): DocumentPart[] => {
    if (codes[0] === 'CONTACTS' || codes[0] === 'HOURS') return [{ kind: codes[0], sections: [] }];
    const sections = codes
      .filter((code) => words[code]?.length)
      .map((code) => ({
        code,
        heading: sectionOf(GOLDEN_PACK, code)!.sheet[locale],
        groups: groupsOf(words[code]!, locale),
      }));
    return sections.length > 0 ? [{ kind: 'SECTIONS', sections }] : [];
  });

const groupsOf = (statements: Sections[string], locale: Locale) =>
  Array.isArray(statements[0])
    ? (statements as DocumentStatement[][]).map((of, index) => ({
        title: GOLDEN_PACK.stages[index]![locale],
        statements: of,
      }))
    : [{ title: null, statements: statements as DocumentStatement[] }];
