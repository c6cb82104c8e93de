import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireLength } from '../../platform/documents/require-length.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../../platform/revision/revision-conflict.js';
import type { Audit } from '../audits/audit.entity.js';
import { auditEntry, mayKeep, mayRate, refusal, requireOpen } from '../audits/audit-access.js';
import { AuditsService } from '../audits/audits.service.js';
import { isBlind } from '../raters/compare-ratings.js';
import { changeWords } from '../report/require-report-length.js';
import { isChosen, type Scale } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { wordsOf } from './newest-words.js';
import { ReviewerWords } from './reviewer-words.entity.js';
import type { RecommendForItemInput, SummariseAuditInput } from './reviewer-words.input.js';

/** A summary stands on the first page of the report, which has no room for more. */
const SUMMARY_LINES = 6;

type Written = Pick<ReviewerWords, 'code' | 'text' | 'priorities'>;

/** What reviewers write of an audit beside its ratings: with two raters, when both have finished. */
@Injectable()
export class ReviewerWordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly scales: Scales,
    private readonly accessLog: AccessLog,
  ) {}

  /** All that was written of an audit, revision by revision, the oldest first. @throws DomainError NOT_FOUND */
  async list(actor: Actor, auditId: string): Promise<ReviewerWords[]> {
    await this.auditsService.get(actor, auditId);
    return this.unitOfWork.reader.find(ReviewerWords, {
      where: { auditId },
      order: { writtenAt: 'ASC', revision: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Writes the summary and the priorities.
   * @returns what was written, or the conflict when somebody else has written since the input's revision
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters still rate, or INVALID for an item
   * that is not in the audit and for more words than the report holds
   */
  summarise(
    actor: Actor,
    auditId: string,
    { summary = '', priorities = [], revision }: SummariseAuditInput,
  ): Promise<ReviewerWords | RevisionConflict> {
    const text = summary.trim();
    requireLength([text], { most: SUMMARY_LINES, code: 'summaryTooLong', path: 'summary' });
    return this.write(actor, auditId, { path: 'summary', revision }, (audit, scale) => {
      const unknown = priorities.findIndex(({ code }) => code && !hasItem(audit, scale, code));
      if (unknown >= 0) throw invalid([{ path: `priorities.${unknown}.code`, code: 'unknownItem' }]);
      return {
        code: '',
        text,
        priorities: priorities.map((one) => ({ text: one.text.trim(), code: one.code || null })),
      };
    });
  }

  /**
   * Writes what is recommended for one item.
   * @returns what was written, or the conflict when somebody else has written since the input's revision
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters still rate, or INVALID for more words
   * than the report holds
   */
  recommend(
    actor: Actor,
    auditId: string,
    code: string,
    { text = '', revision }: RecommendForItemInput,
  ): Promise<ReviewerWords | RevisionConflict> {
    return this.write(actor, auditId, { path: 'text', revision }, (audit, scale) => {
      if (!hasItem(audit, scale, code)) throw notFound('code');
      return { code, text: text.trim(), priorities: [] };
    });
  }

  private write(
    actor: Actor,
    auditId: string,
    { path, revision }: { path: string; revision: number },
    read: (audit: Audit, scale: Scale) => Written,
  ): Promise<ReviewerWords | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayWriteWords);
      if (isBlind(audit)) throw refusal('ratersNotFinished');
      const scale = this.scales.of(audit);
      const written = read(audit, scale);
      const conflict = revisionConflict(wordsOf(audit.reviewerWords, written.code) ?? null, revision);
      if (conflict) return conflict;
      const words = manager.create(ReviewerWords, {
        id: randomUUID(),
        auditId,
        ...written,
        revision: revision + 1,
        writtenAt: new Date(),
        writtenBy: actor.accountId,
        writtenByName: actor.name,
      });
      changeWords(audit, scale, path, () => audit.reviewerWords.push(words));
      await manager.insert(ReviewerWords, words);
      await this.accessLog.record(manager, actor, [auditEntry(LoggedAction.UPDATE, audit)]);
      return words;
    });
  }
}

/** Whoever keeps the audit, and whoever rates it. */
export function mayWriteWords(actor: Actor, audit: Audit): boolean {
  return mayKeep(actor, audit) || mayRate(actor, audit);
}

function hasItem({ components }: Audit, { items }: Scale, code: string): boolean {
  return items.some((item) => item.code === code && isChosen(item, components));
}
