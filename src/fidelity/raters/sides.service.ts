import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TeamAccess } from '../../teams/team-access.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import type { AuditView } from '../rules/view-audit.js';
import { compareSides, figuresOf, type SideComparison, type Sides } from './compare-sides.js';
import { RatedBy, ratedBy } from './rated-by.js';
import { AuditRating } from './rater.entity.js';

/** How a team rates itself, beside how reviewers from outside rate it. */
@Injectable()
export class SidesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly auditsService: AuditsService,
  ) {}

  /** The team's closed audits that were rated from outside, the oldest first. @throws DomainError NOT_FOUND */
  async list(actor: Actor, teamId: string): Promise<SideComparison[]> {
    await this.teamAccess.authorise(actor, teamId, 'audit.read');
    const closed = (await this.auditsService.list(actor, teamId)).filter(
      ({ audit: { status, reReviewOf } }) => status === AuditStatus.CLOSED && reReviewOf === null,
    );
    const apart = closed.filter(({ audit }) => ratedBy(audit) === RatedBy.BOTH);
    const raterId = In(apart.flatMap(({ audit }) => audit.raters.map(({ id }) => id)));
    const ratings = await this.unitOfWork.reader.findBy(AuditRating, { raterId });
    return compareSides(closed.map((view) => sidesOf(view, ratings)).toReversed());
  }
}

/** Where both rated apart, what each said before they settled; else what the audit came to. */
function sidesOf(view: AuditView, ratings: readonly AuditRating[]): Sides {
  const by = ratedBy(view.audit);
  const ofRaters = (isOutside: boolean) => {
    const ids = view.audit.raters.filter((one) => one.fromOutside === isOutside).map(({ id }) => id);
    return figuresOf(
      view.scale,
      ratings.filter((rating) => ids.includes(rating.raterId)),
    );
  };
  return {
    view,
    self: by === RatedBy.SELF ? view.figures : by === RatedBy.BOTH ? ofRaters(false) : null,
    outside: by === RatedBy.OUTSIDE ? view.figures : by === RatedBy.BOTH ? ofRaters(true) : null,
  };
}
