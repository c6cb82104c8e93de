import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ownersPersons } from '../persons/find-by-number.js';
import { FormerAccess } from '../persons/joins/former-access.js';
import { refusedNumber, requireNumber } from '../persons/new-number.js';
import { Person } from '../persons/person.entity.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { asNotFound, DomainError, invalid } from '../platform/errors/domain-error.js';
import { RecordHold } from './record-hold.entity.js';
import type { LiftRecordHoldInput, SetRecordHoldInput } from './record-hold.input.js';

export interface PersonsHolds {
  person: Person;
  /** Whether the actor may read the person's page too: not when they have left. */
  mayOpen: boolean;
  /** Also the lifted ones, the latest first. */
  holds: RecordHold[];
}

/** What keeps one person's records from being destroyed, set and lifted by the team that has or last had the person. */
@Injectable()
export class RecordHoldsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly formerAccess: FormerAccess,
  ) {}

  /** @throws DomainError NOT_FOUND */
  list(actor: Actor, personId: string): Promise<PersonsHolds> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.LIST, recordType: 'record_hold', recordId: null };
      const person = await this.formerAccess.authoriseAndLog(
        manager,
        actor,
        personId,
        'recordHold.write',
        use,
      );
      const holds = await manager.find(RecordHold, { where: { personId }, order: { setAt: 'DESC' } });
      const card = { recordType: 'person' };
      const mayOpen = await this.personAccess.mayAlso(manager, actor, personId, 'person.read', card);
      return { person, mayOpen, holds };
    });
  }

  /**
   * Whose records are to be held, also when they have left the team.
   * @throws DomainError INVALID when it is no number, or nobody's whom the actor's teams have or last had
   */
  find(actor: Actor, identityNumber: string): Promise<Person> {
    const { number } = requireNumber(identityNumber);
    return this.unitOfWork.run(async (manager) => {
      const found = await ownersPersons(manager, actor.principalId ?? NOBODY, [number]);
      const personId = found.get(number)?.id ?? NOBODY;
      const use = { action: LoggedAction.LIST, recordType: 'record_hold', recordId: null };
      return this.formerAccess
        .authoriseAndLog(manager, actor, personId, 'recordHold.write', use)
        .catch((error: unknown) => {
          if (error instanceof DomainError) throw refusedNumber('nobodyToHold');
          throw error;
        });
    });
  }

  /** Holds at once, also against a destruction that was asked for before. @throws DomainError NOT_FOUND */
  set(actor: Actor, { personId, reason, note }: SetRecordHoldInput): Promise<RecordHold> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const use = { action: LoggedAction.CREATE, recordType: 'record_hold', recordId: id };
      await lockRow(manager, Person, personId);
      await this.formerAccess.authoriseAndLog(manager, actor, personId, 'recordHold.write', use);
      const hold = manager.create(RecordHold, {
        id,
        personId,
        reason,
        note,
        setAt: new Date(),
        setBy: actor.accountId,
        setByName: actor.name,
        liftedAt: null,
        liftedBy: null,
        liftedByName: null,
        liftNote: null,
      });
      await manager.insert(RecordHold, hold);
      return hold;
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it is lifted already */
  lift(actor: Actor, { holdId, liftNote }: LiftRecordHoldInput): Promise<RecordHold> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(RecordHold, { id: holdId });
      const personId = known?.personId ?? NOBODY;
      const use = { action: LoggedAction.UPDATE, recordType: 'record_hold', recordId: holdId };
      await lockRow(manager, Person, personId);
      await this.formerAccess
        .authoriseAndLog(manager, actor, personId, 'recordHold.write', use)
        .catch(asNotFound('holdId'));
      // Read again: nobody else writes in the person's record from the gate on.
      const hold = await manager.findOneByOrFail(RecordHold, { id: holdId });
      if (hold.liftedAt) throw invalid([{ path: 'holdId', code: 'holdLifted' }]);
      const lifted = {
        liftedAt: new Date(),
        liftedBy: actor.accountId,
        liftedByName: actor.name,
        liftNote,
      };
      await updateAsRead(manager, RecordHold, { id: holdId, liftedAt: IsNull() }, lifted);
      return Object.assign(hold, lifted);
    });
  }
}
