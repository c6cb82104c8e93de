import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, IsNull } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { NOBODY } from '../../persons/person-access.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateAsRead } from '../../platform/database/update-as-read.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../../platform/revision/revision-conflict.js';
import type { Audit } from '../audits/audit.entity.js';
import {
  mayChangeRatings,
  mayRate,
  raterOf,
  refusal,
  requireOpen,
  seesOnlyOwn,
} from '../audits/audit-access.js';
import { AuditsService } from '../audits/audits.service.js';
import { ChartsService, type SampledChart } from '../audits/charts.service.js';
import { isCompared } from '../raters/compare-ratings.js';
import type { AuditView } from '../rules/view-audit.js';
import type { ReviewQuestion } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { ChartReview, ReviewAnswer } from './chart-review.entity.js';
import type { SaveChartReviewInput } from './chart-review.input.js';
import { type CountedQuestion, countAnswers } from './count-answers.js';

/** What one reviewer's chart reviews say of a question, and of how many they are. */
export interface ReviewedQuestion extends CountedQuestion {
  question: ReviewQuestion;
  /** Of two raters, whose reviews these are; null where there are no raters. */
  reviewer: string | null;
  /** Who saved them, and when the last of them was saved. */
  by: string[];
  lastAt: Date;
  /** Sampled persons that have been reviewed, and all of them. */
  reviewed: number;
  sampled: number;
}

/** The records of the sampled persons gone through. While two raters rate, each sees their own, and everybody else none. */
@Injectable()
export class ChartReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly charts: ChartsService,
    private readonly scales: Scales,
  ) {}

  /** The reviews that the actor may see, in the order of the sample. @throws DomainError NOT_FOUND */
  async list(actor: Actor, auditId: string): Promise<ChartReview[]> {
    return this.seen(actor, await this.auditsService.get(actor, auditId));
  }

  /** What the reviews that the actor may see say, question by question and reviewer by reviewer. */
  async results(actor: Actor, view: AuditView): Promise<ReviewedQuestion[]> {
    const questions = view.scale.review ?? [];
    if (questions.length === 0) return [];
    const byReviewer = Map.groupBy(await this.seen(actor, view), ({ raterId }) => raterId);
    const { raters, sampleSize: sampled } = view.audit;
    return [...byReviewer].flatMap(([raterId, reviews]) => {
      const reviewer = raters.find(({ id }) => id === raterId)?.name ?? null;
      return countAnswers(questions, reviews).map((counted, index) => ({
        ...counted,
        question: questions[index]!,
        reviewer,
        by: [...new Set(reviews.map(({ reviewedByName }) => reviewedByName))],
        lastAt: new Date(Math.max(...reviews.map(({ reviewedAt }) => Number(reviewedAt)))),
        reviewed: reviews.length,
        sampled: sampled ?? 0,
      }));
    });
  }

  /**
   * One sampled person with what the actor has said of the records; that the records were opened is logged, and for what.
   * @throws DomainError NOT_FOUND also where nothing is asked
   */
  async get(
    actor: Actor,
    auditId: string,
    number: number,
  ): Promise<{ view: AuditView; chart: SampledChart; review: ChartReview | null }> {
    const view = await this.auditsService.get(actor, auditId);
    requireAsked(view.audit, view.scale.review, number);
    const [chart] = await this.charts.list(actor, auditId, number);
    if (!chart) throw notFound('number');
    const review = await this.unitOfWork.reader.findOneBy(ChartReview, ownOf(actor, view.audit, number));
    return { view, chart, review };
  }

  /**
   * @returns the review, or the conflict when somebody else has saved it since the input's revision
   * @throws DomainError NOT_FOUND; CONFLICT when the audit is closed or the rater, or both, have finished; INVALID for what is not asked
   */
  save(
    actor: Actor,
    auditId: string,
    { number, revision, answers: given, whatWasRead }: SaveChartReviewInput,
  ): Promise<ChartReview | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayRate);
      if (!mayReview(actor, audit)) throw refusal('raterFinished');
      const questions = requireAsked(audit, this.scales.of(audit).review, number);
      const unknown = given.filter(
        ({ question, answer }) =>
          !questions.some(({ code }) => code === question) || !Object.values(ReviewAnswer).includes(answer),
      );
      if (unknown.length > 0)
        throw invalid(
          unknown.map(({ question }) => ({ path: `answers.${question}`, code: 'reviewQuestion' })),
        );
      const stored = await manager.findOneBy(ChartReview, ownOf(actor, audit, number));
      const conflict = revisionConflict(stored, revision);
      if (conflict) return conflict;
      const review = manager.create(ChartReview, {
        id: stored?.id ?? randomUUID(),
        auditId,
        number,
        raterId: raterOf(actor, audit)?.id ?? null,
        answers: Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
        whatWasRead: whatWasRead.trim(),
        reviewedAt: new Date(),
        reviewedBy: actor.accountId,
        reviewedByName: actor.name,
        revision: revision + 1,
      });
      if (stored) await updateAsRead(manager, ChartReview, { id: stored.id, revision }, review);
      else await manager.insert(ChartReview, review);
      return review;
    });
  }

  private seen(actor: Actor, { audit }: AuditView): Promise<ChartReview[]> {
    const raterId = raterOf(actor, audit)?.id ?? NOBODY;
    return this.unitOfWork.reader.find(ChartReview, {
      where: { auditId: audit.id, ...(seesOnlyOwn(actor, audit) && { raterId }) },
      order: { number: 'ASC', id: 'ASC' },
    });
  }
}

/** Whether the actor may say what records show: not when two raters have finished, and what they found stands side by side. */
export function mayReview(actor: Actor, audit: Audit): boolean {
  return mayChangeRatings(actor, audit) && !isCompared(audit);
}

function ownOf(actor: Actor, audit: Audit, number: number): FindOptionsWhere<ChartReview> {
  return { auditId: audit.id, number, raterId: raterOf(actor, audit)?.id ?? IsNull() };
}

/** @throws DomainError NOT_FOUND where the scale asks nothing, or nobody in the sample has the number */
function requireAsked(
  { sampleSize }: Audit,
  questions: readonly ReviewQuestion[] = [],
  number: number,
): readonly ReviewQuestion[] {
  if (questions.length === 0 || number < 1 || number > (sampleSize ?? 0)) throw notFound('number');
  return questions;
}
