import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import type { Allowed } from '../disclosure/decide-disclosure.js';
import { lastDaysOf } from '../disclosure/ground-last-day.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { cutPage, FIRST_PAGE, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { numbersOf } from './find-by-number.js';
import { Enrolment } from './person.entity.js';
import { type AccessedPerson, PersonAccess, type RequestedRecord } from './person-access.js';
import type { PlanKind } from './person-kinds.js';
import { chooseLines } from './person-list.js';
import { PersonFilter, type PersonLine, type PersonSearch, type PlanInForce } from './person-list.type.js';
import { IS_LAST_NO } from './plan-conditions.js';

/** A line of the list, and on what the actor reads it. */
export interface ReadPersonLine extends PersonLine {
  disclosure: Allowed;
  /** The last day of the ground the actor reads on, where it is one. */
  until: string | null;
}

/** One page of a team's list, and whose it is. */
export interface PersonList extends PageOf<ReadPersonLine> {
  team: Team;
}

/** Something about an enrolment of the list; what a kind does not have is null. */
interface Fact {
  enrolmentId: string;
  fact: 'CONTACT' | 'COORDINATOR' | 'NEEDS_INVENTORY' | `${'' | 'BEGUN_' | 'DECLINED_'}${PlanKind}`;
  /** Of the plan or the offer, and of the team that keeps it. */
  id: string | null;
  teamId: string | null;
  name: string | null;
  employer: string | null;
  /** When the plan is due; when it was declined; the day of the last contact and of the newest inventory. */
  day: string | null;
  /** Of the coordinator, where it is linked. */
  accountId: string | null;
}

const LISTED = {
  today: holdsOn(':day', 'enrolment'),
  ended: `enrolment.to_date < :day AND NOT EXISTS (
      SELECT 1 FROM enrolment later WHERE later.team_id = enrolment.team_id AND later.person_id = enrolment.person_id
         AND later.voided_at IS NULL AND later.from_date > enrolment.from_date AND later.from_date <= :day)`,
};

/** Everything that a line tells beside the person, in one statement: on PostgreSQL each one is a journey. */
const factsOf = (listed: string) => `
  WITH listed AS (
    SELECT id, person_id FROM enrolment WHERE team_id = :teamId AND voided_at IS NULL AND ${listed}
  )
  SELECT DISTINCT coordinator.enrolment_id AS "enrolmentId", 'COORDINATOR' AS fact, staff.id AS id, CAST(NULL AS text) AS "teamId",
         staff.name AS name, employer.name AS employer, CAST(NULL AS text) AS day, staff.account_id AS "accountId"
    FROM listed JOIN enrolment_coordinator coordinator ON coordinator.enrolment_id = listed.id
    JOIN staff_member staff ON staff.id = coordinator.staff_member_id
    JOIN post ON post.staff_member_id = staff.id AND post.voided_at IS NULL AND ${holdsOn(':day', 'post')}
    JOIN principal employer ON employer.id = post.employer_id
   WHERE ${holdsOn(':day', 'coordinator')}
  UNION ALL
  SELECT listed.id, CASE version.status WHEN 'DRAFT' THEN 'BEGUN_CRISIS_PLAN' ELSE 'CRISIS_PLAN' END, plan.id, plan.team_id,
         NULL, NULL, CAST(version.review_on AS text), NULL
    FROM listed JOIN crisis_plan plan ON plan.person_id = listed.person_id
    JOIN crisis_plan_version version ON version.plan_id = plan.id AND version.status IN ('DRAFT', 'AGREED')
  UNION ALL
  SELECT listed.id, CASE version.status WHEN 'DRAFT' THEN 'BEGUN_SIP' ELSE 'SIP' END, sip.id, sip.team_id,
         NULL, NULL, CAST(version.follow_up_on AS text), NULL
    FROM listed JOIN sip ON sip.person_id = listed.person_id
    JOIN sip_version version ON version.sip_id = sip.id AND version.status IN ('DRAFT', 'AGREED')
  UNION ALL
  SELECT listed.id, 'DECLINED_' || offer.plan, offer.id, offer.team_id, NULL, NULL, CAST(offer.offered_on AS text), NULL
    FROM listed JOIN plan_offer offer ON offer.person_id = listed.person_id AND ${IS_LAST_NO}
  UNION ALL
  SELECT contact.enrolment_id, 'CONTACT', NULL, NULL, NULL, NULL, CAST(MAX(contact.date) AS text), NULL
    FROM listed JOIN contact ON contact.enrolment_id = listed.id
   WHERE contact.voided_at IS NULL AND NOT contact.no_show AND NOT contact.not_found
     AND NOT contact.consultation
   GROUP BY contact.enrolment_id
  UNION ALL
  SELECT inventory.enrolment_id, 'NEEDS_INVENTORY', NULL, NULL, NULL, NULL, CAST(MAX(inventory.made_on) AS text), NULL
    FROM listed JOIN needs_inventory inventory ON inventory.enrolment_id = listed.id
   WHERE EXISTS (SELECT 1 FROM need WHERE need.inventory_id = inventory.id AND need.answer <> 'UNKNOWN')
   GROUP BY inventory.enrolment_id
   ORDER BY 5, 7`;

