import { Injectable } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { NextReviewsService } from '../audits/next-reviews.service.js';
import { DistributionService } from '../country/distribution.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { ImprovementService } from '../improvement/improvement.service.js';
import { RatersService } from '../raters/raters.service.js';
import { ReviewerWordsService } from '../reviewer-words/reviewer-words.service.js';
import { ChartReviewsService } from '../reviews/chart-reviews.service.js';
import { reviewEvidence } from '../reviews/describe-reviews.js';
import type { AuditView } from '../rules/view-audit.js';
import { Thresholds } from '../thresholds/thresholds.js';
import { describeReport, type ReportSurroundings } from './describe-report.js';
import { type FidelityReportDocument, renderFidelityReport } from './fidelity-report.document.js';
import { FIRST_FORMAT, inFirstFormat, renderFirstReport } from './first-format.js';

/** How many earlier audits stand beside one: a sheet of paper holds no more columns. */
const EARLIER_AUDITS = 4;

/** An audit as page, sheet and workbook tell it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly ratersService: RatersService,
    private readonly wordsService: ReviewerWordsService,
    private readonly evidenceService: EvidenceService,
    private readonly reviews: ChartReviewsService,
    private readonly improvementService: ImprovementService,
    private readonly distributionService: DistributionService,
    private readonly thresholds: Thresholds,
    private readonly nextReviews: NextReviewsService,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string): Promise<{ view: AuditView; report: FidelityReportDocument }> {
    const { view, report } = await this.read(actor, auditId);
    return { view, report };
  }

  /** Print-ready, as reports were set out when the audit was closed. @throws DomainError NOT_FOUND */
  async sheet(actor: Actor, auditId: string): Promise<{ view: AuditView; html: string }> {
    const { view, surroundings, report } = await this.read(actor, auditId);
    const { locale } = actor;
    const html =
      view.audit.reportFormat === FIRST_FORMAT
        ? renderFirstReport(inFirstFormat(report, view, surroundings, locale), locale)
        : renderFidelityReport(report, locale);
    return { view, html };
  }

  private async read(
    actor: Actor,
    auditId: string,
  ): Promise<{ view: AuditView; surroundings: ReportSurroundings; report: FidelityReportDocument }> {
    const view = await this.auditsService.get(actor, auditId);
    const { teamId } = view.audit;
    // What the team does about it is the team's.
    const maySeeActions = mayDoInTeam(actor, 'audit.read', teamId);
    const views = await this.auditsService.list(actor, teamId);
    const due = (await this.nextReviews.after(views)).find((next) => next.auditId === auditId);
    const surroundings = {
      raters: await this.auditsService.raters(view),
      earlier: earlierThan(view, views),
      actions: maySeeActions ? await this.improvementService.list(actor, teamId) : null,
      nextReviewOn: due?.setTo ?? null,
      comparison: await this.ratersService.comparison(actor, auditId),
      words: await this.wordsService.list(actor, auditId),
      evidence: await this.evidenceService.list(actor, auditId),
      distribution: await this.distributionService.beside(view),
      thresholds: this.thresholds.beside(view),
    };
    const report = describeReport(view, surroundings, actor.locale);
    const reviewed = reviewEvidence(view, await this.reviews.results(actor, view), actor.locale);
    report.evidence = view.items.flatMap(({ item: { code } }) =>
      [...report.evidence, ...reviewed].filter((one) => one.code === code),
    );
    return { view, surroundings, report };
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
