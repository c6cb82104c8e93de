import type { Text } from '../platform/i18n/locale.js';
import { findBand } from './find-band.js';
import type { Figure, Interpretation, Scale } from './scale.js';

export interface SubscaleTotal {
  code: string;
  name: Text;
  /** Items rated, of `items`. */
  rated: number;
  items: number;
  sum: number;
  /** Unrounded; null when nothing is rated. */
  mean: number | null;
}

export interface ScaleTotal {
  rated: number;
  items: number;
  subscales: SubscaleTotal[];
  sum: number;
  /** Mean of the rated items, unrounded; null when nothing is rated. */
  itemMean: number | null;
  /** Mean of the subscales' means, unrounded; null when nothing is rated. */
  subscaleMean: number | null;
  /** The figure the scale calls its total; null where items are missing and the audit is not labelled partial. */
  total: number | null;
  /** Published readings of a complete audit; none when items are missing. */
  interpretations: { interpretation: Interpretation; text: Text }[];
}

/**
 * Sums, means and readings of one audit. Nothing is rounded here.
 * @param ratings by item code; an item that is absent is unrated
 * @param partial the audit is labelled partial, which allows a total of what was rated
 */
export function totalScale(scale: Scale, ratings: ReadonlyMap<string, number>, partial: boolean): ScaleTotal {
  const counted = (code: string) =>
    ratings.get(code) ?? (scale.missing === 'lowest' ? scale.ratings.lowest : null);
  const subscales = scale.subscales.map(({ code, name }): SubscaleTotal => {
    const items = scale.items.filter((item) => item.subscale === code);
    const figures = items.map((item) => counted(item.code)).filter((figure) => figure !== null);
    const rated = items.filter((item) => ratings.has(item.code)).length;
    return { code, name, rated, items: items.length, sum: sumOf(figures), mean: meanOf(figures) };
  });
  const figures = scale.items.map((item) => counted(item.code)).filter((figure) => figure !== null);
  const means = subscales.map(({ mean }) => mean).filter((mean) => mean !== null);
  const byFigure: Record<Figure, number | null> = {
    sum: figures.length > 0 ? sumOf(figures) : null,
    item_mean: meanOf(figures),
    subscale_mean: meanOf(means),
  };
  const complete = figures.length === scale.items.length;
  return {
    rated: scale.items.filter((item) => ratings.has(item.code)).length,
    items: scale.items.length,
    subscales,
    sum: sumOf(figures),
    itemMean: byFigure.item_mean,
    subscaleMean: byFigure.subscale_mean,
    total: complete || partial ? byFigure[scale.total] : null,
    interpretations: complete
      ? scale.interpretation.map((interpretation) => ({
          interpretation,
          text: findBand(interpretation.bands, byFigure[interpretation.of] ?? Number.NaN).text,
        }))
      : [],
  };
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

function meanOf(figures: readonly number[]): number | null {
  return figures.length > 0 ? sumOf(figures) / figures.length : null;
}
