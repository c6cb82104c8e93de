import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Account } from '../platform/access/account.entity.js';
import { AccountsService } from '../platform/access/accounts.service.js';
import { type Actor, mayDoInTeam } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit-log/audit-log.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { daysInclusive } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { TeamAccess } from '../teams/team-access.js';
import { Audit, AuditChart, AuditItem, AuditStatus, AuditTopic } from './audit.entity.js';
import type { CloseAuditInput, JudgeAuditInput, RateAuditItemInput, StartAuditInput } from './audit.input.js';
import type { ComputedItem } from './audit.type.js';
import { mayChangeRatings, mayKeep, mayRate, maySee, raterOf, refusal, requireOpen } from './audit-access.js';
import { isBlind } from './compare-ratings.js';
import { drawCharts } from './draw-charts.js';
import { computeMeasures } from './measures/compute-measures.js';
import { type GivenRating, readRaters, showOwnRatings, storeOwnRating } from './own-ratings.js';
import { AuditRater, AuditRating } from './rater.entity.js';
import { isMeasured, levelsOf, type RatedItem, type Scale } from './scale.js';
import { Scales } from './scales.js';
import { type AuditView, computedRating, isUnrated, ratedIn, viewAudit } from './view-audit.js';

/** Shorter windows hold no whole week, and a longer one is no longer how the team works now. */
const WINDOW_DAYS = { min: 7, max: 366 };

