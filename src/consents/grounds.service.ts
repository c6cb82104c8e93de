import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { CallsForRelease } from '../persons/calls-for-release.js';
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
import { readAttachment, type SentFile } from '../platform/door/read-attachment.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { ConsentForm } from './consent-form.js';
import { Ground, GroundScan } from './ground.entity.js';
import type { NarrowGroundInput, RecordGroundInput, WithdrawGroundInput } from './ground.input.js';
import {
  type GroundParties,
  groundProblems,
  narrowingProblems,
  notGivenBecause,
  ruleBetween,
} from './ground-problems.js';
import { groundState, isWithdrawable } from './ground-state.js';
import { groundsBeside, sameGround } from './grounds-beside.js';

const { LIST, CREATE, UPDATE, READ, PRINT } = LoggedAction;
const RELATIONS = { giver: true, receiver: true, receiverUnit: true, scans: true } as const;
const SCAN = { takesText: false, otherType: 'scanType', nameless: 'samtycke' };

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
    private readonly calls: CallsForRelease,
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
        order: { toDate: 'DESC', recordedAt: 'DESC', scans: { addedAt: 'DESC' } },
      });
      const giver = await giverOf(manager, accessed);
      for (const ground of grounds) attachNotGiven(ground, accessed.person);
      return { ...accessed, giver, grounds };
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
      attachNotGiven(ground, accessed.person);
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
      if (!same) {
        await manager.insert(Ground, ground);
        await this.calls.tell(manager, actor, { personId, groundId: id });
      }
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
      if (!isWithdrawable(groundState(ground, today()))) throw ended();
      const withdrawal = await end(manager, actor, groundId, note);
      return { ground: Object.assign(ground, withdrawal), beside: await besideOf(manager, ground) };
    });
  }

  /**
   * Takes some kinds of record from a ground. It ends, and one with the rest begins in the same moment: nobody loses what
   * remains.
   * @returns the one that goes on, and those on which its receiver may read of what was taken all the same
   * @throws DomainError NOT_FOUND; INVALID when it has ended, or does not name what is taken, or nothing would be left
   */
  narrow(
    actor: Actor,
    { groundId, taken, note }: NarrowGroundInput,
  ): Promise<{ ground: Ground; beside: Ground[] }> {
    return this.unitOfWork.run(async (manager) => {
      const { ground, ...accessed } = await this.authorise(manager, actor, { id: groundId }, 'consent.write');
      const id = randomUUID();
      const day = today();
      const problems = narrowingProblems(ground, { taken, note }, day);
      if (problems.length > 0) throw invalid(problems);
      const record = { recordType: 'ground' };
      await this.personAccess.log(manager, actor, accessed, {
        ...record,
        action: UPDATE,
        recordId: groundId,
      });
      await this.personAccess.log(manager, actor, accessed, { ...record, action: CREATE, recordId: id });
      const { withdrawnAt } = await end(manager, actor, groundId, note);
      const { scans, ...terms } = ground;
      await manager.insert(Ground, {
        ...terms,
        id,
        categories: ground.categories.filter((category) => !taken.includes(category)),
        fromDate: ground.fromDate > day ? ground.fromDate : day,
        recordedAt: withdrawnAt,
        recordedBy: actor.accountId,
        recordedByName: actor.name,
        narrowedFromId: groundId,
      });
      const narrowed = await manager.findOneOrFail(Ground, { where: { id }, relations: RELATIONS });
      return { ground: narrowed, beside: await besideOf(manager, { ...ground, id, categories: taken }) };
    });
  }

  /**
   * Keeps a scan of the signed sheet of a written ground, beside those that are there.
   * @throws DomainError NOT_FOUND; INVALID without a file, for one that cannot be kept, and where nothing was signed
   */
  addScan(actor: Actor, groundId: string, file: SentFile | undefined): Promise<GroundScan> {
    return this.unitOfWork.run(async (manager) => {
      const { ground, ...accessed } = await this.authorise(manager, actor, { id: groundId }, 'consent.write');
      if (ground.form !== ConsentForm.WRITTEN) throw invalid([{ path: 'file', code: 'scanOfWritten' }]);
      if (!file) throw invalid([{ path: 'file', code: 'scanMissing' }]);
      const attachment = await readAttachment(file, SCAN);
      const id = randomUUID();
      const use = { action: CREATE, recordType: 'ground_scan', recordId: id };
      await this.personAccess.log(manager, actor, accessed, use);
      await manager.insert(GroundScan, {
        ...attachment,
        id,
        groundId,
        addedAt: new Date(),
        addedBy: actor.accountId,
        addedByName: actor.name,
      });
      return manager.findOneByOrFail(GroundScan, { id });
    });
  }

  /** A scan of a person's signed sheet, with what is in it. @throws DomainError NOT_FOUND */
  scan(actor: Actor, personId: string, scanId: string): Promise<Pick<GroundScan, 'contentType' | 'content'>> {
    return this.unitOfWork.run(async (manager) => {
      const [scan] = await manager.find(GroundScan, { where: { id: scanId, ground: { personId } } });
      const use = { action: READ, recordType: 'ground_scan', recordId: scanId };
      const accessed = await this.personAccess
        .authorise(manager, actor, scan ? personId : NOBODY, 'consent.read', use)
        .catch(asNotFound('scanId'));
      await this.personAccess.log(manager, actor, accessed, use);
      return manager.findOneOrFail(GroundScan, {
        select: { id: true, contentType: true, content: true },
        where: { id: scanId },
      });
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

/** Says of a ground that has not ended why it gives nothing all the same. */
function attachNotGiven(ground: Ground, { activity }: AccessedPerson['person']): void {
  const { kind, giver, receiver } = ground;
  ground.notGivenBecause = isWithdrawable(groundState(ground, today()))
    ? notGivenBecause(kind, { giver: { ...giver, activity }, receiver }, today())
    : null;
}

const ended = () => invalid([{ path: 'groundId', code: 'groundEnded' }]);

/** @throws DomainError INVALID when somebody else has ended it meanwhile */
async function end(manager: EntityManager, { accountId }: Actor, id: string, withdrawalNote: string) {
  const withdrawal = { withdrawnAt: new Date(), withdrawnBy: accountId, withdrawalNote };
  const { affected } = await manager.update(Ground, { id, withdrawnAt: IsNull() }, withdrawal);
  if (affected === 0) throw ended();
  return withdrawal;
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
    standingRelease: input.standingRelease ?? false,
    recordedAt: new Date(),
    recordedBy: actor.accountId,
    recordedByName: actor.name,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawalNote: null,
    narrowedFromId: null,
  });
}
