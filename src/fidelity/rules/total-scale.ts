import type { Text } from '../../platform/i18n/locale.js';
import { type Figure, type Interpretation, isChosen, type Scale, type ScaleItem } from '../scales/scale.js';
import { findBand } from './find-band.js';

export interface SubscaleTotal {
  code: string;
  name: Text;
  /** Items rated, of `items`. */
  rated: number;
  /** Items not rated by a rule, which nothing is made of. */
  notRated: number;
  items: number;
  sum: number;
  /** Unrounded; null when nothing is rated. */
  mean: number | null;
}

export interface ScaleTotal {
  rated: number;
  /** Items not rated by a rule of the scale: nothing is made of them, and the audit is complete without them. */
  notRated: number;
  items: number;
  subscales: SubscaleTotal[];
  sum: number;
  /** Mean of the rated items, unrounded; null when nothing is rated. */
  itemMean: number | null;
  /** Mean of the subscales' means, unrounded; null when nothing is rated. */
  subscaleMean: number | null;
  /** The figure the scale calls its total; null where items are missing and no total of the rest was asked for. */
  total: number | null;
  /** Published readings of a complete audit, with the band's own mark and source; none when items are missing. */
  interpretations: { interpretation: Interpretation; text: Text }[];
  /** The overall judgement that a complete audit's figures would suggest; null when the scale suggests none. */
  suggestedJudgement: number | null;
}

/**
 * Sums, means and readings of one audit. Nothing is rounded here.
 * @param ratings by the code of what was rated (an item, or a part of one); what is absent is unrated. A mean over
 * persons or teams need not be whole
 * @param partial a total of what was rated is asked for although items are missing
 * @param components codes of the subscales or items that were chosen; all when missing. A choice has no total: that
 * belongs to the whole scale
 * @param notRated codes of the items that a rule lets stay unrated
 */
export function totalScale(
  scale: Scale,
  ratings: ReadonlyMap<string, number>,
  partial: boolean,
  components?: readonly string[] | null,
  notRated: ReadonlySet<string> = new Set(),
): ScaleTotal {
  const items = scale.items
    .filter((item) => isChosen(item, components))
    .map((item) => ({
      subscale: item.subscale,
      figure: figureOfItem(item, ratings),
      isLeftOut: notRated.has(item.code),
    }));
  const leftOutOf = (some: typeof items) => some.filter(({ isLeftOut }) => isLeftOut).length;
  const figuresOf = (some: typeof items) =>
    some.map(({ figure }) => figure).filter((figure) => figure !== null);
  const subscales = scale.subscales
    .filter(({ code }) => items.some(({ subscale }) => subscale === code))
    .map(({ code, name }): SubscaleTotal => {
      const own = items.filter((item) => item.subscale === code);
      const figures = figuresOf(own);
      return {
        code,
        name,
        rated: figures.length,
        notRated: leftOutOf(own),
        items: own.length,
        sum: sumOf(figures),
        mean: meanOf(figures),
      };
    });
  const figures = figuresOf(items);
  const means = subscales.map(({ mean }) => mean).filter((mean) => mean !== null);
  const byFigure: Record<Figure, number | null> = {
    sum: figures.length > 0 ? sumOf(figures) : null,
    item_mean: meanOf(figures),
    subscale_mean: meanOf(means),
  };
  const isWhole = items.length === scale.items.length;
  const complete = isWhole && figures.length > 0 && figures.length + leftOutOf(items) === items.length;
  // Of a complete audit there is every figure.
  const figure = (of: Figure) => byFigure[of] as number;
  const suggestion = complete && scale.judgement?.suggestion;
  return {
    rated: figures.length,
    notRated: leftOutOf(items),
    items: items.length,
    subscales,
    sum: sumOf(figures),
    itemMean: byFigure.item_mean,
    subscaleMean: byFigure.subscale_mean,
    total: complete || (isWhole && partial) ? byFigure[scale.total] : null,
    interpretations: complete
      ? scale.interpretation.map((interpretation) => {
          const { text, ...own } = findBand(interpretation.bands, figure(interpretation.of));
          const { mark = interpretation.mark, source = interpretation.source } = own;
          return { interpretation: { ...interpretation, mark, source }, text };
        })
      : [],
    suggestedJudgement: suggestion ? findBand(suggestion.bands, figure(suggestion.of)).rating : null,
  };
}

/** The rating of an item, or the mean of its parts where all have one: what is unrated counts as nothing at all. */
export function figureOfItem(item: ScaleItem, ratings: ReadonlyMap<string, number>): number | null {
  const codes = 'parts' in item ? item.parts.map(({ code }) => code) : [item.code];
  const figures = codes.map((code) => ratings.get(code)).filter((figure) => figure !== undefined);
  return figures.length < codes.length ? null : meanOf(figures);
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

/** Unrounded; null of nothing. */
export function meanOf(figures: readonly number[]): number | null {
  return figures.length > 0 ? sumOf(figures) / figures.length : null;
}
