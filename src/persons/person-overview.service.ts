import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { lastDaysOf } from '../disclosure/ground-last-day.js';
import { groundsToRenew } from '../disclosure/grounds-to-renew.js';
import { Principal } from '../organisations/organisation.entity.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { TeamAccess } from '../teams/team-access.js';
import type { BlockedRecords } from './blocked-records.js';
import { historyOf, type PersonHistory } from './corrections.service.js';
import { keptIdOf } from './joins/joined-records.js';
import type { RecordJoin } from './joins/record-join.entity.js';
import { RecordJoinsService } from './joins/record-joins.service.js';
import { plansLeftBy } from './left-plans.js';
import type { Enrolment } from './person.entity.js';
import { type AuthorisedPerson, PersonAccess } from './person-access.js';
import type { PlanKind } from './person-kinds.js';
import { blockedOf, enrolmentsOf } from './person-records.js';
import { PLAN_TABLES } from './plan-conditions.js';
import { type InForce, plansInForce } from './plans-in-force.js';
import { type Reader, readersOf } from './readers.js';
import { type Support, supportOf } from './support.service.js';

/** A plan that the person last said no to, and when. */
export interface DeclinedPlan {
  plan: PlanKind;
  /** YYYY-MM-DD. */
  offeredOn: string;
}

/** A stay in hospital that has not ended. */
export interface HospitalStay {
  episodeId: string;
  enrolmentId: string;
  /** Day of admission, YYYY-MM-DD. */
  since: string;
}

interface Offer extends DeclinedPlan {
  answer: string;
  keptByTeamId: string;
}

/** Somebody close to the person whom one may call. */
export interface Relative {
  name: string;
  relation: string;
  phone: string;
}

/** Where one is with a person: everything that the first page about them says, as far as the actor may see it. */
export interface PersonOverview extends AuthorisedPerson {
  /** The name of the principal that owns the record. */
  owner: string;
  /** The last day of the ground the actor reads on, where it is one. */
  until: string | null;
  enrolments: Enrolment[];
  support: Support[];
  /** Of those enrolled today in the actor's teams, as far as the actor may read it. */
  inHospital: HospitalStay[];
  history: PersonHistory;
  joins: RecordJoin[];
  blocked: BlockedRecords;
  /** The first due first; null where the actor may read none, of neither kind. */
  plans: InForce[] | null;
  /** What is to be said of when the enrolment that goes on is ended; see plansLeftBy. */
  plansLeft: InForce[];
  /** What the person has declined, as far as the actor may read it. */
  declined: DeclinedPlan[];
  /** Null where the actor may not read the resource group. */
  relatives: Relative[] | null;
  /** Null where the actor may not read what others may. */
  readers: Reader[] | null;
  renewals: Reader[];
}

const OFFERS = `
  SELECT offer.plan, offer.answer, CAST(offer.offered_on AS text) AS "offeredOn", offer.team_id AS "keptByTeamId"
    FROM plan_offer offer WHERE offer.person_id = :personId AND offer.voided_at IS NULL
   ORDER BY offer.plan, offer.offered_on, offer.recorded_at`;

const IN_HOSPITAL = `
  SELECT episode.id AS "episodeId", episode.enrolment_id AS "enrolmentId", CAST(episode.admitted_on AS text) AS since
    FROM hospital_episode episode
   WHERE episode.enrolment_id IN (:...enrolmentIds) AND episode.voided_at IS NULL AND episode.discharged_on IS NULL`;

const RELATIVES = `
  SELECT member.name, member.relation, member.phone FROM resource_group_member member
    JOIN resource_group ON resource_group.id = member.group_id AND resource_group.revision = member.version
   WHERE resource_group.person_id = :personId AND member.kind IN ('RELATIVE', 'FRIEND') AND member.phone <> ''
   ORDER BY member.position`;

/** The first due first. */
const byReview = (one: InForce, other: InForce): number =>
  (one.reviewOn ?? '').localeCompare(other.reviewOn ?? '');

