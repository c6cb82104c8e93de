import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, IsNull, Not } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireLength } from '../../platform/documents/require-length.js';
import { type Attachment, readAttachment, type SentFile } from '../../platform/door/read-attachment.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import type { Audit } from '../audits/audit.entity.js';
import { mayChangeRatings, mayRate, refusal, requireOpen, seesOnlyOwn } from '../audits/audit-access.js';
import { AuditsService } from '../audits/audits.service.js';
import { isBlind, shareOf } from '../raters/compare-ratings.js';
import { type AuditView, ratedIn } from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import { AuditEvidence } from './evidence.entity.js';
import type { AddEvidenceInput } from './evidence.input.js';

/** In the whole audit; of two raters who do not see each other's, each may attach half of them. */
export const ATTACHMENTS = 20;
const RULE = { takesText: true, otherType: 'attachmentType', nameless: 'underlag' };
/** The notes of one audit's evidence, in lines on paper: about 27 pages. */
const MOST_LINES = 1200;

/** What ratings rest on. While two raters rate, each sees their own, and everybody else sees none. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly scales: Scales,
  ) {}

  /**
   * The evidence that the actor may see, in the order in which it was added.
   * @param code of one item; all of them when missing
   * @throws DomainError NOT_FOUND
   */
  async list(actor: Actor, auditId: string, code?: string): Promise<AuditEvidence[]> {
    const { audit } = await this.auditsService.get(actor, auditId);
    return this.unitOfWork.reader.find(AuditEvidence, {
      where: { ...seenBy(actor, audit), ...(code !== undefined && { code }) },
      order: { addedAt: 'ASC', id: 'ASC' },
    });
  }

  /** How much the actor may see of each item, by its code. */
  async counts(actor: Actor, { audit }: AuditView): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.reader.find(AuditEvidence, {
      select: { id: true, code: true },
      where: seenBy(actor, audit),
    });
    return rows.reduce(
      (counts, { code }) => counts.set(code, (counts.get(code) ?? 0) + 1),
      new Map<string, number>(),
    );
  }

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string, evidenceId: string): Promise<AuditEvidence> {
    const evidence = (await this.list(actor, auditId)).find(({ id }) => id === evidenceId);
    if (!evidence) throw notFound('evidenceId');
    return evidence;
  }

  /** The attached file. @throws DomainError NOT_FOUND also where nothing is attached */
  async file(
    actor: Actor,
    auditId: string,
    evidenceId: string,
  ): Promise<Pick<Attachment, 'fileName' | 'contentType' | 'content'>> {
    await this.get(actor, auditId, evidenceId);
    const found = await this.unitOfWork.reader.findOne(AuditEvidence, {
      select: { id: true, fileName: true, contentType: true, content: true },
      where: { id: evidenceId },
    });
    if (!found?.fileName || !found.contentType || !found.content) throw notFound('evidenceId');
    return { fileName: found.fileName, contentType: found.contentType, content: found.content };
  }

  /**
   * Adds evidence to an item, with a file or without.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or the rater has finished, or INVALID for a file
   * that is not taken and for more files or words than there may be
   */
  async add(
    actor: Actor,
    auditId: string,
    code: string,
    { source, note }: AddEvidenceInput,
    file?: SentFile,
  ): Promise<AuditEvidence> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireChangeable(manager, actor, auditId);
      if (!ratedIn(this.scales.of(audit), audit.components).some((item) => item.code === code))
        throw notFound('code');
      await requireShortNotes(manager, actor, audit, note);
      const attachment = file && (await readAttachment(file, RULE));
      if (attachment) await requireRoom(manager, actor, audit);
      const none = { fileName: null, contentType: null, size: null, sha256: null, content: null };
      const evidence = manager.create(AuditEvidence, {
        id: randomUUID(),
        auditId,
        code,
        accountId: actor.accountId,
        accountName: actor.name,
        source,
        note: note.trim(),
        addedAt: new Date(),
        ...(attachment ?? none),
      });
      await manager.insert(AuditEvidence, evidence);
      return evidence;
    });
  }

  /**
   * Takes evidence away for good: of two raters each only their own.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed or the rater has finished
   */
  remove(actor: Actor, auditId: string, evidenceId: string): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireChangeable(manager, actor, auditId);
      const evidence = await manager.findOneBy(AuditEvidence, { id: evidenceId, ...seenBy(actor, audit) });
      if (!evidence || !mayRemove(actor, audit, evidence)) throw notFound('evidenceId');
      await manager.delete(AuditEvidence, { id: evidenceId });
      return audit;
    });
  }
}

/** Whether the actor may take this away, or has nothing to do with it. */
export function mayRemove(actor: Actor, audit: Audit, { accountId }: AuditEvidence): boolean {
  if (!mayChangeRatings(actor, audit)) return false;
  return audit.raters.length === 0 || accountId === actor.accountId;
}

function seenBy(actor: Actor, audit: Audit): FindOptionsWhere<AuditEvidence> {
  const { accountId } = actor;
  return { auditId: audit.id, ...(seesOnlyOwn(actor, audit) && { accountId }) };
}

/** What there is to be room for beside what the actor adds: each of two who rate has a share of their own. */
function sharingRoom({ accountId }: Actor, audit: Audit): FindOptionsWhere<AuditEvidence> {
  return { auditId: audit.id, ...(isBlind(audit) && { accountId }) };
}

async function requireChangeable(manager: EntityManager, actor: Actor, auditId: string): Promise<Audit> {
  const audit = await requireOpen(manager, actor, auditId, mayRate);
  if (!mayChangeRatings(actor, audit)) throw refusal('raterFinished');
  return audit;
}

async function requireShortNotes(manager: EntityManager, actor: Actor, audit: Audit, note: string) {
  const added = await manager.find(AuditEvidence, {
    select: { id: true, note: true },
    where: sharingRoom(actor, audit),
  });
  const rule = { most: shareOf(MOST_LINES, audit), code: 'evidenceTooLong', path: 'note' };
  requireLength([...added.map((one) => one.note), note], rule);
}

async function requireRoom(manager: EntityManager, actor: Actor, audit: Audit): Promise<void> {
  const most = shareOf(ATTACHMENTS, audit);
  const attached = await manager.countBy(AuditEvidence, {
    ...sharingRoom(actor, audit),
    fileName: Not(IsNull()),
  });
  if (attached >= most) throw invalid([{ path: 'file', code: 'attachmentsFull', params: { most } }]);
}