@Injectable()
export class AuditsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teams: TeamAccess,
    private readonly log: AuditLog,
    private readonly scales: Scales,
    private readonly accounts: AccountsService,
  ) {}

  /** A team's audits that the actor may see, the latest window first. */
  async list(actor: Actor, teamId: string): Promise<AuditView[]> {
    await this.teams.require(actor, teamId, 'audit.open');
    return this.find(actor, { teamId });
  }

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string): Promise<AuditView> {
    const [view] = await this.views(actor, [auditId]);
    if (!view) throw notFound('auditId');
    return view;
  }

  /** Several audits in the order of their ids; undefined for one the actor may not see. */
  async views(actor: Actor, auditIds: readonly string[]): Promise<(AuditView | undefined)[]> {
    const found = await this.find(actor, { id: In([...auditIds]) }, auditIds);
    return auditIds.map((id) => found.find(({ audit }) => audit.id === id));
  }

  /** Names of its two raters, or of those who began and closed an audit that one person rated; each once. */
  async raters({ audit }: AuditView): Promise<string[]> {
    if (audit.raters.length > 0) return audit.raters.map(({ name }) => name);
    const ids = [...new Set([audit.createdBy, audit.closedBy ?? audit.createdBy])];
    const accounts = await this.unitOfWork.reader.findBy(Account, { id: In(ids) });
    return accounts.map(({ name }) => name).toSorted();
  }

  /**
   * Begins an audit: draws the chart sample that is asked for, counts every measure of the scale from the team's
   * records, and takes what they give as the first ratings. With a second rater each has ratings of their own.
   * @throws DomainError NOT_FOUND, or INVALID for an unknown scale or subscale, an impossible window, a scale rated
   * person by person without anybody to rate, or a second rater who may not rate audits of the team
   */
  async start(actor: Actor, input: StartAuditInput): Promise<Audit> {
    const team = await this.teams.require(actor, input.teamId, 'audit.write');
    const scale = this.scales.newest(input.scale);
    const problems: Problem[] = scale
      ? componentProblems(scale, input)
      : [{ path: 'scale', code: 'unknownScale' }];
    problems.push(...windowProblems(input));
    const second = input.secondRater ? await this.secondRater(actor, team.id, input.secondRater) : undefined;
    if (second && 'code' in second) problems.push(second);
    if (!scale || problems.length > 0) throw invalid(problems);
    const raters = second && !('code' in second) ? [actor, second] : [];
    return this.unitOfWork.run(async (manager) => {
      const window = { from: input.windowFrom, to: input.windowTo };
      const sample =
        input.sampleSize === undefined ? null : await drawCharts(manager, team.id, window, input.sampleSize);
      const cases = scale.level === 'case' ? (sample?.personIds.map((_, index) => index + 1) ?? []) : [0];
      if (cases.length === 0) throw invalid([{ path: 'sampleSize', code: 'nobodyToRate' }]);
      const audit = manager.create(Audit, {
        id: randomUUID(),
        teamId: team.id,
        scale: scale.id,
        scaleVersion: scale.version,
        scaleChecksum: scale.checksum,
        windowFrom: input.windowFrom,
        windowTo: input.windowTo,
        components: input.components ?? null,
        sampleSeed: sample?.seed ?? null,
        sampleSize: sample?.personIds.length ?? null,
        sampleFrom: sample?.drawnFrom ?? null,
        judgement: null,
        judgementNote: '',
        status: AuditStatus.OPEN,
        partial: false,
        createdAt: new Date(),
        createdBy: actor.accountId,
        closedAt: null,
        closedBy: null,
      });
      await manager.insert(Audit, audit);
      const { id: auditId, components } = audit;
      await manager.insert(
        AuditChart,
        (sample?.personIds ?? []).map((personId, index) => {
          return { id: randomUUID(), auditId, number: index + 1, personId };
        }),
      );
      const computed = await this.count(manager, actor, audit, scale);
      const items = ratedIn(scale, components).flatMap((item) => {
        const counted = computed.get(item.code) ?? null;
        const rating = computedRating(item, counted)?.rating ?? null;
        return cases.map((caseNumber) => ({
          id: randomUUID(),
          auditId,
          code: item.code,
          caseNumber,
          computed: counted,
          computedRating: rating,
          rating,
          note: '',
          missingReason: '',
        }));
      });
      // Two raters each begin from what the records give; what the two say together is not there yet.
      await manager.insert(
        AuditItem,
        raters.length > 0 ? items.map((item) => ({ ...item, rating: null })) : items,
      );
      for (const rater of raters) {
        const { id: raterId } = await addRater(manager, audit, rater);
        const ratings = items.map(({ code, caseNumber, rating }) => ({ code, caseNumber, rating }));
        await manager.insert(
          AuditRating,
          ratings.map((given) => ({ ...given, id: randomUUID(), raterId, note: '', missingReason: '' })),
        );
      }
      const topics = scale.topics ?? [];
      await manager.insert(
        AuditTopic,
        topics.map(({ code }) => ({ id: randomUUID(), auditId, code, text: '' })),
      );
      return audit;
    });
  }

  /**
   * Counts anew from the records of today. A rating that somebody has given a reason for stays as it is.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed or two raters already rate from the figures
   */
  recount(actor: Actor, auditId: string): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayKeep);
      if (audit.raters.length > 0) throw refusal('recountTwoRaters');
      const scale = this.scales.of(audit);
      const computed = await this.count(manager, actor, audit, scale);
      for (const { item, record } of viewAudit(audit, scale).items) {
        if (!isMeasured(item)) continue;
        const counted = computed.get(item.code) ?? null;
        const rating = computedRating(item, counted)?.rating ?? null;
        const isReasoned = record.note !== '' || record.missingReason !== '';
        const follows = !isReasoned && (rating !== null || record.rating === record.computedRating);
        await manager.update(
          AuditItem,
          { auditId, code: item.code },
          { computed: counted, computedRating: rating, ...(follows ? { rating } : {}) },
        );
      }
      return audit;
    });
  }

  /**
   * Rates one item, or says why it cannot be rated. A rater of two writes what is their own, until both have finished
   * and the two write what they settle together.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or the rater has finished, or INVALID for a
   * rating the item does not have and for a missing note
   */
  rate(actor: Actor, auditId: string, code: string, input: RateAuditItemInput): Promise<AuditItem> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayRate);
      if (!mayChangeRatings(actor, audit)) throw refusal('raterFinished');
      const audited = viewAudit(audit, this.scales.of(audit)).items.find(({ item }) => item.code === code);
      const record = audited?.records.find(({ caseNumber }) => caseNumber === (input.caseNumber ?? 0));
      if (!audited) throw notFound('code');
      if (!record) throw notFound('caseNumber');
      const { rating, note } = readRating(audited.item, record.computedRating, input);
      const given: GivenRating = { rating, note, missingReason: '' };
      if (rating === null) Object.assign(given, { note: '', missingReason: note });
      const rater = raterOf(actor, audit);
      if (rater && isBlind(audit)) await storeOwnRating(manager, rater, record, given);
      else if (rater && note === '') throw invalid([{ path: 'note', code: 'consensusNeedsReason' }]);
      else await manager.update(AuditItem, { id: record.id }, given);
      return Object.assign(record, given);
    });
  }

  /**
   * Writes down what is said of a topic.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed or two raters still rate
   */
  describeTopic(actor: Actor, auditId: string, code: string, text: string): Promise<AuditTopic> {
    return this.unitOfWork.run(async (manager) => {
      await requireTogether(manager, actor, auditId);
      const topic = await manager.findOneBy(AuditTopic, { auditId, code });
      if (!topic) throw notFound('code');
      return manager.save(Object.assign(topic, { text: text.trim() }));
    });
  }

  /**
   * Gives an overall judgement, or takes it back.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters still rate, or INVALID for a level
   * the scale does not have and for a judgement other than the suggested one without a note
   */
  judge(actor: Actor, auditId: string, input: JudgeAuditInput): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireTogether(manager, actor, auditId);
      const { scale, total } = viewAudit(audit, this.scales.of(audit));
      const judgement = input.judgement ?? null;
      const judgementNote = input.note?.trim() ?? '';
      const allowed = scale.judgement?.levels.map(({ rating }) => rating) ?? [];
      if (judgement !== null && !allowed.includes(judgement))
        throw invalid([{ path: 'judgement', code: 'isIn', params: { allowed: allowed.join(', ') } }]);
      const { suggestedJudgement: suggested } = total;
      if (judgement !== null && suggested !== null && judgement !== suggested && judgementNote === '')
        throw invalid([{ path: 'note', code: 'overrideNeedsNote', params: { rating: suggested } }]);
      await manager.update(Audit, { id: auditId }, { judgement, judgementNote });
      return Object.assign(audit, { judgement, judgementNote });
    });
  }

  /**
   * Closes an audit for good, unless items are left.
   * @returns the codes of the items that are neither rated nor missing for a reason; the audit stays open then
   * @throws DomainError NOT_FOUND, or CONFLICT when it is closed already or two raters still rate
   */
  close(actor: Actor, auditId: string, { partial = false }: CloseAuditInput): Promise<Audit | string[]> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayKeep);
      if (isBlind(audit)) throw refusal('ratersNotFinished');
      const { items } = viewAudit(audit, this.scales.of(audit));
      const unrated = items.filter(({ records }) => records.some(isUnrated)).map(({ item }) => item.code);
      if (unrated.length > 0) return unrated;
      const isMissing = items.some(({ rating }) => rating === null);
      const end = {
        status: AuditStatus.CLOSED,
        partial: partial && isMissing,
        closedAt: new Date(),
        closedBy: actor.accountId,
      };
      await manager.update(Audit, { id: auditId }, end);
      await this.log.record(manager, actor, [logged(LoggedAction.CLOSE, audit)]);
      return Object.assign(audit, end);
    });
  }

  /** Sums over people's records are a use of them, so the log says who made them. */
  private async count(manager: EntityManager, actor: Actor, audit: Audit, scale: Scale) {
    const measured = ratedIn(scale, audit.components).filter(isMeasured);
    const uses = measured.flatMap((item) => [item, ...(item.caps ?? [])]);
    const window = { from: audit.windowFrom, to: audit.windowTo };
    const charts =
      audit.sampleSize === null ? undefined : await manager.findBy(AuditChart, { auditId: audit.id });
    const sample = charts?.map(({ personId }) => personId);
    const figures = await computeMeasures(manager, audit.teamId, window, uses, sample);
    await this.log.record(manager, actor, [logged(LoggedAction.AGGREGATE, audit)]);
    const computed = new Map<string, ComputedItem>();
    for (const item of measured) {
      const [figure, ...caps] = figures.splice(0, 1 + (item.caps?.length ?? 0));
      if (figure) computed.set(item.code, { figure, caps });
    }
    return computed;
  }

  /** Those that the actor may see; while two raters rate, with the actor's own ratings in them and nobody else's. */
  private async find(
    actor: Actor,
    where: FindOptionsWhere<Audit>,
    ids?: readonly string[],
  ): Promise<AuditView[]> {
    const { reader } = this.unitOfWork;
    const found = await reader.find(Audit, {
      where,
      relations: { items: true, topics: true, team: { service: true } },
      order: { windowTo: 'DESC', createdAt: 'DESC' },
    });
    await readRaters(reader, found, ids ?? found.map(({ id }) => id));
    const audits = found.filter((audit) => maySee(actor, audit));
    await showOwnRatings(reader, actor, audits);
    return audits.map((audit) => viewAudit(audit, this.scales.of(audit)));
  }

  /** Who it is, or what is wrong with the name: in one way for an unknown account and one that may not rate here. */
  private async secondRater(actor: Actor, teamId: string, username: string): Promise<Actor | Problem> {
    const account = await this.unitOfWork.reader.findOneBy(Account, {
      username: username.trim().toLowerCase(),
    });
    if (account?.id === actor.accountId) return { path: 'secondRater', code: 'raterIsSelf' };
    const rater = account && (await this.accounts.actor(account.id, actor.locale, actor.requestId));
    return rater && mayDoInTeam(rater, 'audit.rate', teamId)
      ? rater
      : { path: 'secondRater', code: 'unknownRater' };
  }
}

