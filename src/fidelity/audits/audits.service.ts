import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Account } from '../../access/account.entity.js';
import type { Actor } from '../../access/actor.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateAsRead } from '../../platform/database/update-as-read.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import { cutPage, type PageInput, type PageOf } from '../../platform/graphql/page-of.js';
import { type RevisionConflict, revisionConflict } from '../../platform/revision/revision-conflict.js';
import { TeamAccess } from '../../teams/team-access.js';
import { activeRaters, isBlind, isCompared } from '../raters/compare-ratings.js';
import { readRaters, type StoredRating, showOwnRatings } from '../raters/own-ratings.js';
import { AuditRating } from '../raters/rater.entity.js';
import { changeWords } from '../report/require-report-length.js';
import { type AuditView, isToConfirm, isUnrated, viewAudit } from '../rules/view-audit.js';
import { levelsOf, type RatedItem } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { Audit, AuditItem, AuditStatus, AuditTopic } from './audit.entity.js';
import type {
  CloseAuditInput,
  DescribeTopicInput,
  JudgeAuditInput,
  RateAuditItemInput,
} from './audit.input.js';
import type { AuditIncomplete } from './audit.type.js';
import {
  auditEntry,
  mayChangeRatings,
  mayKeep,
  mayRate,
  maySee,
  raterOf,
  refusal,
  requireOpen,
} from './audit-access.js';
import { readDraws } from './read-draws.js';

