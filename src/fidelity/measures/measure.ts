import type { FigureCaution } from './figure-caution.js';

/** First and last day, both counted, 'YYYY-MM-DD'. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** The numbers a scale item gives a measure, such as `{ months: 12 }`. */
export type Parameters = Readonly<Record<string, number>>;

/** How far back from the audit's last day an item looks, as its scale says. */
export type WindowLength = { readonly weeks: number } | { readonly months: number };

/** One SQL statement that gives one row of whole numbers about one team; several measures read the row. */
export interface Source {
  /** The days it looks at, given the audit's window and the item's parameters. */
  window(audit: Window, parameters: Parameters): Window;
  /** It looks over the audit's window, or the one that a scale gives an item in its place. */
  readonly takesWindow?: true;
  /**
   * Runs unchanged on SQLite and PostgreSQL. `:team`, `:from`, `:to` and `:longLeave`
   * are given beside what it names.
   * @param sample the persons of the audit's chart sample; missing when none was drawn
   */
  statement(
    window: Window,
    parameters: Parameters,
    sample?: readonly string[],
  ): { text: string; values?: Record<string, unknown> };
}

/** A column of the source's row and how many of its units make one of those shown: 10,000 hundredths of a percent to a post. */
export interface Quantity {
  readonly column: string;
  readonly per: number;
  /** Decimals to show. */
  readonly decimals: number;
}

/**
 * A named figure about one team's records: `factor` times numerator by denominator. What it means is told in
 * docs/measures.md and, under `fidelity.measure.<name>`, in the files of words.
 */
export interface Measure {
  readonly source: Source;
  /** The parameters a scale item must give. */
  readonly parameters: readonly string[];
  readonly numerator: Quantity;
  readonly denominator: Quantity;
  /** The column that tells how many persons the figure is over, where it is a figure per person. */
  readonly persons?: string;
  /** The column that tells how many persons are enrolled on the last day: those that `persons` are of. */
  readonly of?: string;
  /** Over the persons of the audit's chart sample, where one was drawn. */
  readonly sampled?: true;
  /** Measures shown beside it, over the same days: the mean beside the median. */
  readonly beside?: readonly string[];
  /** What a reader may have to keep in mind. */
  readonly cautions?: readonly FigureCaution[];
  /** Counted against a working year, whose assumptions the row tells. */
  readonly assumesWorkingYear?: true;
  /** 100 for percent and for posts per 100 persons, else 1. */
  readonly factor: 1 | 100;
  /** Decimals to show of the value. */
  readonly decimals: number;
  /** The part that a team can change while the other is held; the numerator unless said. */
  readonly moves?: 'denominator';
}

/**
 * The value of a measure from whole numbers of its source; null when the records cannot tell. One division, so that
 * a value on the edge of a band is exactly on it.
 */
export function measureValue(
  { numerator, denominator, factor }: Pick<Measure, 'numerator' | 'denominator' | 'factor'>,
  top: number,
  bottom: number,
): number | null {
  return bottom === 0 ? null : (factor * top * denominator.per) / (bottom * numerator.per);
}
