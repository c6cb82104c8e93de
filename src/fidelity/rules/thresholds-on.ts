import type { Condition, Threshold } from '../thresholds/threshold.js';
import type { AuditView } from './view-audit.js';

/** A threshold beside the figures of one audit. */
export interface ThresholdReading extends Threshold {
  /** Whether every condition is reached; null where one of the figures cannot be told. */
  reached: boolean | null;
}

/** The thresholds of a scale that hold on a day and were known here then. */
export function thresholdsOn(all: readonly Threshold[], scale: string, day: string): Threshold[] {
  return all.filter(
    (threshold) =>
      threshold.scale === scale &&
      threshold.from <= day &&
      threshold.added <= day &&
      (threshold.to === undefined || day <= threshold.to),
  );
}

/** What is not reached is so whatever the figures that cannot be told may be. */
export function readThreshold(threshold: Threshold, view: AuditView): ThresholdReading {
  const held = threshold.all.map((condition) => {
    const figure = figureOf(condition, view);
    return figure === null ? null : figure >= condition.atLeast;
  });
  const reached = held.includes(false) ? false : held.includes(null) ? null : true;
  return { ...threshold, reached };
}

/** Unrounded; null where it is of some items only, or not rated. */
function figureOf(condition: Condition, { audit, figures, total }: AuditView): number | null {
  if ('item' in condition) return figures.get(condition.item) ?? null;
  if ('subscale' in condition) {
    const subscale = total.subscales.find(({ code }) => code === condition.subscale);
    return subscale && isWhole(subscale) ? subscale.mean : null;
  }
  if (audit.components !== null || !isWhole(total)) return null;
  return { sum: total.sum, item_mean: total.itemMean, subscale_mean: total.subscaleMean }[condition.of];
}

const isWhole = ({ rated, notRated, items }: { rated: number; notRated: number; items: number }) =>
  rated + notRated === items;
