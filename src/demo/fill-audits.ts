import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Audit, AuditItem, AuditStatus } from '../fidelity/audits/audit.entity.js';
import { auditEntry } from '../fidelity/audits/audit-access.js';
import { AuditsService } from '../fidelity/audits/audits.service.js';
import { NextReviewsService } from '../fidelity/audits/next-reviews.service.js';
import { SampleDraw } from '../fidelity/audits/sample-draw.entity.js';
import { StartAuditService } from '../fidelity/audits/start-audit.service.js';
import { windowOf } from '../fidelity/measures/windows.js';
import { RatersService } from '../fidelity/raters/raters.service.js';
import { ReviewerWordsService } from '../fidelity/reviewer-words/reviewer-words.service.js';
import { ChartReview, ReviewAnswer } from '../fidelity/reviews/chart-review.entity.js';
import { ChartReviewsService } from '../fidelity/reviews/chart-reviews.service.js';
import { Scales } from '../fidelity/scales/scales.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { readDemoData } from './demo-data.js';

interface Rating {
  code: string;
  rating: number;
  note: string;
}

interface PlannedAudit {
  scale: string;
  monthsAgo: number;
  /** By the team manager; what is left out is rated as the records have it. */
  ratings: Rating[];
  /** By a reviewer from outside, unseen by the first, and what the two settle where they differ. */
  secondRatings?: Rating[];
  consensus?: Rating[];
  sampleSize?: number;
  whatWasRead?: string;
  /** By the code of the question: Y, P, N or - for each sampled person. */
  reviews?: Record<string, string>;
  reviewerWords?: {
    summary: string;
    priorities: { text: string; code: string }[];
    recommendations: { code: string; text: string }[];
  };
  nextReviewInDays?: number;
}

/** Who audits: the one who leads the team, and a reviewer from outside. */
export interface Auditors {
  manager: Actor;
  reviewer: Actor;
  reviewerName: string;
}

const ANSWERS: Record<string, ReviewAnswer> = {
  Y: ReviewAnswer.YES,
  P: ReviewAnswer.PARTLY,
  N: ReviewAnswer.NO,
  '-': ReviewAnswer.NOT_APPLICABLE,
};

/**
 * The audits of data/demo/audits.json, the oldest first, all closed.
 * @param auditors.reviewerName the reviewer's username
 * @returns their ids
 */
export async function fillAudits(
  app: INestApplicationContext,
  auditors: Auditors,
  teamId: string,
  endDate: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const planned of readDemoData<{ audits: PlannedAudit[] }>('audits.json').audits)
    ids.push(await fillAudit(app, auditors, teamId, addMonths(endDate, -planned.monthsAgo), planned));
  return ids;
}

async function fillAudit(
  app: INestApplicationContext,
  { manager: actor, reviewer, reviewerName }: Auditors,
  teamId: string,
  windowTo: string,
  planned: PlannedAudit,
): Promise<string> {
  const audits = app.get(AuditsService, { strict: false });
  const { scale, sampleSize, ratings, secondRatings, reviewerWords, nextReviewInDays } = planned;
  if (sampleSize !== undefined) await drawThen(app, actor, teamId, windowTo, { scale, size: sampleSize });
  const secondRater = secondRatings && reviewerName;
  const starting = app.get(StartAuditService, { strict: false });
  const audit = await starting.start(actor, { teamId, scale, windowTo, sampleSize, secondRater });
  const { id } = audit;
  for (const { code, ...rating } of ratings) await audits.rate(actor, id, code, { ...rating, revision: 1 });
  if (secondRatings) {
    for (const { code, ...rating } of secondRatings)
      await audits.rate(reviewer, id, code, { ...rating, revision: 1 });
    await settle(app, [actor, reviewer], id, planned.consensus ?? []);
  }
  await review(app, actor, id, planned);
  if (reviewerWords) {
    const words = app.get(ReviewerWordsService, { strict: false });
    const { recommendations, ...whole } = reviewerWords;
    await words.summarise(actor, id, { ...whole, revision: 0 });
    for (const { code, text } of recommendations)
      await words.recommend(actor, id, code, { text, revision: 0 });
  }
  if (planned.monthsAgo > 0) await closeThen(app, actor, audit);
  else {
    const closed = await audits.close(actor, id, {});
    if ('unrated' in closed) throw lacking(audit, [...closed.unrated, ...closed.toConfirm]);
  }
  if (nextReviewInDays !== undefined) {
    const setTo = addDays(today(), nextReviewInDays);
    await app.get(NextReviewsService, { strict: false }).set(actor, id, { setTo, revision: 0 });
  }
  return id;
}