/** For how long a needs inventory tells of today. */
const NEEDS_INVENTORY_MONTHS = 6;

/** As which record each is kept that may be another team's, and who may read it. */
const KEPT_AS: Partial<Record<Fact['fact'], readonly [table: string, policy: PolicyName]>> = {
  CRISIS_PLAN: ['crisis_plan', 'plan.read'],
  BEGUN_CRISIS_PLAN: ['crisis_plan', 'plan.read'],
  DECLINED_CRISIS_PLAN: ['plan_offer', 'consent.read'],
  SIP: ['sip', 'plan.read'],
  BEGUN_SIP: ['sip', 'plan.read'],
  DECLINED_SIP: ['plan_offer', 'consent.read'],
};

/** A record that access is asked for, and by which policy. */
interface Asked extends RequestedRecord {
  policy: PolicyName;
  enrolment: Enrolment;
  person: Enrolment['person'];
}

/** The persons of a team, with what one has to see of each. */
@Injectable()
export class PersonListService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * One page of the persons whom the actor may see. Those on the page are logged as one look at a list, and a search
   * without what was searched for; of those who may not be seen there is no trace, in the total neither.
   * @throws DomainError NOT_FOUND
   */
  async list(
    actor: Actor,
    teamId: string,
    wanted: PersonSearch = {},
    page: PageInput = FIRST_PAGE,
  ): Promise<PersonList> {
    const team = await this.teamAccess.authorise(actor, teamId, 'person.read');
    const listed = wanted.filter === PersonFilter.ENDED ? LISTED.ended : LISTED.today;
    return this.unitOfWork.run(async (manager) => {
      const lines = await this.lines(manager, actor, teamId, listed);
      const ids = lines.map(({ person }) => person.id);
      const numbers = await numbersOf(manager, wanted.search ?? '', ids);
      const chosen = chooseLines(lines, wanted, actor.locale, numbers);
      const { items, total } = cutPage(chosen, page);
      if (wanted.search) {
        const search = { action: LoggedAction.SEARCH, recordType: 'person', recordId: null, teamId };
        this.accessLog.record(manager, actor, [{ ...search, rows: total }]);
      }
      await this.personAccess.logList(
        manager,
        actor,
        items.map((line) => ({ ...line, recordType: 'enrolment', recordId: line.enrolment.id })),
      );
      const groundIds = items.flatMap(({ disclosure }) => disclosure.groundId ?? []);
      const lastDays = await lastDaysOf(manager, groundIds);
      const untilOf = ({ groundId }: Allowed) => (groundId && lastDays.get(groundId)) || null;
      return { team, total, items: items.map((line) => ({ ...line, until: untilOf(line.disclosure) })) };
    });
  }

  private async lines(manager: EntityManager, actor: Actor, teamId: string, listed: string) {
    const day = today();
    const enrolments = await manager
      .createQueryBuilder(Enrolment, 'enrolment')
      .innerJoinAndSelect('enrolment.person', 'person')
      .innerJoinAndSelect('person.owner', 'owner')
      .where(`enrolment.teamId = :teamId AND enrolment.voidedAt IS NULL AND ${listed}`, { teamId, day })
      .getMany();
    const askingTeams = this.teamAccess.ownTeamIds(actor, 'plan.read');
    const facts = await sql<Fact>(manager, factsOf(listed), { teamId, day, askingTeams });
    const byEnrolment = Map.groupBy(facts, ({ enrolmentId }) => enrolmentId);
    const factOf = (enrolment: Enrolment, kind: Fact['fact']) =>
      (byEnrolment.get(enrolment.id) ?? []).filter(({ fact }) => fact === kind);
    const asked = enrolments.flatMap((enrolment) => [
      recordOf(enrolment, 'enrolment', 'person.read'),
      recordOf(enrolment, 'crisis_plan', 'plan.read'),
      recordOf(enrolment, 'sip', 'plan.read'),
      ...(byEnrolment.get(enrolment.id) ?? []).flatMap(({ fact, id, teamId: keptBy }) => {
        const kept = KEPT_AS[fact];
        return kept ? [recordOf(enrolment, ...kept, id, keptBy)] : [];
      }),
    ]);
    const readable = await this.personAccess.readable(manager, actor, ({ policy }) => policy, asked);
    const readableOf = Map.groupBy(readable, ({ enrolment }) => enrolment.id);
    return [...readableOf.values()].flatMap((records) => {
      const card = records.find(({ recordType }) => recordType === 'enrolment');
      if (!card) return [];
      const { enrolment } = card;
      const may = (kind: string, id: string | null = null) =>
        records.some(({ recordType, recordId }) => recordType === kind && recordId === id);
      const readableFacts = (fact: Fact['fact']) =>
        factOf(enrolment, fact).filter(({ id }) => may(KEPT_AS[fact]![0], id));
      const crisisPlans = readableFacts('CRISIS_PLAN').map(planOf);
      const [sip = null] = readableFacts('SIP').map(planOf);
      const due = [...crisisPlans, sip].flatMap((plan) => plan?.dueOn ?? []);
      const [nextDueOn = null] = due.sort();
      const isOwn = card.disclosure.ground === 'CARE_RELATION';
      const needsInventoryOn = (isOwn && factOf(enrolment, 'NEEDS_INVENTORY')[0]?.day) || null;
      return {
        ...lineOf(card),
        isMine: factOf(enrolment, 'COORDINATOR').some(({ accountId }) => accountId === actor.accountId),
        coordinators: [...Map.groupBy(factOf(enrolment, 'COORDINATOR'), ({ id }) => id).values()].map(
          (posts) => ({
            name: posts[0]!.name!,
            employer: posts.map(({ employer }) => employer!).join(', '),
          }),
        ),
        mayReadCrisisPlans: may('crisis_plan'),
        crisisPlans,
        crisisPlanBegun: readableFacts('BEGUN_CRISIS_PLAN').length > 0,
        crisisPlanDeclinedOn: readableFacts('DECLINED_CRISIS_PLAN')[0]?.day ?? null,
        mayReadSips: may('sip'),
        sip,
        sipBegun: readableFacts('BEGUN_SIP').length > 0,
        sipDeclinedOn: readableFacts('DECLINED_SIP')[0]?.day ?? null,
        nextDueOn,
        isOverdue: nextDueOn !== null && nextDueOn < day,
        lastContactOn: (isOwn && factOf(enrolment, 'CONTACT')[0]?.day) || null,
        needsInventoryOn,
        needsInventoryDue: isOwn && (needsInventoryOn ?? '') < addMonths(day, -NEEDS_INVENTORY_MONTHS),
      };
    });
  }
}

const lineOf = ({ enrolment, person, disclosure }: Asked & AccessedPerson) => ({
  enrolment,
  person,
  disclosure,
});

const planOf = ({ id, day }: Fact): PlanInForce => ({ planId: id!, dueOn: day });

const recordOf = (
  enrolment: Enrolment,
  recordType: string,
  policy: PolicyName,
  recordId: string | null = null,
  keptByTeamId: string | null = null,
): Asked => ({ recordType, recordId, keptByTeamId, policy, enrolment, person: enrolment.person });