/** What the first page about a person says, read at one moment and logged once. */
@Injectable()
export class PersonOverviewService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
    private readonly recordJoins: RecordJoinsService,
  ) {}

  /** Of the record that goes on, where this one has been joined with another. @throws DomainError NOT_FOUND */
  read(actor: Actor, askedId: string): Promise<PersonOverview> {
    return this.unitOfWork.run(async (manager) => {
      const personId = await keptIdOf(manager, askedId);
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'person.read');
      const { person, disclosure } = accessed;
      const { name: owner } = await manager.findOneByOrFail(Principal, { id: person.ownerId });
      const { groundId } = disclosure;
      const until = (groundId && (await lastDaysOf(manager, [groundId])).get(groundId)) || null;
      const teamId = In(this.teamAccess.ownTeamIds(actor, 'person.read'));
      const enrolments = await enrolmentsOf(manager, { personId, teamId });
      const log = (recordType: string) =>
        this.personAccess.log(manager, actor, accessed, {
          action: LoggedAction.LIST,
          recordType,
          recordId: null,
        });
      const mayReadGrounds = accessed.may('consent.read');
      if (mayReadGrounds) await log('ground');
      const joins = await this.recordJoins.shown(manager, actor, person);
      if (joins.length > 0) await log('record_join');
      const day = today();
      const open = enrolments.find(({ toDate, voidedAt }) => toDate === null && voidedAt === null);
      return {
        ...accessed,
        owner,
        until,
        enrolments,
        inHospital: await this.inHospital(manager, accessed, enrolments, log),
        support: await supportOf(manager, enrolments, person.ownerId === actor.principalId),
        history: await historyOf(manager, actor, accessed),
        joins,
        blocked: await blockedOf(manager, this.personAccess, actor, accessed),
        plans: await this.plans(manager, accessed, log),
        plansLeft: open && accessed.may('person.write') ? await plansLeftBy(manager, accessed, open) : [],
        declined: await this.declined(manager, accessed, log),
        relatives: await this.relatives(manager, accessed, log),
        readers: mayReadGrounds ? await readersOf(manager, personId, day) : null,
        renewals: accessed.may('consent.write') ? await groundsToRenew(manager, personId, day) : [],
      };
    });
  }

  private async plans(
    manager: EntityManager,
    { person, may }: AuthorisedPerson,
    log: (recordType: string) => Promise<void>,
  ): Promise<InForce[] | null> {
    const mayRead = (recordType: string, keptByTeamId: string | null = null) =>
      may('plan.read', { recordType, keptByTeamId });
    const tables = Object.values(PLAN_TABLES).map(({ plan }) => plan);
    if (!tables.some((table) => mayRead(table))) return null;
    const plans = await plansInForce(manager, person.id);
    const shown = plans.filter(({ kind, teamId }) => mayRead(PLAN_TABLES[kind].plan, teamId));
    for (const kind of new Set(shown.map((plan) => plan.kind))) await log(PLAN_TABLES[kind].plan);
    return shown.toSorted(byReview);
  }

  private async declined(
    manager: EntityManager,
    { person, may }: AuthorisedPerson,
    log: (recordType: string) => Promise<void>,
  ): Promise<DeclinedPlan[]> {
    const found = await sql<Offer>(manager, OFFERS, { personId: person.id });
    const readable = found.filter(({ keptByTeamId }) =>
      may('consent.read', { recordType: 'plan_offer', keptByTeamId }),
    );
    // The last of each plan, and only of those: what is kept from the actor counts as not there.
    const last = new Map(readable.map((offer) => [offer.plan, offer]));
    const shown = [...last.values()].filter(({ answer }) => answer === 'DECLINED');
    if (shown.length > 0) await log('plan_offer');
    return shown.map(({ plan, offeredOn }) => ({ plan, offeredOn }));
  }

  private async inHospital(
    manager: EntityManager,
    { may }: AuthorisedPerson,
    enrolments: readonly Enrolment[],
    log: (recordType: string) => Promise<void>,
  ): Promise<HospitalStay[]> {
    const enrolmentIds = enrolments
      .filter((one) => !one.voidedAt && isOn(today(), one))
      .filter(({ teamId }) => may('contact.read', { recordType: 'hospital_episode', keptByTeamId: teamId }))
      .map(({ id }) => id);
    if (enrolmentIds.length === 0) return [];
    const stays = await sql<HospitalStay>(manager, IN_HOSPITAL, { enrolmentIds });
    if (stays.length > 0) await log('hospital_episode');
    return stays;
  }

  private async relatives(
    manager: EntityManager,
    { person, may }: AuthorisedPerson,
    log: (recordType: string) => Promise<void>,
  ): Promise<Relative[] | null> {
    if (!may('resourceGroup.read', { recordType: 'resource_group' })) return null;
    const relatives = await sql<Relative>(manager, RELATIVES, { personId: person.id });
    if (relatives.length > 0) await log('resource_group');
    return relatives;
  }
}
