import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { DistributionService } from '../country/distribution.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { RatersService } from '../raters/raters.service.js';
import { ChartReviewsService } from '../reviews/chart-reviews.service.js';
import { reviewEvidence } from '../reviews/describe-reviews.js';
import type { AuditView } from '../rules/view-audit.js';
import { Thresholds } from '../thresholds/thresholds.js';
import { describeReport } from './describe-report.js';
import type { FidelityReportDocument } from './fidelity-report.document.js';

/** How many earlier audits stand beside one: a sheet of paper holds no more columns. */
const EARLIER_AUDITS = 4;

/** An audit as page, sheet and workbook tell it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly ratersService: RatersService,
    private readonly evidenceService: EvidenceService,
    private readonly reviews: ChartReviewsService,
    private readonly distributionService: DistributionService,
    private readonly thresholds: Thresholds,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string): Promise<{ view: AuditView; report: FidelityReportDocument }> {
    const view = await this.auditsService.get(actor, auditId);
    const surroundings = {
      raters: await this.auditsService.raters(view),
      earlier: earlierThan(view, await this.auditsService.list(actor, view.audit.teamId)),
      comparison: await this.ratersService.comparison(actor, auditId),
      evidence: await this.evidenceService.list(actor, auditId),
      distribution: await this.distributionService.beside(view),
      thresholds: this.thresholds.beside(view),
    };
    const report = describeReport(view, surroundings, actor.locale);
    const reviewed = reviewEvidence(view, await this.reviews.results(actor, view), actor.locale);
    report.evidence = view.items.flatMap(({ item: { code } }) =>
      [...report.evidence, ...reviewed].filter((one) => one.code === code),
    );
    return { view, report };
  }
}

/** The closed audits by the same scale whose windows ended before this one's, the oldest first, and no re-reviews. */
function earlierThan({ audit }: AuditView, all: readonly AuditView[]): AuditView[] {
  return all
    .filter(({ audit: other }) => other.scale === audit.scale && other.status === AuditStatus.CLOSED)
    .filter(({ audit: other }) => other.windowTo < audit.windowTo)
    .filter(({ audit: other }) => !other.reReviewOf)
    .slice(0, EARLIER_AUDITS)
    .toReversed();
}
