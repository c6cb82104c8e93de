import { randomUUID } from 'node:crypto';
import {
  type DeepPartial,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  IsNull,
  type ObjectLiteral,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import type { NotedRecord } from '../contacts/noted-record.js';
import type { ChangedRecord, RecordedContent } from '../contacts/record-change.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { type AuthorisedPerson, NOBODY, type PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { isOn } from '../platform/dates/periods.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import type { TeamAccess } from '../teams/team-access.js';
import { changedFields, tellsOnlyMore } from './compare-content.js';
import { historyOf, isSentAgain, keepBefore } from './record-history.js';

/** Something that happened with an enrolled person. */
export type EnrolmentRecord = NotedRecord & { ownerId: string; enrolmentId: string };

/** What a kind of record is called. */
interface Kind<Row> {
  entity: EntityTarget<Row>;
  recordType: ChangedRecord;
  /** The argument that names one, such as `contactId`. */
  idName: string;
  /** The problem that another one is there already, and the field that it is told at. */
  taken: { path: string; code: string };
}

/** A record with whose it is. */
export interface PersonsRecord<Row> extends AuthorisedPerson {
  record: Row;
  teamId: string;
}

/** A correction, of which a save says what it saw. */
export interface Correction<Content> {
  id: string;
  revision: number;
  content: Content;
  reason: string;
}

/**
 * The one way in which contacts, hospital episodes and interventions are noted by hand, corrected and voided. The same
 * sent twice is one, with the same answer.
 */
export abstract class EnrolmentRecords<
  Row extends EnrolmentRecord & ObjectLiteral,
  Content extends RecordedContent,
> {
  protected abstract readonly kind: Kind<Row>;

  constructor(
    protected readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /** The days of the enrolment on which it rests, by their fields; the first decides which enrolment. */
  protected abstract daysOf(content: Content): readonly (readonly [field: string, day: string | null])[];
  /** What tells it from others of the same enrolment. */
  protected abstract keyOf(content: Content): FindOptionsWhere<Row>;
  protected abstract contentOf(row: Row): Content;
  /** What is wrong with it, beside its days. */
  protected abstract problemsOf(
    manager: EntityManager,
    content: Content,
    where: { teamId: string; enrolmentId: string; id: string | null },
  ): Promise<Problem[]>;
  /** The columns of the row. */
  protected abstract columnsOf(content: Content): DeepPartial<Row>;
  /** Attaches what the row names. */
  protected async withParts(_manager: EntityManager, row: Row): Promise<Row> {
    return row;
  }
  protected async writeParts(_manager: EntityManager, _id: string, _content: Content): Promise<void> {}

  /** One record with its history, and what it says now. @throws DomainError NOT_FOUND */
  get(actor: Actor, id: string): Promise<PersonsRecord<Row> & { content: Content }> {
    return this.unitOfWork.run(async (manager) => {
      const found = await this.enter(manager, actor, id, 'contact.read');
      await this.log(manager, actor, found, LoggedAction.READ, id);
      found.record.history = await historyOf(manager, id);
      return { ...found, content: this.contentOf(found.record) };
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so, or another is there already */
  protected async noteContent(
    actor: Actor,
    { teamId, personId }: { teamId: string; personId: string },
    content: Content,
  ): Promise<Row> {
    await this.teamAccess.authorise(actor, teamId, 'contact.write');
    const { entity, recordType } = this.kind;
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType, recordId: null, keptByTeamId: teamId };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'contact.write', asked);
      const enrolmentId = await this.require(manager, { teamId, personId, id: null }, content);
      const there = await this.find(manager, { ...this.keyOf(content), enrolmentId });
      const found = there && { ...accessed, record: there, teamId };
      if (found) {
        if (changedFields(this.contentOf(found.record), content).length > 0)
          throw this.taken(found.record.id);
        await this.log(manager, actor, found, LoggedAction.READ, found.record.id);
        return found.record;
      }
      const id = randomUUID();
      const { ownerId } = accessed.person;
      const noted = { notedBy: actor.accountId, notedByName: actor.name, notedAt: new Date() };
      const row = { ...this.columnsOf(content), ...noted, id, ownerId, enrolmentId };
      await manager.insert(entity, row as unknown as QueryDeepPartialEntity<Row>);
      await this.writeParts(manager, id, content);
      await this.personAccess.log(manager, actor, accessed, {
        action: LoggedAction.CREATE,
        recordType,
        recordId: id,
      });
      return (await this.find(manager, { id } as FindOptionsWhere<Row>))!;
    });
  }

  /**
   * Makes the record say what the correction says, and keeps what it said before.
   * @throws DomainError NOT_FOUND; INVALID as when it is noted, when it was voided, when nothing is changed, or when
   * what was there is changed without a reason
   */
  protected correctContent(
    actor: Actor,
    { id, revision, content, reason }: Correction<Content>,
  ): Promise<Row | RevisionConflict> {
    const { entity, recordType } = this.kind;
    return this.unitOfWork.run(async (manager) => {
      const found = await this.enter(manager, actor, id, 'contact.write');
      const { record, person, teamId } = found;
      const before = this.contentOf(record);
      const changed = changedFields(before, content);
      const conflict = revisionConflict(record, revision);
      if (conflict) {
        await this.log(manager, actor, found, LoggedAction.READ, id);
        const isDone =
          changed.length === 0 && (await isSentAgain(manager, actor, id, { reason, voids: false }));
        return isDone ? record : conflict;
      }
      if (record.voidedAt) throw invalid([{ path: '', code: 'alreadyVoided' }]);
      if (changed.length === 0) throw invalid([{ path: '', code: 'nothingCorrected' }]);
      if (!reason && !tellsOnlyMore(before, content))
        throw invalid([{ path: 'reason', code: 'correctionReason' }]);
      const enrolmentId = await this.require(manager, { teamId, personId: person.id, id }, content);
      const there = await this.find(manager, { ...this.keyOf(content), enrolmentId });
      if (there && there.id !== id) throw this.taken(there.id);
      const { ownerId } = record;
      const kept = { recordType, recordId: id, personId: person.id, ownerId, reason };
      await keepBefore(manager, actor, { ...kept, voids: false, before });
      const change = { ...this.columnsOf(content), enrolmentId, revision: NEXT_REVISION };
      await updateAsRead<ObjectLiteral>(manager, entity, { id, revision }, change);
      await this.writeParts(manager, id, content);
      await this.log(manager, actor, found, LoggedAction.CORRECT, id);
      return (await this.find(manager, { id } as FindOptionsWhere<Row>))!;
    });
  }

  /** It stays readable, and counts nowhere. @throws DomainError NOT_FOUND; INVALID when it was voided already */
  void(actor: Actor, { id, reason }: { id: string; reason: string }): Promise<Row> {
    const { entity, recordType } = this.kind;
    return this.unitOfWork.run(async (manager) => {
      const found = await this.enter(manager, actor, id, 'contact.write');
      const { record, person } = found;
      if (record.voidedAt) {
        if (!(await isSentAgain(manager, actor, id, { reason, voids: true })))
          throw invalid([{ path: '', code: 'alreadyVoided' }]);
        await this.log(manager, actor, found, LoggedAction.READ, id);
        return record;
      }
      const kept = { recordType, recordId: id, personId: person.id, ownerId: record.ownerId, reason };
      await keepBefore(manager, actor, { ...kept, voids: true, before: this.contentOf(record) });
      const change = { voidedAt: new Date(), revision: NEXT_REVISION };
      await updateAsRead<ObjectLiteral>(manager, entity, { id, voidedAt: IsNull() }, change);
      await this.log(manager, actor, found, LoggedAction.VOID, id);
      return (await this.find(manager, { id } as FindOptionsWhere<Row>, true))!;
    });
  }

  private taken(id: string) {
    return invalid([{ ...this.kind.taken, params: { id } }]);
  }

  private log(
    manager: EntityManager,
    actor: Actor,
    found: PersonsRecord<Row>,
    action: LoggedAction,
    recordId: string,
  ): Promise<void> {
    return this.personAccess.log(manager, actor, found, {
      action,
      recordType: this.kind.recordType,
      recordId,
    });
  }

  private async enter(
    manager: EntityManager,
    actor: Actor,
    id: string,
    policy: 'contact.read' | 'contact.write',
  ): Promise<PersonsRecord<Row>> {
    const { entity, recordType, idName } = this.kind;
    const known = await manager.findOneBy(entity, { id } as FindOptionsWhere<Row>);
    const enrolment = await manager.findOneBy(Enrolment, { id: known?.enrolmentId ?? NOBODY });
    const isInTeam = enrolment && mayDoInTeam(actor, policy, enrolment.teamId);
    const personId = isInTeam ? enrolment.personId : NOBODY;
    const asked = { recordType, recordId: id, keptByTeamId: enrolment?.teamId ?? null };
    const accessed = await this.personAccess
      .authorise(manager, actor, personId, policy, asked)
      .catch(asNotFound(idName));
    // Read again: nobody else writes in the person's record from the gate on.
    const record = (await this.find(manager, { id } as FindOptionsWhere<Row>, true))!;
    return { ...accessed, record, teamId: enrolment!.teamId };
  }

  /** @param withVoided also one that was voided */
  private async find(
    manager: EntityManager,
    where: FindOptionsWhere<Row>,
    withVoided = false,
  ): Promise<Row | null> {
    const row = await manager.findOneBy(this.kind.entity, {
      ...where,
      ...(!withVoided && { voidedAt: IsNull() }),
    });
    return row && this.withParts(manager, row);
  }

  /** @returns the enrolment in which it was. @throws DomainError INVALID when it cannot be so */
  private async require(
    manager: EntityManager,
    { teamId, personId, id }: { teamId: string; personId: string; id: string | null },
    content: Content,
  ): Promise<string> {
    const enrolments = await manager.findBy(Enrolment, { teamId, personId, voidedAt: IsNull() });
    const on = (day: string) => enrolments.find((enrolment) => isOn(day, enrolment));
    const days = this.daysOf(content);
    const outside = days.flatMap(([path, day]) =>
      day === null || on(day) ? [] : [{ path, code: 'notEnrolledThen' }],
    );
    const enrolment = on(days[0]![1]!);
    const enrolmentId = enrolment?.id ?? NOBODY;
    const problems = [...(await this.problemsOf(manager, content, { teamId, enrolmentId, id }))];
    // Of a day to come it is enough to say that.
    const others = outside.filter(({ path }) => !problems.some((problem) => problem.path === path));
    if (problems.length + others.length > 0) throw invalid([...problems, ...others]);
    return enrolmentId;
  }
}
