import type { EntityManager } from 'typeorm';
import { PlanStatus } from '../plans/plan-kinds.js';
import { lastReviewShown, type WaitingItem } from '../plans/waiting-item.js';
import type { Actor } from '../platform/access/actor.js';
import { CrisisPlanVersion } from './crisis-plan.entity.js';
import { planName } from './crisis-plan-view.js';

/** Drafts, and agreed versions due for review within 30 days, of the people enrolled in a team on a day. */
export function findWaiting(
  manager: EntityManager,
  teamId: string,
  day: string,
): Promise<CrisisPlanVersion[]> {
  return manager
    .createQueryBuilder(CrisisPlanVersion, 'version')
    .innerJoinAndSelect('version.plan', 'plan')
    .innerJoinAndSelect('plan.person', 'person')
    .where(
      `EXISTS (SELECT 1 FROM enrolment WHERE person_id = plan.personId AND team_id = :teamId
        AND voided_at IS NULL
        AND from_date <= :day AND (to_date IS NULL OR to_date >= :day))`,
      { teamId, day },
    )
    .andWhere(`(version.status = 'DRAFT' OR (version.status = 'AGREED' AND version.reviewOn <= :last))`, {
      last: lastReviewShown(day),
    })
    .orderBy('version.createdAt')
    .getMany();
}

/** A version found waiting as a line on the start page. */
export function waitingItem(
  { locale }: Actor,
  { number, status, reviewOn, plan }: CrisisPlanVersion,
): WaitingItem {
  const { id, person } = plan;
  const params = planName(locale, plan, person);
  return status === PlanStatus.DRAFT
    ? {
        kind: 'DRAFT',
        titleKey: 'crisisPlan.waiting.draft',
        params,
        href: `/crisis-plans/${id}/edit`,
        dueOn: null,
      }
    : {
        kind: 'REVIEW',
        titleKey: 'crisisPlan.waiting.review',
        params,
        href: `/crisis-plans/${id}/versions/${number}`,
        dueOn: reviewOn,
      };
}