async function settle(
  app: INestApplicationContext,
  raters: readonly Actor[],
  auditId: string,
  consensus: readonly Rating[],
): Promise<void> {
  const audits = app.get(AuditsService, { strict: false });
  for (const rater of raters) await app.get(RatersService, { strict: false }).finish(rater, auditId);
  const { items } = await audits.get(raters[0]!, auditId);
  for (const { code, ...rating } of consensus) {
    const { revision } = items.find(({ item }) => item.code === code)!.record;
    await audits.rate(raters[0]!, auditId, code, { ...rating, revision });
  }
}

/** What the records of each sampled person say. */
async function review(
  app: INestApplicationContext,
  actor: Actor,
  auditId: string,
  { reviews = {}, whatWasRead = '', sampleSize = 0 }: PlannedAudit,
): Promise<void> {
  for (let number = 1; number <= sampleSize; number++) {
    const answers = Object.entries(reviews).map(([question, said]) => {
      return { question, answer: ANSWERS[said[number - 1] ?? '-']! };
    });
    const saved = { number, answers, whatWasRead, revision: 0 };
    await app.get(ChartReviewsService, { strict: false }).save(actor, auditId, saved);
  }
}

/** Noon of a day, for what is told as if it had been written then. */
export const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** A sample drawn when the window had ended. The audit that is begun afterwards is on it. */
async function drawThen(
  app: INestApplicationContext,
  actor: Actor,
  teamId: string,
  windowTo: string,
  { scale, size }: { scale: string; size: number },
): Promise<void> {
  const length = app.get(Scales, { strict: false }).newest(scale)?.window;
  const window = windowOf({ from: windowTo, to: windowTo }, length);
  const draw = {
    ...{ id: randomUUID(), teamId, scale, number: 1, size, seed: randomUUID(), reason: '' },
    ...{ windowFrom: window.from, windowTo: window.to },
    ...{ drawnAt: noonOf(windowTo), drawnBy: actor.accountId, drawnByName: actor.name },
  };
  await app.get(UnitOfWork).run((manager) => manager.insert(SampleDraw, draw));
}

/** Closes an audit as of two weeks after its window, so that time has passed since. */
async function closeThen(app: INestApplicationContext, actor: Actor, audit: Audit): Promise<void> {
  const { id, windowTo } = audit;
  await app.get(UnitOfWork).run(async (manager) => {
    const left = await manager.findBy(AuditItem, { auditId: id, rating: IsNull() });
    if (left.length > 0)
      throw lacking(
        audit,
        left.map(({ code }) => code),
      );
    const then = noonOf(addDays(windowTo, 14));
    await manager.update(ChartReview, { auditId: id }, { reviewedAt: then });
    const end = { status: AuditStatus.CLOSED, closedAt: then, closedBy: actor.accountId };
    await manager.update(Audit, { id }, { ...end, createdAt: noonOf(addDays(windowTo, 1)) });
    await app.get(AccessLog).record(manager, actor, [auditEntry(LoggedAction.CLOSE, audit)]);
  });
}

const lacking = ({ scale, windowTo }: Audit, codes: readonly string[]) =>
  new Error(`The audit of the demonstration by ${scale} to ${windowTo} lacks ${codes.join(', ')}`);