async function addRater(manager: EntityManager, { id: auditId, teamId }: Audit, rater: Actor) {
  const row = {
    id: randomUUID(),
    auditId,
    accountId: rater.accountId,
    name: rater.name,
    fromOutside: !mayDoInTeam(rater, 'audit.read', teamId),
    finishedAt: null,
  };
  await manager.insert(AuditRater, row);
  return row;
}

/** For what raters write together: with two of them, not before both have finished. */
async function requireTogether(manager: EntityManager, actor: Actor, auditId: string): Promise<Audit> {
  const audit = await requireOpen(manager, actor, auditId, mayRate);
  if (isBlind(audit)) throw refusal('ratersNotFinished');
  return audit;
}

function componentProblems(scale: Scale, { components, sampleSize }: StartAuditInput): Problem[] {
  const known = scale.subscales.map(({ code }) => code);
  const unknown = (components ?? []).filter((code) => !known.includes(code));
  return [
    ...(unknown.length > 0
      ? [{ path: 'components', code: 'isIn', params: { allowed: known.join(', ') } }]
      : []),
    ...(scale.level === 'case' && sampleSize === undefined
      ? [{ path: 'sampleSize', code: 'sampleNeeded' }]
      : []),
  ];
}

/**
 * A rating of one item as it is to be stored; the note says why, or why there is none.
 * @throws DomainError INVALID for a rating the item does not have and for a missing note
 */
