import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { today } from '../../platform/dates/today.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Team } from '../../teams/team.entity.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Scale } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { DistributionStatus, type FidelityDistribution } from './distribution.type.js';
import { readRatedTeams } from './read-distribution.js';
import { type FigureQuartiles, holdingOf, type ItemCounts, spreadOf } from './spread-of-teams.js';
import { coarse, type Holding, isPublishable, STEP, suppressShares } from './suppress-distribution.js';

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
    const teams = await readRatedTeams(this.unitOfWork.reader, { scale, fictitious, closedBefore });
    const holding = holdingOf(teams);
    const status = holding.teams === 0 ? NONE : isPublishable(holding) ? SHOWN : SUPPRESSED;
    const shown = status === SUPPRESSED ? null : holding.teams;
    const all = await this.unitOfWork.reader.countBy(Team, { fictitious });
    const about = {
      scale: scale.id,
      version: scale.version,
      status,
      teams: shown,
      teamsLeftOut: shown === null ? null : all - shown,
      closedBefore,
    };
    if (status !== SHOWN) return { ...about, totals: [], subscales: [], items: [] };
    const { totals, subscales, items } = spreadOf(scale, teams);
    return {
      ...about,
      totals: totals.map(coarseFigure),
      subscales: subscales.map(coarseFigure),
      items: items.map((item) => itemOf(item, holding)),
    };
  }
}

function coarseFigure({ figure, ...quartiles }: FigureQuartiles) {
  return { figure, ...coarse(quartiles, figure === 'sum' ? STEP.sum : STEP.mean) };
}

function itemOf({ code, counts }: ItemCounts, holding: Holding) {
  const shares = suppressShares(counts, holding);
  return { code, status: shares ? SHOWN : SUPPRESSED, shares: shares ?? [] };
}

/** Figures that changed with every new audit would tell what it says: by what was told the day before it. */
function startOfHalfYear(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;
}
