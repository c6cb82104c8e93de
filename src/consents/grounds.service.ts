import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import {
  type AccessedPerson,
  type AuthorisedPerson,
  NOBODY,
  PersonAccess,
} from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { Ground } from './ground.entity.js';
import type { RecordGroundInput, WithdrawGroundInput } from './ground.input.js';
import { type GroundParties, groundProblems, ruleBetween } from './ground-problems.js';
import { groundState, isWithdrawable } from './ground-state.js';
import { groundsBeside, sameGround } from './grounds-beside.js';

const { LIST, CREATE, UPDATE, READ, PRINT } = LoggedAction;
const RELATIONS = { giver: true, receiver: true, receiverUnit: true } as const;

type ConsentPolicy = 'consent.read' | 'consent.write';

/** What a person's grounds are asked for to do, when it is not simply to read them. */
interface GroundUse<Usual extends LoggedAction> {
  action?: Usual | LoggedAction.PRINT;
  policy?: ConsentPolicy;
}

/**
 * The consents of a person, and the other grounds on which a principal shows its records about them. Only the
 * principal that owns the records keeps them: nobody reads or writes grounds on a ground.
 */
@Injectable()
export class GroundsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * A person and every ground there is or has been, the one that ends last first; to read, to print or to add to.
   * @throws DomainError NOT_FOUND
   */
  ofPerson(
    actor: Actor,
    personId: string,
    { action = LIST, policy = 'consent.read' }: GroundUse<LoggedAction.LIST> = {},
  ): Promise<AuthorisedPerson & { giver: Principal; grounds: Ground[] }> {
    return this.unitOfWork.run(async (manager) => {
      const record = { action, recordType: 'ground', recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, policy, record);
      const grounds = await manager.find(Ground, {
        where: { personId },
        relations: RELATIONS,
        order: { toDate: 'DESC', recordedAt: 'DESC' },
      });
      return { ...accessed, giver: await giverOf(manager, accessed), grounds };
    });
  }

  /**
   * One ground of a person, to read, to print or to end, and those on which its receiver may read without it too.
   * @throws DomainError NOT_FOUND
   */
  get(
    actor: Actor,
    personId: string,
    groundId: string,
    { action = READ, policy = 'consent.read' }: GroundUse<LoggedAction.READ> = {},
  ): Promise<AccessedPerson & { ground: Ground; beside: Ground[] }> {
    return this.unitOfWork.run(async (manager) => {
      const asked = { id: groundId, personId };
      const { ground, ...accessed } = await this.authorise(manager, actor, asked, policy);
      await this.personAccess.log(manager, actor, accessed, {
        action,
        recordType: 'ground',
        recordId: groundId,
      });
      return { ...accessed, ground, beside: await besideOf(manager, ground) };
    });
  }

  /**
   * Records a ground. From its first day to its last the receiver may read what it names. One that says the same as one
   * that has not ended is that one.
   * @throws DomainError NOT_FOUND; INVALID naming everything that the law or our own limits find wanting
   */
  record(actor: Actor, input: RecordGroundInput): Promise<Ground> {
    return this.unitOfWork.run(async (manager) => {
      const { personId } = input;
      const newId = randomUUID();
      const record = { recordType: 'ground', recordId: newId };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'consent.write', record);
      const ground = await checkedGround(manager, actor, accessed, input, newId);
      const same = sameGround(ground, await manager.findBy(Ground, { personId }), today());
      const id = same?.id ?? newId;
      const action = same ? READ : CREATE;
      await this.personAccess.log(manager, actor, accessed, { ...record, action, recordId: id });
      if (!same) await manager.insert(Ground, ground);
      return manager.findOneOrFail(Ground, { where: { id }, relations: RELATIONS });
    });
  }

  /**
   * A ground that is not recorded yet, for the sheet the person reads and signs. Nothing is written but the log.
   * @throws DomainError NOT_FOUND; INVALID as {@link record}
   */
  draft(actor: Actor, input: RecordGroundInput): Promise<AccessedPerson & { ground: Ground }> {
    return this.unitOfWork.run(async (manager) => {
      const record = { action: PRINT, recordType: 'ground', recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(
        manager,
        actor,
        input.personId,
        'consent.write',
        record,
      );
      const ground = await checkedGround(manager, actor, accessed, input, NOBODY);
      return { ...accessed, ground };
    });
  }

  /**
   * Withdraws a ground: it holds no longer from this moment, and cannot be taken up again.
   * @returns it, and those on which its receiver may read all the same
   * @throws DomainError NOT_FOUND; INVALID when it has been withdrawn or its last day has been
   */
  withdraw(
    actor: Actor,
    { groundId, note }: WithdrawGroundInput,
  ): Promise<{ ground: Ground; beside: Ground[] }> {
    return this.unitOfWork.run(async (manager) => {
      const { ground, ...accessed } = await this.authorise(manager, actor, { id: groundId }, 'consent.write');
      await this.personAccess.log(manager, actor, accessed, {
        action: UPDATE,
        recordType: 'ground',
        recordId: groundId,
      });
      if (!note.trim()) throw invalid([{ path: 'note', code: 'isNotEmpty' }]);
      const ended = invalid([{ path: 'groundId', code: 'groundEnded' }]);
      if (!isWithdrawable(groundState(ground, today()))) throw ended;
      const withdrawal = { withdrawnAt: new Date(), withdrawnBy: actor.accountId, withdrawalNote: note };
      const { affected } = await manager.update(Ground, { id: groundId, withdrawnAt: IsNull() }, withdrawal);
      if (affected === 0) throw ended;
      return { ground: Object.assign(ground, withdrawal), beside: await besideOf(manager, ground) };
    });
  }

  private async authorise(
    manager: EntityManager,
    actor: Actor,
    where: { id: string; personId?: string },
    policy: ConsentPolicy,
  ): Promise<AccessedPerson & { ground: Ground }> {
    const [ground] = await manager.find(Ground, { where, relations: RELATIONS });
    const accessed = await this.personAccess
      .authorise(manager, actor, ground?.personId ?? NOBODY, policy, {
        recordType: 'ground',
        recordId: where.id,
      })
      .catch(asNotFound('groundId'));
    return { ...accessed, ground: ground as Ground };
  }
}