function readRating(
  item: RatedItem,
  counted: number | null,
  input: RateAuditItemInput,
): { rating: number | null; note: string } {
  const rating = input.rating ?? null;
  const note = input.note?.trim() ?? '';
  const allowed = levelsOf(item).map((level) => level.rating);
  if (rating !== null && !allowed.includes(rating))
    throw invalid([{ path: 'rating', code: 'isIn', params: { allowed: allowed.join(', ') } }]);
  if (rating === null && note === '') throw invalid([{ path: 'note', code: 'missingNeedsReason' }]);
  if (rating !== null && counted !== null && rating !== counted && note === '')
    throw invalid([{ path: 'note', code: 'overrideNeedsNote', params: { rating: counted } }]);
  return { rating, note };
}

function windowProblems({ windowFrom, windowTo }: StartAuditInput): Problem[] {
  if (windowTo > today()) return [{ path: 'windowTo', code: 'dayInFuture' }];
  const days = daysInclusive(windowFrom, windowTo);
  if (days < 1) return [{ path: 'windowTo', code: 'windowBackwards' }];
  if (days < WINDOW_DAYS.min || days > WINDOW_DAYS.max)
    return [{ path: 'windowTo', code: 'windowLength', params: { ...WINDOW_DAYS, days } }];
  return [];
}

function logged(action: LoggedAction, { id, teamId }: Audit) {
  return { action, recordType: 'audit', recordId: id, teamId };
}
