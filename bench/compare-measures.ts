import type { EntityManager } from 'typeorm';
import { computeMeasures } from '../src/fidelity/measures/compute-measures.js';
import type { Window } from '../src/fidelity/measures/measure.js';
import { allUses } from '../test/support/measure-uses.js';
import { alternate, printTable, short } from './figures.js';
import { fourWeeks, year } from './fill-database.js';
import { sumByHand } from './measures-by-hand.js';
import { openRawConnection, type RawConnection } from './raw-connection.js';

const TURNS = { warmUp: 3, rounds: 21 };
/** What counting by name may cost, in times the same sums written by hand. */
const LIMIT = 2;

/**
 * Times all measures of one team against the same sums by hand, in alternating rounds.
 * @throws Error when the two do not give the same numbers
 * @returns whether every ratio is within the limit
 */
export async function compareMeasures(manager: EntityManager, team: string): Promise<boolean> {
  const raw = openRawConnection();
  const compared = [
    await compare(manager, raw, team, '20,000 contacts of a year', year),
    await compare(manager, raw, team, '1,500 contacts of four weeks', fourWeeks),
  ];
  await raw.close();
  printTable(
    `All measures of one team (limit ${LIMIT})`,
    compared.map(({ audit, product, byHand }) => ({
      audit,
      'product, ms': short(product),
      'by hand, ms': short(byHand),
      ratio: (product / byHand).toFixed(2),
    })),
  );
  return compared.every(({ product, byHand }) => product / byHand <= LIMIT);
}

async function compare(
  manager: EntityManager,
  raw: RawConnection,
  team: string,
  audit: string,
  window: Window,
) {
  const measure = () => computeMeasures(manager, team, window, allUses);
  const sum = () => sumByHand(raw, team, window);

  const sums = await sum();
  const figures = await measure();
  for (const { measure: name, numerator, denominator } of figures) {
    const [top, bottom] = sums[name] ?? [];
    if (top !== numerator || bottom !== denominator)
      throw new Error(`${name} is ${numerator} / ${denominator}, and by hand ${top} / ${bottom}`);
  }
  if (figures.length !== Object.keys(sums).length)
    throw new Error('By hand there is more than there are measures');

  const [product, byHand] = await alternate(TURNS, measure, sum);
  return { audit, product, byHand };
}
