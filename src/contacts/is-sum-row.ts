import type { Columns, HeaderPlan } from '../platform/csv/columns.js';
import { time } from '../platform/csv/read-cell.js';

const SUM_WORD = /^(?:(?:del|slut|total)?summa|sum|total|totalt|totals|antal|grand total)(?![\p{L}\d])/iu;
const NUMBER = /^-?\d[\d\s.,]*%?$/;

/**
 * Whether a row sums those above it: it says so, or has nothing but numbers and nobody whom it would be about. It lacks what
 * every row must have, and no sum has a time of day.
 */
export function isSumRow(columns: Columns, { places }: HeaderPlan, cells: readonly string[]): boolean {
  const needed = Object.keys(columns).filter((key) => columns[key]?.required);
  const holds = (key: string | undefined) => (cells[places.get(key ?? '') ?? -1] ?? '') !== '';
  if (needed.every(holds)) return false;
  const written = cells.filter((cell) => cell !== '');
  if (SUM_WORD.test(written[0] ?? '')) return true;
  const hasTime = Object.keys(columns).some((key) => columns[key]?.cell === time && holds(key));
  return !hasTime && !holds(needed[0]) && written.every((cell) => NUMBER.test(cell));
}
