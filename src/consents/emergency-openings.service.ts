import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { mayOpenInEmergency } from '../disclosure/decide-disclosure.js';
import { Principal } from '../organisations/organisation.entity.js';
import { personsWithNumber } from '../persons/find-by-number.js';
import { hasKnownForm } from '../persons/identity-number.js';
import { refusedNumber, requireNumber } from '../persons/new-number.js';
import { Person } from '../persons/person.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRows } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { EmergencyOpening } from './emergency-opening.entity.js';
import type { OpenInEmergencyInput } from './emergency-opening.input.js';

const OPEN_FOR_MS = 3 * 60 * 60 * 1000;
const FEWEST_LETTERS = 20;

/** When somebody's life or health cannot wait for a ground. What it opens is decided on in src/disclosure. */
@Injectable()
export class EmergencyOpeningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** Whether the actor works in health services, with a role that may open. */
  async mayOpen(actor: Actor): Promise<boolean> {
    if (!mayDo(actor, 'emergencyOpening.write') || actor.principalId === null) return false;
    const employer = await this.unitOfWork.reader.findOneBy(Principal, { id: actor.principalId });
    return mayOpenInEmergency({ law: employer?.law ?? null, grants: actor.grants });
  }

  /** @throws DomainError NOT_FOUND for social services, where there is no emergency opening */
  async requireMayOpen(actor: Actor): Promise<void> {
    if (!(await this.mayOpen(actor))) throw notFound('identityNumber');
  }

  /**
   * Opens, for this account and three hours, what every principal keeps about the human who has this number or has had
   * it. An attempt that finds nobody is logged too.
   * @returns nothing when nobody is found
   * @throws DomainError NOT_FOUND for social services; INVALID when the reason is too short or the number is no number
   */
  async open(actor: Actor, { identityNumber, reason }: OpenInEmergencyInput): Promise<EmergencyOpening[]> {
    await this.requireMayOpen(actor);
    if ((reason.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS)
      throw invalid([{ path: 'reason', code: 'reasonTooShort', params: { min: FEWEST_LETTERS } }]);
    const identity = requireNumber(identityNumber);
    const { number } = identity;
    return this.unitOfWork.run(async (manager) => {
      const openings: EmergencyOpening[] = [];
      const known = await personsWithNumber(manager, number);
      const ids = new Set(known.map(({ id }) => id));
      await lockRows(manager, Person, [...ids]);
      // Read again: one whose record has been destroyed or whose number was put right meanwhile is not opened.
      for (const person of await personsWithNumber(manager, number))
        if (ids.has(person.id)) openings.push(await this.openPerson(manager, actor, person, reason));
      if (openings.length === 0 && !hasKnownForm(identity)) throw refusedNumber('identityNumber');
      if (openings.length === 0) this.logAttempt(manager, actor, reason);
      return openings;
    });
  }

  /** What the actor has open now: for each person the opening that lasts longest, with its person and their principal. */
  async current(actor: Actor): Promise<EmergencyOpening[]> {
    if (!(await this.mayOpen(actor))) return [];
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
    reason: string,
  ): Promise<EmergencyOpening> {
    const openedAt = new Date();
    const opening = manager.create(EmergencyOpening, {
      id: randomUUID(),
      personId,
      accountId: actor.accountId,
      accountName: actor.name,
      principalId: actor.principalId!,
      reason,
      openedAt,
      closesAt: new Date(openedAt.getTime() + OPEN_FOR_MS),
    });
    this.accessLog.record(manager, actor, [
      {
        action: LoggedAction.OPEN_EMERGENCY,
        recordType: 'emergency_opening',
        recordId: opening.id,
        personId,
        ownerId,
        ground: 'EMERGENCY_OPENING',
        groundId: opening.id,
        reason,
      },
    ]);
    return manager.save(opening);
  }

  private logAttempt(manager: EntityManager, actor: Actor, reason: string): void {
    const [action, recordType] = [LoggedAction.OPEN_EMERGENCY, 'emergency_opening'];
    this.accessLog.record(manager, actor, [{ action, recordType, recordId: null, reason, rows: 0 }]);
  }
}
