import type { Locale } from '../../platform/i18n/locale.js';
import type { CrisisPlanPaper } from '../crisis-plan.document.js';
import { type Pack, sectionOf } from '../packs/pack.js';
import { oneSentenceALine } from './one-sentence-a-line.js';

/** The same plan under plain headings, one sentence a line. Every word that was written is there, and no other. */
export function easyDocument(plan: CrisisPlanPaper, pack: Pack, locale: Locale): CrisisPlanPaper {
  const { closedHours, practicalHelp } = plan;
  const withEasyTask = <Part extends { task: string }>(part: Part) => ({
    ...part,
    task: oneSentenceALine(part.task),
  });
  return {
    ...plan,
    closedHours: {
      ...closedHours,
      text: oneSentenceALine(closedHours.text),
      noUnitReason: oneSentenceALine(closedHours.noUnitReason),
      units: closedHours.units.map(withEasyTask),
    },
    practicalHelp: practicalHelp.map(withEasyTask),
    parts: plan.parts.map((part) => ({
      ...part,
      sections: part.sections.map((section) => ({
        ...section,
        heading: sectionOf(pack, section.code)!.easy[locale],
        groups: section.groups.map((group) => ({
          ...group,
          statements: group.statements.map((statement) => ({
            ...statement,
            text: oneSentenceALine(statement.text),
            answerReason: oneSentenceALine(statement.answerReason),
          })),
        })),
      })),
    })),
  };
}
