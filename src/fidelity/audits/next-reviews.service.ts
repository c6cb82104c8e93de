import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { today } from '../../platform/dates/today.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../../platform/revision/revision-conflict.js';
import { TeamAccess } from '../../teams/team-access.js';
import { latestReviews } from '../rules/latest-reviews.js';
import { nextReviewDue } from '../rules/next-review.js';
import type { AuditView } from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import { Audit, AuditStatus } from './audit.entity.js';
import { auditEntry, mayKeep, refusal } from './audit-access.js';
import { AuditsService } from './audits.service.js';
import { NextReviewDay } from './next-review.entity.js';
import { NextReview, type SetNextReviewInput } from './next-review.type.js';

type Reviewed = Pick<AuditView, 'audit' | 'scale'>;

/** When a team is to be reviewed next by each scale that it has been reviewed by as a whole. */
@Injectable()
export class NextReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly auditsService: AuditsService,
    private readonly accessLog: AccessLog,
    private readonly scales: Scales,
  ) {}

  /** The first due first. @throws DomainError NOT_FOUND */
  async list(actor: Actor, teamId: string): Promise<NextReview[]> {
    await this.teamAccess.authorise(actor, teamId, 'audit.read');
    // Without what was rated: the page of a team asks each time.
    const audits = await this.unitOfWork.reader.find(Audit, {
      where: { teamId },
      order: { windowTo: 'DESC', createdAt: 'DESC', id: 'ASC' },
    });
    return this.after(audits.map((audit) => ({ audit, scale: this.scales.of(audit) })));
  }

  /** @param reviews audits of one team that the actor may see */
  async after(reviews: readonly Reviewed[]): Promise<NextReview[]> {
    const latest = latestReviews(reviews);
    const days = await this.unitOfWork.reader.findBy(NextReviewDay, {
      auditId: In(latest.map(({ audit }) => audit.id)),
    });
    return latest
      .map((view) => describe(view, days.find(({ auditId }) => auditId === view.audit.id) ?? null))
      .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  }

  /** After one audit. @throws DomainError NOT_FOUND, also where another has been closed since by the same scale */
  async get(actor: Actor, auditId: string): Promise<NextReview> {
    const { audit } = await this.auditsService.get(actor, auditId);
    if (!mayKeep(actor, audit)) throw notFound('auditId');
    const found = (await this.list(actor, audit.teamId)).find((next) => next.auditId === auditId);
    if (!found) throw notFound('auditId');
    return found;
  }

  /**
   * Sets the day of the next review, or takes it back.
   * @returns what is due then, or the conflict when the day has been set since the input's revision
   * @throws DomainError NOT_FOUND, also where another has been closed since by the same scale; CONFLICT for an audit that
   * is open or of a part of its scale, or INVALID for a day that has passed
   */
  async set(
    actor: Actor,
    auditId: string,
    { setTo = null, revision }: SetNextReviewInput,
  ): Promise<NextReview | RevisionConflict> {
    const view = await this.auditsService.get(actor, auditId);
    if (!mayKeep(actor, view.audit)) throw notFound('auditId');
    const isLatest = (await this.list(actor, view.audit.teamId)).some((next) => next.auditId === auditId);
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Audit, auditId);
      const { status, components } = await manager.findOneByOrFail(Audit, { id: auditId });
      if (status !== AuditStatus.CLOSED || components !== null) throw refusal('noNextReview');
      if (!isLatest) throw notFound('auditId');
      const stored = await manager.findOneBy(NextReviewDay, { auditId });
      const conflict = revisionConflict(stored, revision);
      if (conflict) return conflict;
      if (setTo !== null && setTo < today() && setTo !== stored?.setTo)
        throw invalid([{ path: 'setTo', code: 'duePast' }]);
      const day = manager.create(NextReviewDay, {
        auditId,
        setTo,
        revision: revision + 1,
        setAt: new Date(),
        setBy: actor.accountId,
        setByName: actor.name,
      });
      await manager.save(day);
      this.accessLog.record(manager, actor, [auditEntry(LoggedAction.UPDATE, view.audit)]);
      return describe(view, day);
    });
  }
}

function describe({ audit, scale }: Reviewed, day: NextReviewDay | null): NextReview {
  // A whole audit has a next one only when it is closed.
  const closedOn = today(audit.closedAt as Date);
  const setTo = day?.setTo ?? null;
  return Object.assign(new NextReview(), {
    auditId: audit.id,
    scale: scale.id,
    scaleName: scale.name,
    closedOn,
    dueOn: nextReviewDue({ closedOn, setTo }),
    setTo,
    revision: day?.revision ?? 0,
  });
}