async function besideOf(manager: EntityManager, ground: Ground): Promise<Ground[]> {
  const { personId } = ground;
  const grounds = await manager.find(Ground, { where: { personId }, relations: RELATIONS });
  return groundsBeside(ground, grounds, today());
}

const giverOf = (manager: EntityManager, { person }: AccessedPerson): Promise<Principal> =>
  manager.findOneByOrFail(Principal, { id: person.ownerId });

/** @throws DomainError INVALID */
async function checkedGround(
  manager: EntityManager,
  actor: Actor,
  accessed: AccessedPerson,
  input: RecordGroundInput,
  id: string,
): Promise<Ground> {
  const { receiverId, receiverUnitId } = input;
  const giver = await giverOf(manager, accessed);
  const { activity } = accessed.person;
  // What has an end is nobody new to tell; with a lock it gets none meanwhile.
  await lockRow(manager, Principal, receiverId);
  const receiver = await manager.findOneBy(Principal, { id: receiverId, endedOn: IsNull() });
  if (!receiver) throw invalid([{ path: 'receiverId', code: 'unknownPrincipal' }]);
  const unit = receiverUnitId
    ? await manager.findOneBy(Unit, { id: receiverUnitId, endedOn: IsNull() })
    : null;
  if (receiverUnitId && !unit) throw invalid([{ path: 'receiverUnitId', code: 'unknownUnit' }]);
  const parties: GroundParties = { giver: { ...giver, activity }, receiver, unit };
  const problems = groundProblems(input, parties, today());
  if (problems.length > 0) throw invalid(problems);
  return manager.create(Ground, {
    ...input,
    id,
    giverId: giver.id,
    giver,
    receiver,
    paragraph: ruleBetween(input.kind, parties)!.paragraph,
    receiverUnitId: unit?.id ?? null,
    receiverUnit: unit,
    circumstance: input.circumstance ?? null,
    form: input.form ?? null,
    reason: input.reason ?? null,
    informedOn: input.informedOn ?? null,
    scope: input.scope ?? null,
    recordedAt: new Date(),
    recordedBy: actor.accountId,
    recordedByName: actor.name,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawalNote: null,
  });
}
