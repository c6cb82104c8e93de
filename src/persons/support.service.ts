import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { goesOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { postsOn } from '../teams/posts-on-day.js';
import { StaffMember } from '../teams/staff.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { byName } from './by-name.js';
import { changeCoordinatorsFrom } from './coordinators.js';
import { type CoordinatorWithoutGround, coordinatorsWithoutGround } from './coordinators-without-ground.js';
import { EnrolmentAccess, findEnrolment } from './enrolment-access.js';
import { Enrolment, Person } from './person.entity.js';
import { PersonAccess } from './person-access.js';
import { BoardEntry, EnrolmentCoordinator, IntensityChange, LegalFrameChange } from './support.entity.js';
import type {
  ChangeCoordinatorsInput,
  ChangeIntensityInput,
  ChangeLegalFrameInput,
  PutOnBoardInput,
  TakeOffBoardInput,
} from './support.input.js';

/** How an enrolled person has been supported; each list has the newest first. */
export interface Support {
  enrolmentId: string;
  coordinators: EnrolmentCoordinator[];
  intensityChanges: IntensityChange[];
  legalFrameChanges: LegalFrameChange[];
  board: BoardEntry[];
  /** Empty to other principals. */
  withoutGround: CoordinatorWithoutGround[];
}

/** Somebody whom the whole team helps. */
export interface BoardLine {
  person: Person;
  entry: BoardEntry;
}

interface Change {
  enrolmentId: string;
  revision: number;
}

/** What of an enrolment becomes something else from a day on, with what is said where it cannot. */
const CHANGES = {
  intensity: { table: IntensityChange, same: 'intensitySame', since: 'intensitySince' },
  legalFrame: { table: LegalFrameChange, same: 'legalFrameSame', since: 'legalFrameSince' },
};

/** Who coordinates, how intensive the support is, under which legal frame, and whom the whole team helps: each from a day on, with its history. */
@Injectable()
export class SupportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly enrolmentAccess: EnrolmentAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /**
   * How a person has been supported, enrolment by enrolment, in the teams where the actor works. Why, and who has
   * coordinated before, is for the principal's own staff. @throws DomainError NOT_FOUND
   */
  read(actor: Actor, personId: string): Promise<Support[]> {
    return this.unitOfWork.run(async (manager) => {
      const { person } = await this.personAccess.authoriseAndLog(manager, actor, personId, 'person.read');
      const teamId = In(this.teamAccess.ownTeamIds(actor, 'person.read'));
      const enrolments = await manager.find(Enrolment, {
        where: { personId, teamId },
        order: { fromDate: 'DESC' },
      });
      const isOwn = person.ownerId === actor.principalId;
      return supportOf(manager, enrolments, isOwn);
    });
  }

  /** The day's board: those whom the whole team helps today, as far as the actor may see them, by name. */
  async board(actor: Actor, teamId: string): Promise<BoardLine[]> {
    await this.teamAccess.authorise(actor, teamId, 'person.read');
    const day = today();
    return this.unitOfWork.run(async (manager) => {
      const entries = await manager
        .createQueryBuilder(BoardEntry, 'entry')
        .innerJoinAndSelect('entry.enrolment', 'enrolment')
        .innerJoinAndSelect('enrolment.person', 'person')
        .where('enrolment.teamId = :teamId AND enrolment.voidedAt IS NULL', { teamId })
        .andWhere('(enrolment.toDate IS NULL OR enrolment.toDate >= :day)', { day })
        .andWhere('entry.fromDate <= :day AND (entry.toDate IS NULL OR entry.toDate >= :day)')
        .getMany();
      const rows = entries
        .filter(({ enrolment }) => enrolment.ownerId === actor.principalId)
        .map((entry) => ({
          recordType: 'board_entry',
          recordId: entry.id,
          person: entry.enrolment.person,
          entry,
        }));
      const shown = await this.personAccess.list(manager, actor, 'person.read', rows);
      return shown.map(({ person, entry }) => ({ person, entry })).sort(byName(actor.locale));
    });
  }

  /** An enrolment that is to be changed, with whose it is and how it is supported. @throws DomainError NOT_FOUND */
  enrolment(
    actor: Actor,
    enrolmentId: string,
  ): Promise<{ enrolment: Enrolment; person: Person; support: Support }> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      await this.personAccess.log(manager, actor, accessed, { ...use, action: LoggedAction.READ });
      const [support] = await supportOf(manager, [enrolment], true);
      return { enrolment, person: accessed.person, support: support! };
    });
  }

  /**
   * @returns the enrolment, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the day lies outside the enrolment, somebody is not of the team then,
   * a change has been made from a later day, or nobody is named and that is not said to be meant
   */
  changeCoordinators(
    actor: Actor,
    { coordinatorIds, fromDate, nobody = false, ...change }: ChangeCoordinatorsInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.change(actor, change, async (manager, enrolment) => {
      requireWithin(enrolment, 'fromDate', fromDate);
      if (coordinatorIds.length === 0 && !nobody)
        throw invalid([{ path: 'coordinatorIds', code: 'coordinatorMissing' }]);
      if (coordinatorIds.length > 0 && nobody)
        throw invalid([{ path: 'nobody', code: 'coordinatorAndNobody' }]);
      const staff = await manager.find(StaffMember, {
        where: { id: In(coordinatorIds), teamId: enrolment.teamId },
        relations: { posts: true },
      });
      const employed = staff.filter((one) => postsOn(fromDate, one).length > 0);
      if (employed.length !== new Set(coordinatorIds).size)
        throw invalid([{ path: 'coordinatorIds', code: 'notEmployedThen' }]);
      const later = enrolment.coordinators.find(
        (one) =>
          one.fromDate > fromDate ||
          (one.fromDate === fromDate && !coordinatorIds.includes(one.staffMemberId)),
      );
      if (later)
        throw invalid([{ path: 'fromDate', code: 'coordinatorSince', params: { day: later.fromDate } }]);
      const current = enrolment.coordinators.filter((one) => goesOn(fromDate, one));
      const ids = current.map(({ staffMemberId }) => staffMemberId);
      if (ids.toSorted().join() === [...new Set(coordinatorIds)].sort().join())
        throw invalid([{ path: 'coordinatorIds', code: 'coordinatorsSame' }]);
      await changeCoordinatorsFrom(manager, enrolment.id, coordinatorIds, fromDate, actor);
      return {};
    });
  }

  /**
   * @returns the enrolment, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the day lies outside the enrolment, ahead or before an earlier change,
   * or the support is so already
   */
  changeIntensity(
    actor: Actor,
    { intensity, fromDate, reason, ...change }: ChangeIntensityInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.change(actor, change, async (manager, enrolment) => {
      await requireChange(manager, enrolment, 'intensity', intensity, fromDate);
      const { id: enrolmentId, intensity: earlier } = enrolment;
      const row = { id: randomUUID(), enrolmentId, fromDate, earlier, intensity, reason };
      await manager.insert(IntensityChange, { ...row, ...recordedBy(actor) });
      return { intensity };
    });
  }

  /**
   * @returns the enrolment, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the day lies outside the enrolment, ahead or before an earlier change,
   * or the legal frame is that already
   */
  changeLegalFrame(
    actor: Actor,
    { legalFrame, fromDate, reason, ...change }: ChangeLegalFrameInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.change(actor, change, async (manager, enrolment) => {
      await requireChange(manager, enrolment, 'legalFrame', legalFrame, fromDate);
      const { id: enrolmentId, legalFrame: earlier } = enrolment;
      const row = { id: randomUUID(), enrolmentId, fromDate, earlier, legalFrame, reason };
      await manager.insert(LegalFrameChange, { ...row, ...recordedBy(actor) });
      return { legalFrame };
    });
  }

  /**
   * @returns the enrolment, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the day lies outside the enrolment or ahead, or the person is on it
   */
  putOnBoard(
    actor: Actor,
    { fromDate, reason, ...change }: PutOnBoardInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.change(actor, change, async (manager, { id: enrolmentId, ...enrolment }) => {
      requireWithin(enrolment, 'fromDate', fromDate);
      requirePast('fromDate', fromDate);
      if (await manager.existsBy(BoardEntry, { enrolmentId, toDate: IsNull() }))
        throw invalid([{ path: 'enrolmentId', code: 'onBoard' }]);
      const row = { id: randomUUID(), enrolmentId, fromDate, toDate: null, reason };
      await manager.insert(BoardEntry, { ...row, ...recordedBy(actor) });
      return {};
    });
  }

  /**
   * @returns the enrolment, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the person is not on the board, or the day is ahead or before the first
   */
  takeOffBoard(
    actor: Actor,
    { toDate, reason, ...change }: TakeOffBoardInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.change(actor, change, async (manager, { id: enrolmentId }) => {
      requirePast('toDate', toDate);
      const entry = await manager.findOneBy(BoardEntry, { enrolmentId, toDate: IsNull() });
      if (!entry) throw invalid([{ path: 'enrolmentId', code: 'notOnBoard' }]);
      if (toDate < entry.fromDate)
        throw invalid([{ path: 'toDate', code: 'beforeStart', params: { from: entry.fromDate } }]);
      const { accountId, name } = actor;
      const end = { toDate, endReason: reason, endedAt: new Date(), endedBy: accountId, endedByName: name };
      await updateAsRead(manager, BoardEntry, { id: entry.id, toDate: IsNull() }, end);
      return {};
    });
  }

  private change(
    actor: Actor,
    { enrolmentId, revision }: Change,
    write: (manager: EntityManager, enrolment: Enrolment) => Promise<Partial<Enrolment>>,
  ): Promise<Enrolment | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      const conflict = revisionConflict(enrolment, revision);
      const action = conflict ? LoggedAction.READ : LoggedAction.UPDATE;
      await this.personAccess.log(manager, actor, accessed, { ...use, action });
      if (conflict) return conflict;
      if (enrolment.voidedAt) throw invalid([{ path: 'enrolmentId', code: 'alreadyVoided' }]);
      const changed = await write(manager, enrolment);
      const asRead = { id: enrolmentId, revision };
      await updateAsRead(manager, Enrolment, asRead, { ...changed, revision: revision + 1 });
      return findEnrolment(manager, enrolmentId);
    });
  }
}

