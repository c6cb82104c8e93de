import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { fieldId } from '../../platform/web/form-field.js';
import type { CrisisPlanVersion } from '../crisis-plan.entity.js';
import { saysClosedHours } from '../crisis-plan-content.js';
import { packOf } from '../packs/packs.js';
import type { CrisisPlanHints } from './crisis-plan-hints.type.js';

/** Of a row so much is shown that it is known again. */
const SHOWN = 50;

/**
 * What `editor-hints.hbs` shows of a draft as it was saved.
 * @param editor the address of the editor, where the hints stand on another page
 */
export function editorHints(locale: Locale, draft: CrisisPlanVersion, hints: CrisisPlanHints, editor = '') {
  const { readability, hardTexts, plainWords, missingDetails, readers, givenAtOnce } = hints;
  const { sections } = packOf(draft);
  const linked = (path: string) => ({
    href: `${editor}#${fieldId(path)}`,
    text: beginning(textAt(draft, path)),
  });
  const level = (name: string) => translate(locale, `crisisPlan.hints.level.${name}`);
  return {
    readability: readability && { ...readability, level: level(readability.level) },
    hardTexts: hardTexts.map((one) => ({ ...linked(one.path), ...one, level: level(one.level) })),
    plainWords: {
      count: plainWords.length,
      rows: [...Map.groupBy(plainWords, ({ path }) => path)].map(([path, words]) => ({
        ...linked(path),
        words,
      })),
    },
    missingDetails: missingDetails.map((detail) => {
      const asked = sections.filter(({ tells }) => tells === detail).map(({ heading }) => heading[locale]);
      return translate(locale, `crisisPlan.hints.missing.${detail}`, { sections: asked.join(', ') });
    }),
    facilitatorsOfTeam: hints.facilitatorsOfTeam.map(linked),
    nobodyOpen: hints.nobodyOpen?.[locale],
    givenAtOnce,
    saysClosedHours: saysClosedHours(draft),
    rows: draft.statements.length + draft.contacts.length + draft.participants.length,
    readers: readers.map(({ reader, read, notRead, withoutNumbers }) => ({
      name: translate(locale, `copy.reader.${reader}`),
      read,
      notRead: notRead.map(linked),
      withoutNumbers,
    })),
  };
}

/** What stands there; of somebody to call, who it is. @param path dotted, such as statements.0.text */
function textAt(draft: CrisisPlanVersion, path: string): string {
  const [list, index, field] = path.split('.');
  if (list === 'statements') {
    const { text, answerReason } = draft.statements[Number(index)]!;
    return field === 'text' ? text : answerReason;
  }
  if (list === 'closedHoursUnits') return draft.closedHoursUnits[Number(index)]!.task;
  if (list === 'closedHours' || list === 'noUnitReason') return draft[list];
  if (list === 'participants') {
    const { name, role } = draft.participants[Number(index)]!;
    return name || role;
  }
  const { name, relation, phone, whenToCall } = draft.contacts[Number(index)]!;
  return name || relation || phone || whenToCall;
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('').replace(/ \S*$/, '')} …` : line;
}
