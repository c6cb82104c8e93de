import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import { changedIn } from '../platform/revision/changed-in.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { keepLeavesWithin } from './leaves-within.js';
import { leaveDays } from './posts-on-day.js';
import { type ReadMember, type ReadPost, readStaff } from './read-staff.js';
import { Leave, Post, StaffMember } from './staff.entity.js';
import type {
  CorrectLeaveInput,
  CorrectPostInput,
  CorrectStaffMemberInput,
  VoidLeaveInput,
  VoidPostInput,
} from './staff.input.js';
import { keepChanges } from './staff-changes.js';
import {
  checkLeave,
  checkPost,
  countSave,
  type FoundStaff,
  type StaffKey,
  staffToChange,
} from './staff-to-change.js';
import { StaffRecord } from './team-kinds.js';

/** What a change keeps: of which record, and the texts of before and after. */
interface Kept {
  recordType: StaffRecord;
  recordId: string;
  earlier: Readonly<Record<string, unknown>>;
  later: Readonly<Record<string, unknown>>;
}

/** Putting right what was entered wrong about staff, with what was there before, who did it and why. */
@Injectable()
export class StaffCorrectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError NOT_FOUND; INVALID when the reference is somebody else's, or nothing is changed */
  correctMember(
    actor: Actor,
    { staffMemberId, revision, reason, qualifications, ...names }: CorrectStaffMemberInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.change(actor, { staffMemberId }, { revision, reason }, async (manager, { member }) => {
      const given = { ...names, qualifications: qualifications === null ? '' : qualifications };
      const later = changedIn<Partial<ReadMember>>(member, given);
      const { reference } = later;
      if (
        reference !== undefined &&
        (await manager.existsBy(StaffMember, { teamId: member.teamId, reference }))
      )
        throw invalid([{ path: 'reference', code: 'referenceTaken' }]);
      requireChange(later);
      await manager.update(StaffMember, { id: staffMemberId }, later as Partial<StaffMember>);
      return { recordType: StaffRecord.MEMBER, recordId: staffMemberId, earlier: { ...member }, later };
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID as for a new post, or when nothing is changed */
  correctPost(
    actor: Actor,
    { postId, revision, reason, ...given }: CorrectPostInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.change(actor, { postId }, { revision, reason }, async (manager, { member, post }) => {
      const later = changedIn<Partial<Post>>(post as Partial<Post>, given);
      await checkPost(manager, member.posts, { ...post!, ...later } as Post);
      requireChange(later);
      await manager.update(Post, { id: postId }, later);
      await keepLeavesWithin(manager, actor, { ...post!, ...later } as ReadPost, reason);
      const named = async ({ employerId, ...rest }: Partial<Post>) =>
        employerId === undefined ? rest : { ...rest, employer: await nameOf(manager, employerId) };
      const [earlier, now] = [await named(post as Partial<Post>), await named(later)];
      return { recordType: StaffRecord.POST, recordId: postId, earlier, later: now };
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID as for a new leave, or when nothing is changed */
  correctLeave(
    actor: Actor,
    { leaveId, revision, reason, ...given }: CorrectLeaveInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.change(actor, { leaveId }, { revision, reason }, async (manager, { post, leave }) => {
      const later = changedIn<Partial<Leave>>(leave as Partial<Leave>, given);
      const { fromDate, toDate } = { ...leave!, ...later };
      checkLeave(post!, { id: leaveId, fromDate, toDate });
      requireChange(later);
      await manager.update(Leave, { id: leaveId }, { ...later, days: leaveDays(fromDate, toDate) });
      return { recordType: StaffRecord.LEAVE, recordId: leaveId, earlier: { ...leave }, later };
    });
  }

  /** Lets a post count nowhere. @throws DomainError NOT_FOUND */
  voidPost(actor: Actor, { postId, ...why }: VoidPostInput): Promise<ReadMember | RevisionConflict> {
    return this.change(actor, { postId }, why, async (manager, { post }) => {
      await manager.update(Post, { id: postId }, { voidedAt: new Date() });
      return voided(StaffRecord.POST, post!);
    });
  }

  /** Lets a leave count nowhere. @throws DomainError NOT_FOUND */
  voidLeave(actor: Actor, { leaveId, ...why }: VoidLeaveInput): Promise<ReadMember | RevisionConflict> {
    return this.change(actor, { leaveId }, why, async (manager, { leave }) => {
      await manager.update(Leave, { id: leaveId }, { voidedAt: new Date() });
      return voided(StaffRecord.LEAVE, leave!);
    });
  }

  private change(
    actor: Actor,
    key: StaffKey,
    { revision, reason }: { revision: number; reason: string },
    write: (manager: EntityManager, found: FoundStaff) => Promise<Kept>,
  ): Promise<ReadMember | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const found = await staffToChange(manager, actor, key);
      const { id: staffMemberId, teamId } = found.member;
      const conflict = await countSave(manager, found.member, revision);
      if (conflict) return conflict;
      const kept = await write(manager, found);
      await keepChanges(manager, actor, [{ staffMemberId, reason, ...kept }]);
      const { recordType, recordId } = kept;
      this.accessLog.record(manager, actor, [
        { action: LoggedAction.CORRECT, recordType, recordId, teamId, reason },
      ]);
      const [member] = await readStaff(manager, 'member.id = :staffMemberId', { staffMemberId });
      return member as ReadMember;
    });
  }
}

const voided = (recordType: StaffRecord, { id, fromDate }: Pick<Post, 'id' | 'fromDate'>): Kept => ({
  recordType,
  recordId: id,
  earlier: { voided: fromDate },
  later: { voided: null },
});

const nameOf = async (manager: EntityManager, id: string) =>
  (await manager.findOneBy(Principal, { id }))?.name;

function requireChange(later: object): void {
  if (Object.keys(later).length === 0) throw invalid([{ path: '', code: 'nothingCorrected' }]);
}
