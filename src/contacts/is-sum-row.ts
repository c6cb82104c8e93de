import type { Columns, HeaderPlan } from '../platform/csv/columns.js';

const SUM_WORD = /^(?:(?:del|slut|total)?summa|sum|total|totalt|totals|antal|grand total)(?![\p{L}\d])/iu;
const NUMBER = /^-?\d[\d\s.,]*%?$/;

/**
 * Whether a row sums those above it: it says so, or has nothing but numbers and nobody whom it would be about. It lacks what
 * every row must have.
 */
export function isSumRow(columns: Columns, { places }: HeaderPlan, cells: readonly string[]): boolean {
  const needed = Object.keys(columns).filter((key) => columns[key]?.required);
  const holds = (key: string | undefined) => (cells[places.get(key ?? '') ?? -1] ?? '') !== '';
  if (needed.every(holds)) return false;
  const written = cells.filter((cell) => cell !== '');
  if (SUM_WORD.test(written[0] ?? '')) return true;
  return !holds(needed[0]) && written.every((cell) => NUMBER.test(cell));
}