/** How the person of these enrolments has been supported. @param isOwn whether the actor works for the owner */
export async function supportOf(
  manager: EntityManager,
  enrolments: readonly Enrolment[],
  isOwn: boolean,
): Promise<Support[]> {
  const where = { enrolmentId: In(enrolments.map(({ id }) => id)) };
  const order = { fromDate: 'DESC' } as const;
  const day = today();
  const coordinators = await manager.find(EnrolmentCoordinator, {
    where,
    relations: { staffMember: { posts: { employer: true } } },
    order,
  });
  const intensities = isOwn ? await manager.find(IntensityChange, { where, order }) : [];
  const frames = isOwn
    ? await manager.find(LegalFrameChange, { where, order: { ...order, recordedAt: 'DESC' } })
    : [];
  const board = isOwn ? await manager.find(BoardEntry, { where, order }) : [];
  const support: Support[] = [];
  for (const enrolment of enrolments) {
    const { id: enrolmentId } = enrolment;
    const ofIt = (one: { enrolmentId: string }) => one.enrolmentId === enrolmentId;
    const own = coordinators.filter((one) => ofIt(one) && (isOwn || goesOn(day, one)));
    support.push({
      enrolmentId,
      coordinators: own,
      intensityChanges: intensities.filter(ofIt),
      legalFrameChanges: frames.filter(ofIt),
      board: board.filter(ofIt),
      withoutGround:
        isOwn && !enrolment.voidedAt && goesOn(day, enrolment)
          ? await coordinatorsWithoutGround(manager, enrolment, own)
          : [],
    });
  }
  return support;
}

