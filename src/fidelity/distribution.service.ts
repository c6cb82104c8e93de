import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Team } from '../teams/team.entity.js';
import { DistributionStatus, type FidelityDistribution } from './distribution.type.js';
import {
  type FigureQuartiles,
  type RatingCount,
  readHolding,
  readQuartiles,
  readRatingCounts,
} from './read-distribution.js';
import { type Scale, totalFigures } from './scale.js';
import { Scales } from './scales.js';
import { coarse, type Holding, isPublishable, STEP, suppressShares } from './suppress-distribution.js';
import type { AuditView } from './view-audit.js';

const { SHOWN, SUPPRESSED, NONE } = DistributionStatus;

/** The country's teams together. Everybody is told the same figures, so that none can be had by comparing two. */
@Injectable()
export class DistributionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scales: Scales,
  ) {}

  /**
   * One scale version over all teams, real ones or those made up for demonstration.
   * @throws DomainError NOT_FOUND for an unknown scale version, and for a role that does not see the country
   */
  async get(actor: Actor, id: string, version: string, fictitious: boolean): Promise<FidelityDistribution> {
    if (!mayDo(actor, 'fidelityDistribution.read')) throw notFound('scale');
    const scale = this.scales.all.find((one) => one.id === id && one.version === version);
    if (!scale) throw notFound('scale');
    return this.read(scale, fictitious);
  }

  /** The same beside one audit, which whoever holds the view may read. */
  beside({ audit, scale }: AuditView): Promise<FidelityDistribution> {
    return this.read(scale, audit.team.fictitious);
  }

  private async read(scale: Scale, fictitious: boolean): Promise<FidelityDistribution> {
    const closedBefore = startOfHalfYear(today());
    const population = { scale, fictitious, closedBefore };
    const { reader } = this.unitOfWork;
    const holding = await readHolding(reader, population);
    const status = holding.teams === 0 ? NONE : isPublishable(holding) ? SHOWN : SUPPRESSED;
    const teams = status === SUPPRESSED ? null : holding.teams;
    const teamsLeftOut = teams === null ? null : (await reader.countBy(Team, { fictitious })) - teams;
    const about = { scale: scale.id, version: scale.version, status, teams, teamsLeftOut, closedBefore };
    if (status !== SHOWN) return { ...about, totals: [], subscales: [], items: [] };
    const [quartiles, counts] = [
      await readQuartiles(reader, population),
      await readRatingCounts(reader, population),
    ];
    return {
      ...about,
      totals: figuresOf(quartiles, 'total', totalFigures(scale)),
      subscales: figuresOf(
        quartiles,
        'subscale',
        scale.subscales.map(({ code }) => code),
      ),
      items: scale.items.map(({ code }) => itemOf(scale, code, counts, holding)),
    };
  }
}

function figuresOf(
  quartiles: readonly FigureQuartiles[],
  kind: FigureQuartiles['kind'],
  order: readonly string[],
) {
  return order.flatMap((figure) => {
    const found = quartiles.find((one) => one.kind === kind && one.figure === figure);
    return found ? [{ figure, ...coarse(found, figure === 'sum' ? STEP.sum : STEP.mean) }] : [];
  });
}

function itemOf({ ratings }: Scale, code: string, counts: readonly RatingCount[], holding: Holding) {
  const cells = Array.from({ length: ratings.highest - ratings.lowest + 1 }, (_, index) => {
    const rating = ratings.lowest + index;
    const found = counts.find((count) => count.item === code && count.rating === rating);
    return { rating, teams: found?.teams ?? 0 };
  });
  const shares = suppressShares(cells, holding);
  return { code, status: shares ? SHOWN : SUPPRESSED, shares: shares ?? [] };
}

/** Figures that changed with every new audit would tell what it says: by what was told the day before it. */
function startOfHalfYear(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;
}
