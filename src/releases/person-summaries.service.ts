import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Ground } from '../consents/ground.entity.js';
import { receiverOf } from '../consents/ground-view.js';
import type { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import type { RecordCategory } from '../disclosure/record-category.js';
import { findAmong } from '../persons/find-among.js';
import { Enrolment, Person } from '../persons/person.entity.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { plansInForce } from '../persons/plans-in-force.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { FIRST_PAGE, type PageOf } from '../platform/graphql/page-of.js';
import { employersOn } from '../teams/posts-on-day.js';
import { PersonSummary, type SummaryContent } from './person-summary.entity.js';
import type { ReceivedPerson, ReceivedPersonLine } from './received-person.type.js';
import { ReceivedPlansService, receivingUnits } from './received-plans.service.js';
import { planCategory } from './released-record.js';

const RECORD = 'person_summary';
const POLICY = 'receivedPerson.read';

/**
 * The short summary of a person that a standing release gives: another principal's half of the team knows whose support it
 * shares, who coordinates, and what is in force. It is made when it is asked for, while the ground holds; what it says is kept
 * for whoever gave it, once for each time that it says something new.
 */
@Injectable()
export class PersonSummariesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
    private readonly receivedPlans: ReceivedPlansService,
  ) {}

  /** Of whom the actor may read a summary, by family name. A search is logged without what was searched for. */
  list(
    actor: Actor,
    { query = '', page = FIRST_PAGE }: SharedPlanSearch,
  ): Promise<PageOf<ReceivedPersonLine>> {
    return this.unitOfWork.run(async (manager) => {
      const grounds = await standingGroundsTo(manager, actor);
      const rows = grounds.map((ground) => ({
        ...{ recordType: RECORD, recordId: ground.personId, givenToUnitId: ground.receiverUnitId },
        ...{ person: ground.person, ground },
      }));
      const readable = await this.personAccess.readable(manager, actor, POLICY, rows);
      const byPerson = [...Map.groupBy(readable, ({ person }) => person.id).values()].map(([row]) => row!);
      const search = { query, page, recordType: RECORD };
      const { items: shown, total } = await findAmong(manager, this.accessLog, actor, byPerson, search);
      await this.personAccess.logList(manager, actor, shown);
      return { items: shown.map(({ ground, person }) => lineOf(ground, person)), total };
    });
  }

  /** One, as it is today, with what has been given of the plans it tells of. @throws DomainError NOT_FOUND */
  get(actor: Actor, personId: string): Promise<ReceivedPerson> {
    return this.unitOfWork.run(async (manager) => {
      // Whoever ends the ground, or writes what it tells, has the person too: what is decided holds while it is given.
      await lockRow(manager, Person, personId);
      const requested = { recordType: RECORD, recordId: personId };
      const accessed = await this.personAccess.authorise(manager, actor, personId, POLICY, requested);
      const { person, disclosure } = accessed;
      const ground = await manager.findOneOrFail(Ground, {
        where: { id: disclosure.groundId! },
        relations: { giver: true, receiver: true, receiverUnit: true },
      });
      const grounds = await standingGroundsTo(manager, actor, { personId });
      const categories = grounds.flatMap((one) =>
        one.receiverUnitId === ground.receiverUnitId ? one.categories : [],
      );
      const content = await contentOf(manager, person, categories);
      const { id: recordId, content: summary } = await give(manager, ground, person, content);
      const use = { action: LoggedAction.READ, recordType: RECORD, recordId };
      await this.personAccess.log(manager, actor, accessed, use);
      const received = await this.receivedPlans.ofPerson(manager, actor, personId);
      return { ...lineOf(ground, person), summary, received };
    });
  }
}

/** In force today, to the actor's principal or units, the one that lasts longest first. */
function standingGroundsTo(
  manager: EntityManager,
  actor: Actor,
  of: { personId?: string } = {},
): Promise<Ground[]> {
  const day = today();
  const inForce = {
    ...of,
    receiverId: actor.principalId ?? NOBODY,
    standingRelease: true,
    withdrawnAt: IsNull(),
    fromDate: LessThanOrEqual(day),
    toDate: MoreThanOrEqual(day),
  };
  return manager.find(Ground, {
    where: receivingUnits(actor).map((receiverUnitId) => ({ ...inForce, receiverUnitId })),
    relations: { person: true, giver: true, receiver: true, receiverUnit: true },
    order: { toDate: 'DESC', id: 'ASC' },
  });
}

const lineOf = (ground: Ground, { id: personId, ...person }: Person): ReceivedPersonLine => ({
  personId,
  ...{ givenName: person.givenName, familyName: person.familyName },
  ...{ identityNumber: person.identityNumber, identityKind: person.identityKind },
  owner: ground.giver.name,
  receiverName: receiverOf(ground),
  until: ground.toDate,
});

async function contentOf(
  manager: EntityManager,
  person: Person,
  categories: readonly RecordCategory[],
): Promise<SummaryContent> {
  const { givenName, familyName, identityNumber, identityKind, language, needsInterpreter } = person;
  const { protectedIdentity, fictitious } = person;
  const plans = await plansInForce(manager, person.id);
  return {
    ...{ givenName, familyName, identityNumber, identityKind, language, needsInterpreter },
    ...{ protectedIdentity, fictitious },
    coordinators: await coordinatorsOf(manager, person.id),
    plans: plans
      .filter(({ kind }) => categories.includes(planCategory(kind)))
      .map(({ kind: plan, planId, teamId, number: versionNumber, agreedOn, reviewOn }) => ({
        ...{ plan, planId, teamId, versionNumber, agreedOn, reviewOn },
      })),
  };
}

/** Who coordinates today in any team, by name. */
async function coordinatorsOf(
  manager: EntityManager,
  personId: string,
): Promise<SummaryContent['coordinators']> {
  const day = today();
  const enrolments = await manager.find(Enrolment, {
    where: { personId, voidedAt: IsNull() },
    relations: { coordinators: { staffMember: { posts: { employer: true } } } },
  });
  const named = enrolments
    .filter((enrolment) => isOn(day, enrolment))
    .flatMap(({ teamId, coordinators }) =>
      coordinators
        .filter((one) => isOn(day, one))
        .map(({ staffMember }) => ({
          ...{ name: staffMember.name, employers: employersOn(day, staffMember), teamId },
        })),
    )
    .filter(({ employers }) => employers !== '');
  return [...Map.groupBy(named, ({ name, employers }) => JSON.stringify([name, employers])).values()]
    .map((same) => ({
      ...{ name: same[0]!.name, employers: same[0]!.employers },
      teamIds: same.map(({ teamId }) => teamId).sort(),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Keeps what is given to this receiver, where it says something else than the last that they were given. */
async function give(
  manager: EntityManager,
  ground: Ground,
  { id: personId, ownerId }: Person,
  content: SummaryContent,
): Promise<PersonSummary> {
  const { receiverId, receiverUnitId } = ground;
  const [last] = await manager.find(PersonSummary, {
    where: { personId, receiverId, receiverUnitId: receiverUnitId ?? IsNull() },
    order: { givenAt: 'DESC' },
    take: 1,
  });
  if (last?.groundId === ground.id && JSON.stringify(last.content) === JSON.stringify(content)) return last;
  const summary = manager.create(PersonSummary, {
    id: randomUUID(),
    ...{ ownerId, personId, receiverId, receiverUnitId, content },
    groundId: ground.id,
    receiverName: receiverOf(ground),
    givenAt: new Date(),
    givenOn: today(),
  });
  await manager.insert(PersonSummary, summary);
  return summary;
}
