import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { mayOpenInEmergency, type RecordedBlock } from '../disclosure/decide-disclosure.js';
import { decideOpening } from '../disclosure/decide-opening.js';
import { disclosureFacts } from '../disclosure/disclosure-facts.js';
import { Principal } from '../organisations/organisation.entity.js';
import { personsWithNumber } from '../persons/find-by-number.js';
import { hasKnownForm, numberIn } from '../persons/identity-number.js';
import { refusedNumber, requireNumber } from '../persons/new-number.js';
import { Person } from '../persons/person.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRows } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { EmergencyOpening } from './emergency-opening.entity.js';
import type { OpenInEmergencyInput } from './emergency-opening.input.js';
import type { EmergencyOpenings } from './emergency-opening.type.js';
import { LiftRequest } from './lift-request.entity.js';
import type { PlanAtHand } from './plan-at-hand.type.js';
import { PlansAtHand } from './plans-at-hand.js';

const OPEN_FOR_MS = 3 * 60 * 60 * 1000;
/** For how long somebody who has asked is shown what was answered. */
const SHOWN_FOR_MS = 24 * 60 * 60 * 1000;

/** When somebody's life or health cannot wait for a ground. What it opens is decided on in src/disclosure. */
@Injectable()
export class EmergencyOpeningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
    private readonly plansAtHand: PlansAtHand,
  ) {}

  /** Whether the actor works in health services, with a role that may open. */
  async mayOpen(actor: Actor): Promise<boolean> {
    return (await this.standing(actor)) !== undefined;
  }

  /**
   * What the actor has open, where they may open at all: asked in one statement, since every page asks it.
   * @returns until when something is open at the latest, or null; undefined where they may not open
   */
  async standing(actor: Actor): Promise<Date | null | undefined> {
    const { accountId, principalId, grants } = actor;
    if (!mayDo(actor, 'emergencyOpening.write') || principalId === null) return undefined;
    const employer = (await this.unitOfWork.reader
      .createQueryBuilder(Principal, 'employer')
      .leftJoinAndMapMany(
        'employer.openings',
        EmergencyOpening,
        'opening',
        'opening.accountId = :accountId AND opening.closesAt > :now',
        { accountId, now: new Date() },
      )
      .where({ id: principalId })
      .orderBy('opening.closesAt', 'DESC')
      .getOne()) as (Principal & { openings: EmergencyOpening[] }) | null;
    if (!mayOpenInEmergency({ employer, grants })) return undefined;
    return employer?.openings[0]?.closesAt ?? null;
  }

  /** @throws DomainError NOT_FOUND for social services, where there is no emergency opening */
  async requireMayOpen(actor: Actor): Promise<void> {
    if (!(await this.mayOpen(actor))) throw notFound('identityNumber');
  }

  /**
   * Opens, for this account and three hours, what may be opened of what is kept about the human who has this number or has
   * had it; where another principal has blocked it, that principal is asked. An attempt that finds nothing is logged too.
   * Where a crisis plan of theirs may be read as it is that is told instead, unless it is said not to be enough.
   * @throws DomainError NOT_FOUND for social services; INVALID for a number of no known form of which nothing is kept
   */
  async open(actor: Actor, input: OpenInEmergencyInput): Promise<EmergencyOpenings> {
    const { identityNumber, reason } = input;
    await this.requireMayOpen(actor);
    const identity = requireNumber(identityNumber);
    const { number } = identity;
    return this.unitOfWork.run(async (manager) => {
      const result: EmergencyOpenings = { opened: [], asked: [], atHand: [] };
      const known = await personsWithNumber(manager, number);
      const ids = idsOf(known);
      await lockRows(manager, Person, ids);
      // Read again: one whose record has been destroyed or whose number was put right meanwhile is not opened.
      const persons = (await personsWithNumber(manager, number)).filter(({ id }) => ids.includes(id));
      if (!input.planNotEnough) result.atHand = await this.plansAtHand.of(manager, actor, idsOf(persons));
      if (result.atHand.length > 0) return result;
      const openings = await this.decided(manager, actor, persons, input);
      for (const [person, opening] of openings)
        if (opening === 'ASK_TO_LIFT') result.asked.push(await this.ask(manager, actor, person, reason));
        else if (opening !== 'NOTHING')
          result.opened.push(
            await this.openPerson(manager, actor, person, input, opening === 'OPEN_AND_LIFT'),
          );
      const isNothing = result.opened.length + result.asked.length === 0;
      if (isNothing && !hasKnownForm(identity)) throw refusedNumber('identityNumber');
      if (isNothing) this.logAttempt(manager, actor, reason);
      return result;
    });
  }

  /** What the actor may read of whoever has this number without an opening; nothing where the text is no number. */
  atHand(actor: Actor, text: string): Promise<PlanAtHand[]> {
    const number = numberIn(text);
    if (number === undefined) return Promise.resolve([]);
    return this.unitOfWork.run(async (manager) =>
      this.plansAtHand.of(manager, actor, idsOf(await personsWithNumber(manager, number))),
    );
  }

  /** What the actor has asked other principals in the last day, the latest first, with what was answered. */
  async asked(actor: Actor): Promise<LiftRequest[]> {
    return this.unitOfWork.reader.find(LiftRequest, {
      where: { accountId: actor.accountId, askedAt: MoreThan(new Date(Date.now() - SHOWN_FOR_MS)) },
      relations: { owner: true, principal: true },
      order: { askedAt: 'DESC' },
    });
  }

  private async decided(
    manager: EntityManager,
    actor: Actor,
    persons: readonly Person[],
    { danger, cannotConsent }: OpenInEmergencyInput,
  ) {
    const at = { day: today(), instant: new Date() };
    const ids = persons.map(({ id }) => id);
    const { asker, records } = await disclosureFacts(manager, actor, ids, at);
    return persons.map((person) => {
      const { ownerId, owner, blocks } = records.get(person.id)!;
      const isOwn = ownerId === actor.principalId;
      const shares = owner.sharesDocumentation && Boolean(asker.employer?.sharesDocumentation);
      const isBlocked = blocks.some((block) => keeps(block, isOwn, actor));
      const asked = { isOwn, activity: owner.activity, shares, isBlocked, danger, cannotConsent };
      return [person, decideOpening(asked)] as const;
    });
  }

  /** What an actor who may open has open now: for each person the opening that lasts longest, with its person and their principal. */
  async current(actor: Actor): Promise<EmergencyOpening[]> {
    const openings = await this.unitOfWork.reader.find(EmergencyOpening, {
      where: { accountId: actor.accountId, closesAt: MoreThan(new Date()) },
      relations: { person: { owner: true } },
      order: { closesAt: 'DESC' },
    });
    const persons = openings.map(({ personId }) => personId);
    return openings.filter(({ personId }, index) => persons.indexOf(personId) === index);
  }

  private async openPerson(
    manager: EntityManager,
    actor: Actor,
    { id: personId, ownerId }: Person,
    { reason, cannotConsent }: OpenInEmergencyInput,
    liftsBlock: boolean,
  ): Promise<EmergencyOpening> {
    const asker = { accountId: actor.accountId, accountName: actor.name, principalId: actor.principalId! };
    const opening = openingOf({ ...asker, personId, reason }, { cannotConsent, liftsBlock });
    const record = { recordType: 'emergency_opening', recordId: opening.id, personId, ownerId };
    const why = { ground: 'EMERGENCY_OPENING', groundId: opening.id, reason } as const;
    this.accessLog.record(manager, actor, [{ action: LoggedAction.OPEN_EMERGENCY, ...record, ...why }]);
    return manager.save(manager.create(EmergencyOpening, opening));
  }

  /** Asks the principal that has blocked; what was asked and not answered is asked once. */
  private async ask(
    manager: EntityManager,
    actor: Actor,
    { id: personId, ownerId }: Person,
    reason: string,
  ): Promise<LiftRequest> {
    const { accountId } = actor;
    const waiting = await manager.findOneBy(LiftRequest, { personId, accountId, answeredAt: IsNull() });
    const id = waiting?.id ?? randomUUID();
    if (!waiting) {
      const asker = { accountId, accountName: actor.name, principalId: actor.principalId! };
      await manager.insert(LiftRequest, { id, personId, ownerId, ...asker, reason, askedAt: new Date() });
    }
    const record = { recordType: 'lift_request', recordId: id, personId, ownerId };
    this.accessLog.record(manager, actor, [{ action: LoggedAction.CREATE, ...record, reason }]);
    const relations = { owner: true, principal: true };
    return manager.findOneOrFail(LiftRequest, { where: { id }, relations });
  }

  private logAttempt(manager: EntityManager, actor: Actor, reason: string): void {
    const [action, recordType] = [LoggedAction.OPEN_EMERGENCY, 'emergency_opening'];
    this.accessLog.record(manager, actor, [{ action, recordType, recordId: null, reason, rows: 0 }]);
  }
}

/** Whether a block keeps something of a record from the actor: in their own principal, that of a team they are not in. */
function keeps({ teamId, lifted }: RecordedBlock, isOwn: boolean, { grants }: Actor): boolean {
  if (lifted || !isOwn) return !lifted;
  return teamId !== null && !grants.some((grant) => grant.teamId === teamId);
}

/** An opening from now on, of what somebody asked for. */
export function openingOf(
  { personId, accountId, accountName, principalId, reason }: Asked,
  { cannotConsent = true, liftsBlock }: { cannotConsent?: boolean; liftsBlock: boolean },
) {
  const openedAt = new Date();
  return {
    id: randomUUID(),
    ...{ personId, accountId, accountName, principalId, reason, cannotConsent, liftsBlock, openedAt },
    closesAt: new Date(openedAt.getTime() + OPEN_FOR_MS),
  };
}

type Asked = Pick<EmergencyOpening, 'personId' | 'accountId' | 'accountName' | 'principalId' | 'reason'>;

const idsOf = (persons: readonly Person[]) => persons.map(({ id }) => id);
