import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import {
  type RecordEntry,
  type RecordPlace,
  recordEntriesAt,
} from '../platform/access-log/entries-of-records.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { DomainError, invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { sampleRecords } from '../platform/sampling/sample-records.js';
import { linesForReview } from './log-lines.js';
import { deniedInPeriod, placeOf, placesInPeriod, refusedSignInsInPeriod } from './log-period.js';
import { LogReview, LogReviewRow, LogReviewStatus, RowAssessment } from './log-review.entity.js';
import type { AssessLogRowsInput, CloseLogReviewInput, StartLogReviewInput } from './log-review.input.js';
import type { LogReviewDetails, ReviewedPrincipal } from './log-review.type.js';
import { OpeningReviewsService } from './opening-reviews.service.js';
import { reviewDue } from './review-due.js';
import { reviewedPrincipalIds } from './reviewed-principals.js';

/** Spot checks of the log: recurring, drawn at random, written down, and closed for good (PDL 4:3). */
@Injectable()
export class LogReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
    private readonly openings: OpeningReviewsService,
  ) {}

  /** The principals that the actor reviews, with their reviews and what waits. */
  async principals(actor: Actor): Promise<ReviewedPrincipal[]> {
    const { reader } = this.unitOfWork;
    const ids = reviewedPrincipalIds(actor);
    const principals = await reader.find(Principal, { where: { id: In(ids) }, order: { name: 'ASC' } });
    const reviews = await reader.find(LogReview, {
      where: { principalId: In(ids) },
      order: { startedAt: 'DESC' },
    });
    const openings = await this.openings.waiting(actor);
    return Promise.all(
      principals.map(async ({ id, name }) => {
        const own = reviews.filter(({ principalId }) => principalId === id);
        const waiting = openings.filter(({ principalIds }) => principalIds.includes(id));
        return {
          principalId: id,
          name,
          reviews: own,
          ...reviewDue(await this.lastCheckedOn(id, own), today()),
          openingsWaiting: waiting.length,
          openingsLate: waiting.filter(({ late }) => late).length,
          openingsDueOn: waiting.map((opening) => opening.dueOn).toSorted()[0] ?? null,
        };
      }),
    );
  }

  /**
   * Draws a sample of what has been done with the principal's records in a period that is over.
   * @throws DomainError NOT_FOUND; INVALID when the period is not over or ends before it begins
   */
  start(
    actor: Actor,
    { principalId, periodFrom, periodTo, sampleSize }: StartLogReviewInput,
  ): Promise<LogReview> {
    return this.unitOfWork.run(async (manager) => {
      if (!reviewedPrincipalIds(actor).includes(principalId)) throw notFound('principalId');
      const problems: Problem[] = [];
      if (periodTo < periodFrom)
        problems.push({ path: 'periodTo', code: 'beforeStart', params: { from: periodFrom } });
      if (periodTo >= today()) problems.push({ path: 'periodTo', code: 'periodNotOver' });
      if (problems.length > 0) throw invalid(problems);
      const seed = randomBytes(16).toString('hex');
      const pages = placesInPeriod(manager, { principalId, periodFrom, periodTo });
      const { drawn, drawnFrom } = await sampleRecords(pages, sampleSize, seed);
      const review = manager.create(LogReview, {
        id: randomUUID(),
        principalId,
        periodFrom,
        periodTo,
        sampleSize,
        rowsInPeriod: drawnFrom,
        seed,
        status: LogReviewStatus.OPEN,
        startedAt: new Date(),
        startedBy: actor.accountId,
        startedByName: actor.name,
        closedAt: null,
        closedByName: null,
        summary: null,
      });
      await manager.insert(LogReview, review);
      await manager.insert(
        LogReviewRow,
        drawn.map((name) => ({ reviewId: review.id, ...placeOf(name) })),
      );
      this.log(manager, actor, review);
      return review;
    });
  }

  /** A review with its sample; looking at it is itself logged. @throws DomainError NOT_FOUND */
  get(actor: Actor, reviewId: string): Promise<LogReviewDetails> {
    return this.unitOfWork.run(async (manager) => {
      const review = await this.authorise(manager, actor, reviewId);
      const principal = await manager.findOneByOrFail(Principal, { id: review.principalId });
      const drawn = await manager.find(LogReviewRow, {
        where: { reviewId },
        order: { number: 'ASC', item: 'ASC' },
      });
      const entries = await recordEntriesAt(manager, drawn);
      this.log(manager, actor, review, entries);
      const assessed = new Map(drawn.map((row) => [keyOf(row), row]));
      const lines = await linesForReview(manager, actor.locale, entries);
      return {
        review,
        principal: principal.name,
        rows: lines.map((line) => {
          const { assessment = null, note = null } = assessed.get(keyOf(line)) ?? {};
          return { ...line, assessment, note };
        }),
        denied: await deniedInPeriod(manager, review),
        refusedSignIns: await refusedSignInsInPeriod(manager, review),
      };
    });
  }

  /**
   * @returns the review, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND; CONFLICT when the review is closed; INVALID when a note is missing
   */
  assess(
    actor: Actor,
    { reviewId, revision, rows }: AssessLogRowsInput,
  ): Promise<LogReview | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const review = await this.requireOpen(manager, actor, reviewId);
      const conflict = revisionConflict(review, revision);
      if (conflict) return conflict;
      const problems = rows.flatMap(({ assessment, note }, index) =>
        assessment && assessment !== RowAssessment.AS_EXPECTED && !note
          ? [{ path: `rows.${index}.note`, code: 'assessmentNoteMissing' }]
          : [],
      );
      if (problems.length > 0) throw invalid(problems);
      for (const { number, item, assessment = null, note = null } of rows) {
        const row = { reviewId, number, item };
        const { affected } = await manager.update(LogReviewRow, row, { assessment, note });
        if (!affected) throw notFound('number');
      }
      const saved = { revision: revision + 1 };
      await manager.update(LogReview, { id: reviewId }, saved);
      this.log(manager, actor, review);
      return Object.assign(review, saved);
    });
  }

  /**
   * Closes a review for good.
   * @returns the review, or the conflict when it has changed since the input's revision and stays open
   * @throws DomainError NOT_FOUND; CONFLICT when it is closed already; INVALID when rows are left
   */
  close(
    actor: Actor,
    { reviewId, revision, summary }: CloseLogReviewInput,
  ): Promise<LogReview | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const review = await this.requireOpen(manager, actor, reviewId);
      const conflict = revisionConflict(review, revision);
      if (conflict) return conflict;
      const rows = await manager.findBy(LogReviewRow, { reviewId });
      const left = rows.filter(({ assessment }) => assessment === null).length;
      if (left > 0) throw invalid([{ path: 'summary', code: 'rowsUnassessed', params: { n: left } }]);
      const end = {
        status: LogReviewStatus.CLOSED,
        closedAt: new Date(),
        closedByName: actor.name,
        summary,
      };
      await updateAsRead(manager, LogReview, { id: reviewId, status: LogReviewStatus.OPEN }, end);
      this.log(manager, actor, review);
      return Object.assign(review, end);
    });
  }

  private async authorise(manager: EntityManager, actor: Actor, reviewId: string): Promise<LogReview> {
    const principalId = In(reviewedPrincipalIds(actor));
    const review = await manager.findOneBy(LogReview, { id: reviewId, principalId });
    if (!review) throw notFound('reviewId');
    return review;
  }

  /** Makes others who write in the review wait, so that nothing is written into one that is being closed. */
  private async requireOpen(manager: EntityManager, actor: Actor, reviewId: string): Promise<LogReview> {
    await lockRow(manager, LogReview, reviewId);
    const review = await this.authorise(manager, actor, reviewId);
    if (review.status === LogReviewStatus.CLOSED)
      throw new DomainError('CONFLICT', [{ path: '', code: 'logReviewClosed' }]);
    return review;
  }

  /** One row for the review, and one for each person whose rows are read. */
  private log(
    manager: EntityManager,
    actor: Actor,
    { id, principalId }: LogReview,
    entries: readonly RecordEntry[] = [],
  ): void {
    const record = {
      action: LoggedAction.REVIEW,
      recordType: 'log_review',
      recordId: id,
      ownerId: principalId,
    };
    const rowsOf = new Map<string | null, number>([[null, 1]]);
    for (const { personId } of entries) rowsOf.set(personId, (rowsOf.get(personId) ?? 0) + 1);
    this.accessLog.record(
      manager,
      actor,
      [...rowsOf].map(([personId, rows]) => ({ ...record, personId, rows })),
    );
  }

  /** The day the last review was closed, or else the day of the principal's first row. */
  private async lastCheckedOn(principalId: string, reviews: readonly LogReview[]): Promise<string | null> {
    const closed = reviews.flatMap(({ closedAt }) => closedAt ?? []).map((at) => today(at));
    if (closed.length > 0) return closed.sort().at(-1) ?? null;
    const [first] = await this.unitOfWork.reader.find(AccessLogEntry, {
      where: { ownerId: principalId },
      order: { at: 'ASC' },
      take: 1,
    });
    return first ? today(first.at) : null;
  }
}

const keyOf = ({ number, item }: RecordPlace) => `${number}/${item}`;
