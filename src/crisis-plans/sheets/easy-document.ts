import type { Locale } from '../../platform/i18n/locale.js';
import type { CrisisPlanDocument } from '../crisis-plan.document.js';
import { type Pack, sectionOf } from '../packs/pack.js';
import { sentencesOf } from './sentences-of.js';

/** The same plan under plain headings, one sentence a line. Every word that was written is there, and no other. */
export function easyDocument(plan: CrisisPlanDocument, pack: Pack, locale: Locale): CrisisPlanDocument {
  const { closedHours } = plan;
  return {
    ...plan,
    closedHours: {
      ...closedHours,
      text: sentencesOf(closedHours.text),
      units: closedHours.units.map((unit) => ({ ...unit, task: sentencesOf(unit.task) })),
    },
    parts: plan.parts.map((part) => ({
      ...part,
      sections: part.sections.map((section) => ({
        ...section,
        heading: sectionOf(pack, section.code)!.easy[locale],
        groups: section.groups.map((group) => ({
          ...group,
          statements: group.statements.map((statement) => ({
            ...statement,
            text: sentencesOf(statement.text),
            answerReason: sentencesOf(statement.answerReason),
          })),
        })),
      })),
    })),
  };
}
