import { hasMessage } from '../../platform/i18n/catalogue.js';
import { plainNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { measures } from '../measures/measures.js';
import type { Change, Move } from '../rules/what-would-move.js';

/** A move as it is to be read. */
export interface MoveWords {
  /** "0,4 fler heltidstjänster som sjuksköterska: 3 → 4". */
  text: string;
  /** The words of the caps that hold the rating. */
  caps: string[];
}

/** @param rating the item's rating now */
export function describeMove(locale: Locale, rating: number, move: Move): MoveWords {
  const changes = [move.change, ...move.caps.map(({ change }) => change)].filter((change) => change !== null);
  const what =
    changes.length > 0
      ? changes
          .map((change) => describeChange(locale, change))
          .join(` ${translate(locale, 'improvement.move.and')} `)
      : translate(locale, 'improvement.move.unknownCap');
  return {
    text: translate(locale, 'improvement.move.to', {
      what,
      from: plainNumber(locale, rating),
      to: plainNumber(locale, move.rating),
    }),
    caps: move.caps.map(({ cap }) => cap.text[locale]),
  };
}

/** "4 fler personer som träffat flera medarbetare", with words of the measure's own where it has them. */
function describeChange(locale: Locale, { figure, part, by }: Change): string {
  const own = `fidelity.measure.${figure.measure}.moved`;
  const key = hasMessage(own) ? own : `fidelity.measure.${figure.measure}.${part}`;
  const decimals = measures.get(figure.measure)?.[part].decimals ?? 0;
  const n = Number(Math.abs(by).toFixed(decimals));
  const direction = by > 0 ? 'more' : 'less';
  return translate(locale, `improvement.move.${direction}${n === 1 ? 'One' : ''}`, {
    n,
    what: translate(locale, key, figure.parameters),
  });
}
