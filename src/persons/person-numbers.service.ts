import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { enrolledFrom } from './find-by-number.js';
import type { IdentityNumber } from './identity-number.js';
import { implausibleIn, refusedNumber, requireNumber } from './new-number.js';
import { Person } from './person.entity.js';
import { PersonAccess } from './person-access.js';
import { PersonNumber } from './person-number.entity.js';
import type { ReplaceNumberInput } from './person-number.input.js';

/** A person's numbers over time: each that was theirs is kept, and finds them. */
@Injectable()
export class PersonNumbersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * Gives the person a number in the place of the one they have, which stays theirs.
   * @returns the card, without what is hidden, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the number is no number, not plausible, or somebody’s already
   */
  replace(actor: Actor, input: ReplaceNumberInput): Promise<Person | RevisionConflict> {
    const { personId, revision, reason } = input;
    const identity = requireNumber(input.identityNumber);
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.UPDATE, recordType: 'person', recordId: personId };
      const { person } = await this.personAccess.authoriseAndLog(
        manager,
        actor,
        personId,
        'person.write',
        use,
      );
      const conflict = revisionConflict(person, revision);
      if (conflict) return conflict;
      const known = await this.requirePossible(manager, actor, person, identity);
      if (known) throw refusedNumber(known.endedAt ? 'identityNumberFormer' : 'identityNumberSame');
      await write(manager, actor, person, identity, reason);
      return (await this.personAccess.authorise(manager, actor, personId, 'person.write', use)).person;
    });
  }

  /**
   * The number on the card was never the person's, and is not kept as theirs. One that had been replaced by it holds again.
   * @throws DomainError INVALID when it is not plausible for the person, or is another's
   */
  async putRight(
    manager: EntityManager,
    actor: Actor,
    person: Person,
    identity: IdentityNumber,
  ): Promise<void> {
    const former = await this.requirePossible(manager, actor, person, identity);
    if (!former?.endedAt) return;
    await manager.delete(PersonNumber, { personId: person.id, endedAt: IsNull() });
    const holds = { endedAt: null, endReason: null, endedBy: null, endedByName: null };
    await manager.update(PersonNumber, { id: former.id }, holds);
  }

  /**
   * That a number may become the person's. That it is another's is told, and to whoever may not read of the other that is
   * logged as a refusal: one could try numbers to learn who is in the register.
   * @returns the row of a number that was the person's and has been replaced
   * @throws DomainError INVALID when it is not plausible for the person, or is another's
   */
  private async requirePossible(
    manager: EntityManager,
    actor: Actor,
    { id, ownerId }: Person,
    identity: IdentityNumber,
  ): Promise<PersonNumber | null> {
    const implausible = implausibleIn(identity, today(), await enrolledFrom(manager, id));
    if (implausible) throw refusedNumber(implausible);
    const known = await manager.findOneBy(PersonNumber, { ownerId, number: identity.number });
    if (!known || known.personId === id) return known;
    const taken = refusedNumber('identityNumberTaken');
    const asked = { recordType: 'person', recordId: known.personId };
    await this.personAccess
      .authorise(manager, actor, known.personId, 'person.read', asked)
      .catch((error: unknown) => {
        throw error instanceof DomainError ? taken : error;
      });
    throw taken;
  }
}

async function write(
  manager: EntityManager,
  actor: Actor,
  { id: personId, ownerId, revision }: Person,
  { number, kind }: IdentityNumber,
  reason: string,
): Promise<void> {
  const now = new Date();
  await updateAsRead(
    manager,
    PersonNumber,
    { personId, endedAt: IsNull() },
    { endedAt: now, endReason: reason, endedBy: actor.accountId, endedByName: actor.name },
  );
  // The card before the number, as whoever is enrolled gets them: two who write the same number wait in one order.
  await manager.update(
    Person,
    { id: personId },
    { identityNumber: number, identityKind: kind, revision: revision + 1 },
  );
  await manager.insert(PersonNumber, {
    id: randomUUID(),
    personId,
    ownerId,
    number,
    kind,
    knownFrom: now,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
    endedAt: null,
    endReason: null,
    endedBy: null,
    endedByName: null,
  });
}
