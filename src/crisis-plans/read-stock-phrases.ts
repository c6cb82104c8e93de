import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../platform/i18n/locale.js';
import { projectRoot } from '../platform/project-root.js';
import type { StockPhrases } from './is-individual.js';

/**
 * `data/crisis-plans/stock-phrases.json`, read when the program starts. All languages together: a plan may be
 * written in any, whatever the language of the page.
 */
export const stockPhrases: StockPhrases = readStockPhrases();

function readStockPhrases(): StockPhrases {
  const file = join(projectRoot, 'data', 'crisis-plans', 'stock-phrases.json');
  const { phrases, openings } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'phrases' | 'openings',
    Record<Locale, string[]>
  >;
  return {
    phrases: new Set(Object.values(phrases).flat()),
    openings: Object.values(openings).flat(),
  };
}
