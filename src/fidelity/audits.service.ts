import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Account } from '../platform/access/account.entity.js';
import { type Actor, mayDoInTeam } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit-log/audit-log.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { daysInclusive } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { DomainError, invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { TeamAccess } from '../teams/team-access.js';
import { Audit, AuditChart, AuditItem, AuditStatus, AuditTopic } from './audit.entity.js';
import type { CloseAuditInput, JudgeAuditInput, RateAuditItemInput, StartAuditInput } from './audit.input.js';
import type { ComputedItem } from './audit.type.js';
import { drawCharts } from './draw-charts.js';
import { computeMeasures } from './measures/compute-measures.js';
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
  ) {}

  /** A team's audits, the latest window first. */
  async list(actor: Actor, teamId: string): Promise<AuditView[]> {
    await this.teams.require(actor, teamId, 'audit.read');
    return this.find({ teamId });
  }

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string): Promise<AuditView> {
    const [view] = await this.views(actor, [auditId]);
    if (!view) throw notFound('auditId');
    return view;
  }

  /** Several audits in the order of their ids; undefined for one the actor may not see. */
  async views(actor: Actor, auditIds: readonly string[]): Promise<(AuditView | undefined)[]> {
    const found = await this.find({ id: In([...auditIds]) });
    const visible = found.filter(({ audit }) => mayDoInTeam(actor, 'audit.read', audit.teamId));
    return auditIds.map((id) => visible.find(({ audit }) => audit.id === id));
  }

  /** Names of those who began and closed an audit, each once. */
  async raters({ audit }: AuditView): Promise<string[]> {
    const ids = [...new Set([audit.createdBy, audit.closedBy ?? audit.createdBy])];
    const accounts = await this.unitOfWork.reader.findBy(Account, { id: In(ids) });
    return accounts.map(({ name }) => name).toSorted();
  }

  /**
   * Begins an audit: draws the chart sample that is asked for, counts every measure of the scale from the team's
   * records, and takes what they give as the first ratings.
   * @throws DomainError NOT_FOUND, or INVALID for an unknown scale or subscale, an impossible window, or a scale
   * rated person by person without anybody to rate
   */
  async start(actor: Actor, input: StartAuditInput): Promise<Audit> {
    const team = await this.teams.require(actor, input.teamId, 'audit.write');
    const scale = this.scales.newest(input.scale);
    const problems: Problem[] = scale
      ? componentProblems(scale, input)
      : [{ path: 'scale', code: 'unknownScale' }];
    problems.push(...windowProblems(input));
    if (!scale || problems.length > 0) throw invalid(problems);
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
      await manager.insert(AuditItem, items);
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
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed
   */
  recount(actor: Actor, auditId: string): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await this.requireOpen(manager, actor, auditId);
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
   * Rates one item, or says why it cannot be rated.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed, or INVALID for a rating the item does not
   * have and for a missing note
   */
  rate(actor: Actor, auditId: string, code: string, input: RateAuditItemInput): Promise<AuditItem> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await this.requireOpen(manager, actor, auditId);
      const audited = viewAudit(audit, this.scales.of(audit)).items.find(({ item }) => item.code === code);
      const record = audited?.records.find(({ caseNumber }) => caseNumber === (input.caseNumber ?? 0));
      if (!audited) throw notFound('code');
      if (!record) throw notFound('caseNumber');
      const { rating, note } = readRating(audited.item, record.computedRating, input);
      const given = rating === null ? { note: '', missingReason: note } : { note, missingReason: '' };
      await manager.update(AuditItem, { id: record.id }, { rating, ...given });
      return Object.assign(record, { rating, ...given });
    });
  }

  /**
   * Writes down what is said of a topic.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed
   */
  describeTopic(actor: Actor, auditId: string, code: string, text: string): Promise<AuditTopic> {
    return this.unitOfWork.run(async (manager) => {
      await this.requireOpen(manager, actor, auditId);
      const topic = await manager.findOneBy(AuditTopic, { auditId, code });
      if (!topic) throw notFound('code');
      return manager.save(Object.assign(topic, { text: text.trim() }));
    });
  }

  /**
   * Gives an overall judgement, or takes it back.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed, or INVALID for a level the scale does not have
   * and for a judgement other than the suggested one without a note
   */
  judge(actor: Actor, auditId: string, input: JudgeAuditInput): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await this.requireOpen(manager, actor, auditId);
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
   * @throws DomainError NOT_FOUND, or CONFLICT when it is closed already
   */
  close(actor: Actor, auditId: string, { partial = false }: CloseAuditInput): Promise<Audit | string[]> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await this.requireOpen(manager, actor, auditId);
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

  private async find(where: FindOptionsWhere<Audit>): Promise<AuditView[]> {
    const audits = await this.unitOfWork.reader.find(Audit, {
      where,
      relations: { items: true, topics: true, team: { service: true } },
      order: { windowTo: 'DESC', createdAt: 'DESC' },
    });
    return audits.map((audit) => viewAudit(audit, this.scales.of(audit)));
  }

  private async requireOpen(manager: EntityManager, actor: Actor, auditId: string): Promise<Audit> {
    const [audit] = await manager.find(Audit, { where: { id: auditId }, relations: { items: true } });
    if (!audit || !mayDoInTeam(actor, 'audit.write', audit.teamId)) throw notFound('auditId');
    if (audit.status !== AuditStatus.OPEN)
      throw new DomainError('CONFLICT', [{ path: '', code: 'auditClosed' }]);
    return audit;
  }
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
