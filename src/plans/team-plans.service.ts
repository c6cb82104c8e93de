import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { coordinatesOn } from '../persons/coordinators.js';
import { Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { daysBetween } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { cutPage, FIRST_PAGE } from '../platform/graphql/page-of.js';
import { collators } from '../platform/i18n/locale.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import type {
  OverdueOfCoordinator,
  OverduePlan,
  OverduePlanPage,
  OverduePlansArgs,
  PlanOfferCount,
  PlanOfferCountInput,
} from './team-plans.type.js';

interface FoundPlan extends Pick<OverduePlan, 'kind' | 'planId' | 'version' | 'reviewOn'> {
  personId: string;
  teamId: string;
}

interface FoundCoordinator {
  personId: string;
  staffMemberId: string;
  name: string;
}

const REVIEW_ON = { [PlanKind.CRISIS_PLAN]: 'review_on', [PlanKind.SIP]: 'follow_up_on' };

/** Plans in force of those who are enrolled in the team on `:day`, whose day has passed. */
const OVERDUE = `SELECT * FROM (${Object.values(PlanKind)
  .map((kind) => {
    const { plan, version, key } = PLAN_TABLES[kind];
    return `SELECT '${kind}' AS kind, ${plan}.id AS "planId", ${version}.number AS version, ${plan}.person_id AS "personId",
        ${plan}.team_id AS "teamId", CAST(${version}.${REVIEW_ON[kind]} AS text) AS "reviewOn"
      FROM ${plan} JOIN ${version} ON ${version}.${key} = ${plan}.id
     WHERE ${version}.status = 'AGREED' AND ${version}.${REVIEW_ON[kind]} < :day
       AND ${plan}.person_id IN (SELECT enrolment.person_id FROM enrolment WHERE enrolment.team_id = :teamId
         AND enrolment.voided_at IS NULL AND ${holdsOn(':day', 'enrolment')})`;
  })
  .join(' UNION ALL ')}) overdue ORDER BY "reviewOn", kind, "planId"`;

const COORDINATORS = `SELECT DISTINCT enrolment.person_id AS "personId", staff_member.id AS "staffMemberId", staff_member.name
  FROM enrolment JOIN enrolment_coordinator coordinator ON coordinator.enrolment_id = enrolment.id
  JOIN staff_member ON staff_member.id = coordinator.staff_member_id
 WHERE enrolment.team_id = :teamId AND enrolment.voided_at IS NULL AND ${holdsOn(':day', 'enrolment')}
   AND ${coordinatesOn(':day')}`;

const OFFERS = `SELECT plan, COUNT(*) AS offered, SUM(CASE WHEN answer = 'ACCEPTED' THEN 1 ELSE 0 END) AS accepted,
    SUM(CASE WHEN answer = 'DECLINED' THEN 1 ELSE 0 END) AS declined,
    SUM(CASE WHEN answer = 'UNDECIDED' THEN 1 ELSE 0 END) AS undecided
  FROM (SELECT plan, answer, ROW_NUMBER() OVER (PARTITION BY plan, person_id ORDER BY offered_on DESC, recorded_at DESC) AS place
          FROM plan_offer WHERE team_id = :teamId AND voided_at IS NULL AND offered_on BETWEEN :from AND :to) said
 WHERE place = 1 GROUP BY plan`;

/** The plans of those who are enrolled in a team, taken together. */
@Injectable()
export class TeamPlans {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /** Those whose day has passed, as far as the actor may read, the longest overdue first. @throws DomainError NOT_FOUND */
  async overdue(
    actor: Actor,
    { teamId, coordinatorId, page = FIRST_PAGE }: OverduePlansArgs,
  ): Promise<OverduePlanPage & { team: Team }> {
    const team = await this.teamAccess.authorise(actor, teamId, 'plan.read');
    return this.unitOfWork.run(async (manager) => {
      const day = today();
      const plans = await this.readable(
        manager,
        actor,
        await sql<FoundPlan>(manager, OVERDUE, { teamId, day }),
      );
      const found = await sql<FoundCoordinator>(manager, COORDINATORS, { teamId, day });
      const coordinatorsOf = Map.groupBy(found, ({ personId }) => personId);
      const of = (personId: string) => coordinatorsOf.get(personId) ?? [];
      const chosen = plans.filter(
        ({ plan }) =>
          !coordinatorId || of(plan.personId).some(({ staffMemberId }) => staffMemberId === coordinatorId),
      );
      const { items, total } = cutPage(chosen, page);
      await this.personAccess.logList(manager, actor, items);
      const byName = collators[actor.locale].compare;
      return {
        team,
        total,
        items: items.map(({ plan: { personId, teamId: _, ...plan }, person }) => ({
          ...{ ...plan, person, days: daysBetween(plan.reviewOn, day) },
          coordinators: of(personId)
            .map(({ name }) => name)
            .sort(byName),
        })),
        coordinators: countedOf(plans.map(({ plan }) => of(plan.personId))).sort((one, other) =>
          byName(one.name, other.name),
        ),
      };
    });
  }

  /** How many people the team offered each kind of plan, and what they last said. @throws DomainError NOT_FOUND; INVALID */
  async offers(actor: Actor, { teamId, from, to }: PlanOfferCountInput): Promise<PlanOfferCount[]> {
    await this.teamAccess.authorise(actor, teamId, 'person.write');
    if (to < from) throw invalid([{ path: 'to', code: 'windowBackwards' }]);
    const rows = await sql<PlanOfferCount>(this.unitOfWork.reader, OFFERS, { teamId, from, to });
    return Object.values(PlanKind).map((plan) => {
      const row = rows.find((one) => one.plan === plan);
      const [offered, accepted, declined, undecided] = row
        ? [row.offered, row.accepted, row.declined, row.undecided].map(Number)
        : [0, 0, 0, 0];
      return { plan, offered: offered!, accepted: accepted!, declined: declined!, undecided: undecided! };
    });
  }

  private async readable(manager: EntityManager, actor: Actor, found: readonly FoundPlan[]) {
    const persons = await manager.findBy(Person, { id: In(found.map(({ personId }) => personId)) });
    const personOf = new Map(persons.map((person) => [person.id, person]));
    const rows = found.map((plan) => ({
      recordType: PLAN_TABLES[plan.kind].plan,
      recordId: plan.planId,
      keptByTeamId: plan.teamId,
      person: personOf.get(plan.personId)!,
      plan,
    }));
    return this.personAccess.readable(manager, actor, 'plan.read', rows);
  }
}

function countedOf(ofPlans: readonly FoundCoordinator[][]): OverdueOfCoordinator[] {
  const counted = new Map<string | null, OverdueOfCoordinator>();
  for (const coordinators of ofPlans)
    for (const { staffMemberId, name } of coordinators.length > 0 ? coordinators : [NOBODY]) {
      const one = counted.get(staffMemberId) ?? { staffMemberId, name, plans: 0 };
      counted.set(staffMemberId, { ...one, plans: one.plans + 1 });
    }
  return [...counted.values()];
}

const NOBODY = { staffMemberId: null, name: '' };
