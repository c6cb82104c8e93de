import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import { ownersPersons } from '../persons/find-by-number.js';
import { Person } from '../persons/person.entity.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { IdentityKind } from '../persons/person-kinds.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { Config } from '../platform/config/config.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { asNotFound, DomainError, invalid } from '../platform/errors/domain-error.js';
import { cutPage, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import { sheetOf } from './copy-sheets.js';
import { PlanCopy } from './plan-copy.entity.js';
import { type Received, ReceivedPlansService } from './received-plans.service.js';
import type { TakeReceivedPlanInput } from './release.input.js';
import { TakenDocument } from './taken-document.entity.js';

const RECORD = 'taken_document';
const { CREATE, READ, TAKE } = LoggedAction;

/** Why something received cannot be taken in; nothing where it can. */
type Hindrance = 'noOwnRecord' | 'noOwnRecordOfUnit' | 'isInOwnRecord' | null;

/**
 * What the receiver of a plan takes into its own record of the same human: an act of whoever writes in that record, told to the
 * giver and to the person, and kept as that record is.
 */
@Injectable()
export class TakenDocumentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly receivedPlans: ReceivedPlansService,
    private readonly config: Config,
  ) {}

  /** What has been received, and what hinders it from being taken in. @throws DomainError NOT_FOUND */
  ask(actor: Actor, copyId: string): Promise<Received & { hindrance: Hindrance }> {
    return this.unitOfWork.run(async (manager) => {
      const received = await this.receivedPlans.find(manager, actor, copyId);
      const use = { action: READ, recordType: 'plan_copy', recordId: copyId };
      await this.personAccess.log(manager, actor, received.plan, use);
      const own = await ownPersonOf(manager, actor, received.copy);
      const isOpen = await this.personAccess.mayAlso(
        manager,
        actor,
        own?.id ?? NOBODY,
        'takenDocument.write',
        { recordType: RECORD },
      );
      return { ...received, hindrance: isOpen ? isIn(received.copy, own) : hindranceOf(received.copy, own) };
    });
  }

  /**
   * Takes what has been received into the own record, as it is cut today. What has been taken in already is answered with that.
   * @throws DomainError NOT_FOUND; INVALID where there is no own record that the actor writes in
   */
  take(actor: Actor, { copyId, reason }: TakeReceivedPlanInput): Promise<TakenDocument> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(PlanCopy, { id: copyId });
      const own = await ownPersonOf(manager, actor, known);
      // Two principals that take from each other at once wait for each other in one order.
      for (const id of [known?.personId ?? NOBODY, own?.id ?? NOBODY].sort())
        await lockRow(manager, Person, id);
      const { copy, plan, reader } = await this.receivedPlans.lock(manager, actor, copyId);
      const hindrance = isIn(copy, own);
      if (hindrance) throw invalid([{ path: 'copyId', code: hindrance }]);
      const newId = randomUUID();
      const requested = { recordType: RECORD, recordId: newId };
      const accessed = await this.personAccess
        .authorise(manager, actor, own?.id ?? NOBODY, 'takenDocument.write', requested)
        .catch((error: unknown) => {
          if (!(error instanceof DomainError) || error.code !== 'NOT_FOUND') throw error;
          throw invalid([{ path: 'copyId', code: hindranceOf(copy, own) }]);
        });
      const same = await manager.findOneBy(TakenDocument, { copyId });
      const ofCopy = { recordType: 'plan_copy', recordId: copyId };
      await this.personAccess.log(manager, actor, plan, { ...ofCopy, action: same ? READ : TAKE });
      const ofDocument = { recordType: RECORD, recordId: same?.id ?? newId };
      await this.personAccess.log(manager, actor, accessed, { ...ofDocument, action: same ? READ : CREATE });
      if (same) return same;
      const { accountId: takenBy, name: takenByName } = actor;
      const content = await sheetOf(copy, plan, this.config.PUBLIC_URL, { ...reader, isKept: true });
      const by = { takenAt: new Date(), takenBy, takenByName };
      const giver = await manager.findOneByOrFail(Principal, { id: copy.ownerId });
      const document = manager.create(TakenDocument, {
        ...{ ...by, id: newId, ownerId: accessed.person.ownerId, personId: accessed.person.id, copyId },
        ...{ plan: copy.plan, versionNumber: copy.versionNumber, receiverName: copy.receiverName },
        ...{ giverName: giver.name, content, checksum: checksumOf(content), reason },
      });
      await manager.insert(TakenDocument, document);
      // The first time stays, also where the receiver has destroyed what it took in.
      if (!copy.takenAt)
        await updateAsRead(
          manager,
          PlanCopy,
          { id: copyId, takenAt: IsNull() },
          { ...by, takenReason: reason },
        );
      return document;
    });
  }

  /** What has been taken into records that the actor may read, the latest first. */
  list(actor: Actor, page: PageInput): Promise<PageOf<TakenDocument>> {
    return this.unitOfWork.run(async (manager) => {
      const documents = await manager.find(TakenDocument, {
        where: { ownerId: actor.principalId ?? NOBODY },
        relations: { person: true },
        order: { takenAt: 'DESC', id: 'ASC' },
      });
      const asked = documents.map((document) => ({
        ...{ recordType: RECORD, recordId: document.id, person: document.person, document },
      }));
      const readable = await this.personAccess.readable(manager, actor, 'takenDocument.read', asked);
      const { items, total } = cutPage(readable, page);
      await this.personAccess.logList(manager, actor, items);
      return { items: items.map(({ document }) => document), total };
    });
  }

  /** One of them. @param action PRINT for its sheet @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    takenDocumentId: string,
    action: LoggedAction.READ | LoggedAction.PRINT = READ,
  ): Promise<TakenDocument> {
    return this.unitOfWork.run(async (manager) => {
      const document = await manager.findOneBy(TakenDocument, { id: takenDocumentId });
      const use = { action, recordType: RECORD, recordId: takenDocumentId };
      const { person } = await this.personAccess
        .authoriseAndLog(manager, actor, document?.personId ?? NOBODY, 'takenDocument.read', use)
        .catch(asNotFound('takenDocumentId'));
      return Object.assign(document!, { person });
    });
  }
}

export const checksumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The record that the actor's principal has of the human whose copy it is. A reserve number is its principal's own. */
async function ownPersonOf(
  manager: EntityManager,
  { principalId }: Actor,
  copy: Pick<PlanCopy, 'personId'> | null,
): Promise<Person | undefined> {
  const person = await manager.findOneBy(Person, { id: copy?.personId ?? NOBODY });
  const number = person?.identityKind === IdentityKind.RESERVE ? undefined : person?.identityNumber;
  const known = await ownersPersons(manager, principalId ?? NOBODY, [number ?? NOBODY]);
  // Of the own principal the plan's own record, whatever number it has.
  return person?.ownerId === principalId ? (person ?? undefined) : known.get(number ?? NOBODY);
}

/** What is given within a principal is in its record already. */
const isIn = ({ personId }: PlanCopy, own: Person | undefined): 'isInOwnRecord' | null =>
  own?.id === personId ? 'isInOwnRecord' : null;

const hindranceOf = (copy: PlanCopy, own: Person | undefined) =>
  isIn(copy, own) ?? (copy.receiverUnitId ? 'noOwnRecordOfUnit' : 'noOwnRecord');
