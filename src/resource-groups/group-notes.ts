import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityTarget } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { withJoined } from '../persons/joins/joined-records.js';
import type { PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import type { GroupNote } from './group-note.entity.js';
import { ResourceGroup } from './resource-group.entity.js';

/** One of what is written down about a person's group. */
export interface NoteOfPerson {
  personId: string;
  noteKey: string;
}

type Written<Row> = Row & { earlier: Row[] };

/**
 * The one way in which something about a resource group is written down, corrected and voided: each by a row more. The same sent
 * twice is one.
 */
export abstract class GroupNotes<Row extends GroupNote, Content extends { date: string }> {
  protected abstract readonly entity: EntityTarget<Row>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  protected abstract contentOf(row: Row): Content;
  /** What cannot be so. @throws DomainError NOT_FOUND when it names what is not there */
  protected abstract problemsOf(
    manager: EntityManager,
    groupId: string,
    content: Content,
  ): Promise<Problem[]>;

  /** All of the person's, those of records that were joined with the person's too; the latest day first, each as it holds. */
  async ofPerson(manager: EntityManager, personId: string): Promise<Written<Row>[]> {
    const rows = (await manager
      .createQueryBuilder(this.entity, 'note')
      .innerJoin('note.group', 'grouped', 'grouped.person_id IN (:...personIds)', {
        personIds: await withJoined(manager, personId),
      })
      .orderBy({ 'note.number': 'DESC' })
      .getMany()) as Row[];
    const byKey = Map.groupBy(rows, ({ noteKey }) => noteKey);
    return [...byKey.values()]
      .map(([last, ...earlier]) => Object.assign(last!, { earlier }))
      .sort(
        (one, other) => other.date.localeCompare(one.date) || Number(other.notedAt) - Number(one.notedAt),
      );
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  note(actor: Actor, personId: string, content: Content): Promise<Written<Row>> {
    return this.write(actor, personId, async (manager) => {
      const group = await manager.findOneBy(ResourceGroup, { personId });
      if (!group) throw invalid([{ path: '', code: 'noGroupYet' }]);
      const groupId = group.id;
      await this.require(manager, groupId, content);
      const there = (await this.ofPerson(manager, personId)).find(
        (row) => !row.voids && isDeepStrictEqual(this.contentOf(row), content),
      );
      if (there) return { noteKey: there.noteKey, action: LoggedAction.READ };
      const noteKey = randomUUID();
      await this.add(manager, actor, { ...content, groupId, noteKey, number: 1, reason: '', voids: false });
      return { noteKey, action: LoggedAction.CREATE };
    }) as Promise<Written<Row>>;
  }

  /**
   * @returns what it says now, or the conflict when somebody has changed it since it was seen
   * @throws DomainError NOT_FOUND; INVALID when it cannot be so, was voided or says nothing new
   */
  correct(
    actor: Actor,
    { personId, noteKey, revision, reason }: NoteOfPerson & { revision: number; reason: string },
    content: Content,
  ): Promise<Written<Row> | RevisionConflict> {
    return this.write(actor, personId, async (manager) => {
      const last = await this.find(manager, personId, noteKey);
      const said = this.contentOf(last);
      const conflict = revisionConflict({ revision: last.number }, revision);
      if (conflict) return { conflict, action: LoggedAction.READ };
      if (last.voids) throw invalid([{ path: '', code: 'alreadyVoided' }]);
      if (isDeepStrictEqual(said, content)) throw invalid([{ path: '', code: 'nothingCorrected' }]);
      await this.require(manager, last.groupId, content);
      const number = last.number + 1;
      await this.add(manager, actor, {
        ...content,
        groupId: last.groupId,
        noteKey,
        number,
        reason,
        voids: false,
      });
      return { noteKey, action: LoggedAction.CORRECT };
    });
  }

  /** It stays readable, and counts nowhere. @throws DomainError NOT_FOUND; INVALID when it was voided already */
  void(
    actor: Actor,
    { personId, noteKey, reason }: NoteOfPerson & { reason: string },
  ): Promise<Written<Row>> {
    return this.write(actor, personId, async (manager) => {
      const last = await this.find(manager, personId, noteKey);
      if (last.voids) throw invalid([{ path: '', code: 'alreadyVoided' }]);
      const { groupId, number } = last;
      const content = this.contentOf(last);
      await this.add(manager, actor, {
        ...content,
        groupId,
        noteKey,
        number: number + 1,
        reason,
        voids: true,
      });
      return { noteKey, action: LoggedAction.VOID };
    }) as Promise<Written<Row>>;
  }

  /** @throws DomainError NOT_FOUND */
  protected async find(manager: EntityManager, personId: string, noteKey: string): Promise<Written<Row>> {
    const found = (await this.ofPerson(manager, personId)).find((row) => row.noteKey === noteKey);
    if (!found) throw notFound('noteKey');
    return found;
  }

  private async require(manager: EntityManager, groupId: string, content: Content): Promise<void> {
    const problems = await this.problemsOf(manager, groupId, content);
    if (problems.length > 0) throw invalid(problems);
  }

  private async add(
    manager: EntityManager,
    { accountId, name }: Actor,
    row: Content & Pick<GroupNote, 'groupId' | 'noteKey' | 'number' | 'reason' | 'voids'>,
  ): Promise<void> {
    const noted = { id: randomUUID(), notedAt: new Date(), notedBy: accountId, notedByName: name };
    await manager.insert(this.entity, { ...row, ...noted } as never);
  }

  private write(
    actor: Actor,
    personId: string,
    work: (
      manager: EntityManager,
    ) => Promise<{ action: LoggedAction; noteKey?: string; conflict?: RevisionConflict }>,
  ): Promise<Written<Row> | RevisionConflict> {
    const asked = { recordType: 'resource_group', recordId: null };
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.personAccess.authorise(
        manager,
        actor,
        personId,
        'resourceGroup.write',
        asked,
      );
      const { action, noteKey, conflict } = await work(manager);
      await this.personAccess.log(manager, actor, accessed, { ...asked, action });
      return conflict ?? this.find(manager, personId, noteKey!);
    });
  }
}
