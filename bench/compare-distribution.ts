import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../src/access/actor.js';
import { Role } from '../src/access/role.js';
import { DistributionService } from '../src/fidelity/country/distribution.service.js';
import { DistributionStatus } from '../src/fidelity/country/distribution.type.js';
import { type Population, readRatedTeams } from '../src/fidelity/country/read-distribution.js';
import { holdingOf, spreadOf } from '../src/fidelity/country/spread-of-teams.js';
import type { Scale } from '../src/fidelity/scales/scale.js';
import { Scales } from '../src/fidelity/scales/scales.js';
import type { Config } from '../src/platform/config/config.js';
import { NOTHING_HELD } from '../src/platform/database/prepare-database.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { readDistributionByHand } from './distribution-by-hand.js';
import { alternate, printTable, short } from './figures.js';
import { TEAMS } from './fill-country.js';
import { openRawConnection } from './raw-connection.js';

const TURNS = { warmUp: 2, rounds: 11 };
/** What somebody who opens the page may wait for it. */
const LIMIT_MS = 1000;

/** Somebody who sees the whole country and no team. */
const analyst: Actor = {
  accountId: 'bench',
  name: 'Påhittad Analytiker',
  locale: 'sv',
  requestId: 'bench',
  principalId: null,
  grants: [{ role: Role.NATIONAL_ANALYST }],
};

/**
 * Times how the country's teams are spread on a scale, against one aggregate statement by hand, in alternating rounds.
 * @throws Error when the two do not give the same figures
 * @returns whether it is told within the limit
 */
export async function compareDistribution(
  dataSource: DataSource,
  config: Config,
  scale: Scale,
): Promise<boolean> {
  const unitOfWork = new UnitOfWork(dataSource, config, NOTHING_HELD);
  await unitOfWork.onModuleInit();
  const service = new DistributionService(unitOfWork, new Scales());
  const raw = openRawConnection();
  const tell = () => service.get(analyst, scale.id, scale.version, true);

  const { status, teams, closedBefore } = await tell();
  if (status !== DistributionStatus.SHOWN || teams !== TEAMS)
    throw new Error(`The distribution of ${teams} teams is ${status}`);
  const byHand = () => readDistributionByHand(raw, closedBefore);
  const population = { scale, fictitious: true, closedBefore };
  requireEqual(await readFigures(dataSource.manager, population), await byHand());

  const [product, hand] = await alternate(TURNS, tell, byHand);
  await raw.close();
  await unitOfWork.onApplicationShutdown();
  printTable(
    `The country on ${scale.id}, from the latest closed audit of ${TEAMS} teams (limit ${LIMIT_MS} ms)`,
    [
      {
        'audit items': TEAMS * scale.items.length,
        'product, ms': short(product),
        'by hand, ms': short(hand),
        ratio: (product / hand).toFixed(2),
      },
    ],
  );
  return product <= LIMIT_MS;
}

/** What the service tells is rounded, so what it reads is compared. */
async function readFigures(manager: EntityManager, population: Population): Promise<Record<string, number>> {
  const rated = await readRatedTeams(manager, population);
  const { teams, heldByOne } = holdingOf(rated);
  const { totals, subscales, items } = spreadOf(population.scale, rated);
  return {
    teams,
    held: heldByOne,
    ...Object.fromEntries(
      [...totals, ...subscales].flatMap(({ figure, ...three }) =>
        Object.entries(three).map(([name, value]) => [`${figure} ${name}`, value]),
      ),
    ),
    ...Object.fromEntries(
      items.flatMap(({ code, counts }) =>
        counts.filter((cell) => cell.teams > 0).map((cell) => [`${code} ${cell.rating}`, cell.teams]),
      ),
    ),
  };
}

function requireEqual(product: Record<string, number>, byHand: Record<string, number>): void {
  for (const name of new Set([...Object.keys(product), ...Object.keys(byHand)])) {
    const [one = Number.NaN, other = Number.NaN] = [product[name], byHand[name]];
    // Means of means are divided in another order.
    if (!(Math.abs(one - other) < 1e-9)) throw new Error(`${name} is ${one}, and by hand ${other}`);
  }
}