/** @throws DomainError INVALID when the day lies outside the enrolment, ahead or before the last change, or it is so already */
async function requireChange(
  manager: EntityManager,
  enrolment: Enrolment,
  of: keyof typeof CHANGES,
  then: string,
  fromDate: string,
): Promise<void> {
  const { table, same, since } = CHANGES[of];
  requireWithin(enrolment, 'fromDate', fromDate);
  requirePast('fromDate', fromDate);
  if (then === enrolment[of]) throw invalid([{ path: of, code: same }]);
  const [last] = await manager.find<IntensityChange | LegalFrameChange>(table, {
    where: { enrolmentId: enrolment.id },
    order: { fromDate: 'DESC' },
    take: 1,
  });
  if (last && last.fromDate > fromDate)
    throw invalid([{ path: 'fromDate', code: since, params: { day: last.fromDate } }]);
}

export const recordedBy = ({ accountId, name }: Actor) => ({
  recordedAt: new Date(),
  recordedBy: accountId,
  recordedByName: name,
});

/** @throws DomainError INVALID when the day is to come */
export function requirePast(path: string, day: string): void {
  if (day > today()) throw invalid([{ path, code: 'dayInFuture' }]);
}

/** @throws DomainError INVALID when the person is not enrolled on that day */
export function requireWithin(
  { fromDate, toDate }: Pick<Enrolment, 'fromDate' | 'toDate'>,
  path: string,
  day: string,
): void {
  if (day < fromDate) throw invalid([{ path, code: 'beforeStart', params: { from: fromDate } }]);
  if (toDate !== null && day > toDate) throw invalid([{ path, code: 'afterEnd', params: { to: toDate } }]);
}