@Injectable()
export class AuditsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly accessLog: AccessLog,
    private readonly scales: Scales,
  ) {}

  /** A team's audits that the actor may see, the latest window first. */
  async list(actor: Actor, teamId: string): Promise<AuditView[]> {
    await this.teamAccess.authorise(actor, teamId, 'audit.open');
    return this.find(actor, { teamId });
  }

  /** One page of them. */
  async page(actor: Actor, teamId: string, page: PageInput): Promise<PageOf<AuditView>> {
    return cutPage(await this.list(actor, teamId), page);
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

  /** Names of those who rated it, or who began and closed an audit without raters; each once. */
  async raters({ audit }: AuditView): Promise<string[]> {
    const raters = isCompared(audit) ? audit.raters : activeRaters(audit.raters);
    if (raters.length > 0) return raters.map(({ name }) => name);
    const ids = [...new Set([audit.createdBy, audit.closedBy ?? audit.createdBy])];
    const accounts = await this.unitOfWork.reader.findBy(Account, { id: In(ids) });
    return accounts.map(({ name }) => name).toSorted();
  }

  /**
   * Rates one item, or says why it cannot be rated. A rater of two writes what is their own, until both have finished
   * and the two write what they settle together.
   * @returns the item, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or the rater has finished, or INVALID for a
   * rating the item does not have, for a missing note and for more words than a report holds
   */
  rate(
    actor: Actor,
    auditId: string,
    code: string,
    input: RateAuditItemInput,
  ): Promise<AuditItem | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayRate);
      if (!mayChangeRatings(actor, audit)) throw refusal('raterFinished');
      await showOwnRatings(manager, actor, [audit]);
      const scale = this.scales.of(audit);
      const audited = viewAudit(audit, scale).items.find(({ item }) => item.code === code);
      const record = audited?.records.find(({ caseNumber }) => caseNumber === (input.caseNumber ?? 0));
      if (!audited) throw notFound('code');
      if (!record) throw notFound('caseNumber');
      const conflict = revisionConflict(record, input.revision);
      if (conflict) return conflict;
      const { rating, note } = readRating(audited.item, record.computedRating, input);
      const given: StoredRating = { rating, note, missingReason: '', revision: input.revision + 1 };
      if (rating === null) Object.assign(given, { note: '', missingReason: note });
      changeWords(audit, scale, 'note', () => Object.assign(record, given));
      const rater = raterOf(actor, audit);
      const { id, caseNumber } = record;
      if (rater && isBlind(audit))
        await updateAsRead(manager, AuditRating, { raterId: rater.id, code, caseNumber }, given);
      else if (isCompared(audit) && note === '')
        throw invalid([{ path: 'note', code: 'consensusNeedsReason' }]);
      else await manager.update(AuditItem, { id }, given);
      return record;
    });
  }

  /**
   * Writes down what is said of a topic.
   * @returns the topic, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters still rate, or INVALID for more words
   * than a report holds
   */
  describeTopic(
    actor: Actor,
    auditId: string,
    code: string,
    { text, revision }: DescribeTopicInput,
  ): Promise<AuditTopic | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireTogether(manager, actor, auditId);
      const topic = audit.topics.find((one) => one.code === code);
      if (!topic) throw notFound('code');
      const conflict = revisionConflict(topic, revision);
      if (conflict) return conflict;
      const written = { text: text.trim(), revision: revision + 1 };
      changeWords(audit, this.scales.of(audit), 'text', () => Object.assign(topic, written));
      return manager.save(AuditTopic, topic);
    });
  }

  /**
   * Gives an overall judgement, or takes it back.
   * @returns the audit, or the conflict when the judgement has changed since the input's revision
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters still rate, or INVALID for a level
   * the scale does not have, for a judgement other than the suggested one without a note and for more words than a
   * report holds
   */
  judge(actor: Actor, auditId: string, input: JudgeAuditInput): Promise<Audit | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireTogether(manager, actor, auditId);
      const conflict = revisionConflict(audit, input.revision);
      if (conflict) return conflict;
      const { scale, total } = viewAudit(audit, this.scales.of(audit));
      const judgement = input.judgement ?? null;
      const judgementNote = input.note?.trim() ?? '';
      const allowed = scale.judgement?.levels.map(({ rating }) => rating) ?? [];
      if (judgement !== null && !allowed.includes(judgement))
        throw invalid([{ path: 'judgement', code: 'isIn', params: { allowed: allowed.join(', ') } }]);
      const { suggestedJudgement: suggested } = total;
      if (judgement !== null && suggested !== null && judgement !== suggested && judgementNote === '')
        throw invalid([{ path: 'note', code: 'overrideNeedsNote', params: { rating: suggested } }]);
      const judged = { judgement, judgementNote, revision: audit.revision + 1 };
      changeWords(audit, scale, 'note', () => Object.assign(audit, judged));
      await manager.update(Audit, { id: auditId }, judged);
      return audit;
    });
  }

  /**
   * Closes an audit for good, unless items are left. One with items missing is partial; a total of the others is given
   * where it is asked for.
   * @returns what is left, and the audit stays open then: items that are neither rated nor missing for a reason, and
   * ratings that rest on a few persons and have not been confirmed
   * @throws DomainError NOT_FOUND, or CONFLICT when it is closed already or two raters still rate
   */
  close(
    actor: Actor,
    auditId: string,
    { partial = false, cautionsConfirmed = false }: CloseAuditInput,
  ): Promise<Audit | AuditIncomplete> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayKeep);
      if (isBlind(audit)) throw refusal('ratersNotFinished');
      const { items } = viewAudit(audit, this.scales.of(audit));
      const unrated = items.filter(({ records }) => records.some(isUnrated)).map(({ item }) => item.code);
      const toConfirm = cautionsConfirmed ? [] : items.filter(isToConfirm).map(({ item }) => item.code);
      if (unrated.length > 0 || toConfirm.length > 0) return { unrated, toConfirm };
      const isMissing = items.some(({ rating }) => rating === null);
      const end = {
        status: AuditStatus.CLOSED,
        partial: partial && isMissing,
        closedAt: new Date(),
        closedBy: actor.accountId,
      };
      await updateAsRead(manager, Audit, { id: auditId, status: AuditStatus.OPEN }, end);
      await this.accessLog.record(manager, actor, [auditEntry(LoggedAction.CLOSE, audit)]);
      return Object.assign(audit, end);
    });
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
      order: { windowTo: 'DESC', createdAt: 'DESC', id: 'ASC' },
    });
    const asked = ids ?? found.map(({ id }) => id);
    await readRaters(reader, found, asked);
    await readDraws(reader, found, asked);
    const audits = found.filter((audit) => maySee(actor, audit));
    await showOwnRatings(reader, actor, audits);
    return audits.map((audit) => viewAudit(audit, this.scales.of(audit)));
  }
}

/** For what raters write together: with two of them, not before both have finished. */
async function requireTogether(manager: EntityManager, actor: Actor, auditId: string): Promise<Audit> {
  const audit = await requireOpen(manager, actor, auditId, mayRate);
  if (isBlind(audit)) throw refusal('ratersNotFinished');
  return audit;
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
