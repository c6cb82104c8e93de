import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { Account, Grant } from '../access/account.entity.js';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { isOver } from '../access/grant-rules.js';
import type { PolicyName } from '../access/policies.js';
import { Role } from '../access/role.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { keepLeavesWithin } from './leaves-within.js';
import { leaveDays } from './posts-on-day.js';
import { type ReadMember, readStaff } from './read-staff.js';
import { Leave, Post, StaffChange, StaffMember } from './staff.entity.js';
import type {
  AddLeaveInput,
  AddPostInput,
  AddStaffMemberInput,
  EndPostInput,
  LinkStaffAccountInput,
} from './staff.input.js';
import { keepChanges } from './staff-changes.js';
import {
  checkLeave,
  checkPost,
  countSave,
  type FoundStaff,
  findStaff,
  type StaffKey,
  staffToChange,
} from './staff-to-change.js';
import { TeamAccess } from './team-access.js';
import { StaffRecord } from './team-kinds.js';

/** Who works in a team: members of staff, their posts and leaves, and the accounts with which they sign in. */
@Injectable()
export class StaffService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly accessLog: AccessLog,
  ) {}

  /** A member of staff, found by the member, a post or a leave. @throws DomainError NOT_FOUND */
  find(actor: Actor, key: StaffKey, policy: PolicyName = 'staff.read'): Promise<FoundStaff> {
    return findStaff(this.unitOfWork.reader, actor, key, policy);
  }

  /** The members of staff that the actor is, in the teams where the account has been linked. */
  myStaffMembers(actor: Actor): Promise<ReadMember[]> {
    const { accountId } = actor;
    return readStaff(this.unitOfWork.reader, 'member.account_id = :accountId', { accountId });
  }

  /** What has been changed about members of staff, the newest first; nothing of those the actor may not see. */
  async changes(actor: Actor, memberIds: readonly string[]): Promise<StaffChange[][]> {
    const changes = await this.unitOfWork.reader.find(StaffChange, {
      where: { staffMemberId: In([...memberIds]) },
      relations: { staffMember: true },
      order: { recordedAt: 'DESC', id: 'ASC' },
    });
    const shown = changes.filter(({ staffMember }) => mayDoInTeam(actor, 'staff.read', staffMember.teamId));
    return memberIds.map((id) => shown.filter(({ staffMemberId }) => staffMemberId === id));
  }

  /** The name of the account that a member of staff is linked to. */
  async accountName({ accountId }: ReadMember): Promise<string | null> {
    if (accountId === null) return null;
    return (await this.unitOfWork.reader.findOneBy(Account, { id: accountId }))?.name ?? null;
  }

  /** @throws DomainError NOT_FOUND; INVALID when the reference is taken, the employer unknown or the days wrong */
  async add(
    actor: Actor,
    { teamId, reference, name, qualifications = '', ...post }: AddStaffMemberInput,
  ): Promise<ReadMember> {
    await this.teamAccess.authorise(actor, teamId, 'staff.write');
    return this.unitOfWork.run(async (manager) => {
      if (await manager.existsBy(StaffMember, { teamId, reference }))
        throw invalid([{ path: 'reference', code: 'referenceTaken' }]);
      await checkPost(manager, [], { ...post, toDate: post.toDate ?? null });
      const id = randomUUID();
      await manager.insert(StaffMember, { id, teamId, reference, name, qualifications });
      await manager.insert(Post, {
        id: randomUUID(),
        staffMemberId: id,
        ...post,
        toDate: post.toDate ?? null,
      });
      await this.keepAdded(manager, actor, { id, teamId }, StaffRecord.MEMBER, {
        id,
        fromDate: post.fromDate,
      });
      return this.read(manager, id);
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when the employer is unknown, the days are wrong, or the employer has another post in them */
  addPost(
    actor: Actor,
    { staffMemberId, revision, ...given }: AddPostInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { member } = await staffToChange(manager, actor, { staffMemberId });
      const conflict = await countSave(manager, member, revision);
      if (conflict) return conflict;
      const post = { id: randomUUID(), staffMemberId, ...given, toDate: given.toDate ?? null };
      await checkPost(manager, member.posts, post);
      await manager.insert(Post, post);
      await this.keepAdded(manager, actor, member, StaffRecord.POST, post);
      return this.read(manager, staffMemberId);
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it has ended, or would end before it began */
  endPost(
    actor: Actor,
    { postId, revision, toDate, reason }: EndPostInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { member, post } = await staffToChange(manager, actor, { postId });
      const conflict = await countSave(manager, member, revision);
      if (conflict) return conflict;
      if (post!.toDate !== null) throw invalid([{ path: 'toDate', code: 'postEnded' }]);
      await checkPost(manager, member.posts, { ...post!, toDate });
      await updateAsRead(manager, Post, { id: postId, toDate: IsNull(), voidedAt: IsNull() }, { toDate });
      const record = { staffMemberId: member.id, recordType: StaffRecord.POST, recordId: postId };
      await keepChanges(manager, actor, [{ ...record, reason, earlier: {}, later: { toDate } }]);
      await keepLeavesWithin(manager, actor, { ...post!, toDate }, reason);
      this.log(manager, actor, LoggedAction.UPDATE, member, StaffRecord.POST, postId);
      return this.read(manager, member.id);
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when the days are wrong, lie outside the post, or another leave has some of them */
  addLeave(
    actor: Actor,
    { postId, revision, fromDate, toDate = null, kind = null }: AddLeaveInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { member, post } = await staffToChange(manager, actor, { postId });
      const conflict = await countSave(manager, member, revision);
      if (conflict) return conflict;
      const leave = { id: randomUUID(), postId, fromDate, toDate, days: leaveDays(fromDate, toDate), kind };
      checkLeave(post!, leave);
      await manager.insert(Leave, leave);
      await this.keepAdded(manager, actor, member, StaffRecord.LEAVE, leave);
      return this.read(manager, member.id);
    });
  }

  /** The accounts that hold one of a team's own roles, or are to, by name: those that its staff may be linked to. @throws DomainError NOT_FOUND */
  async linkable(actor: Actor, teamId: string): Promise<Account[]> {
    await this.teamAccess.authorise(actor, teamId, 'staff.link');
    return accountsOf(this.unitOfWork.reader, teamId);
  }

  /**
   * Links a member of staff to the account with which they sign in, or to none.
   * @throws DomainError NOT_FOUND; INVALID when the account holds no role in the team, or is somebody else's there
   */
  link(
    actor: Actor,
    { staffMemberId, revision, accountId = null }: LinkStaffAccountInput,
  ): Promise<ReadMember | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { member } = await staffToChange(manager, actor, { staffMemberId }, 'staff.link');
      const conflict = await countSave(manager, member, revision);
      if (conflict) return conflict;
      const { teamId } = member;
      const accounts = accountId === null ? [] : await accountsOf(manager, teamId);
      const account = accounts.find(({ id }) => id === accountId);
      if (accountId !== null && !account) throw invalid([{ path: 'accountId', code: 'accountNotInTeam' }]);
      const holder = accountId === null ? null : await manager.findOneBy(StaffMember, { teamId, accountId });
      if (holder && holder.id !== staffMemberId)
        throw invalid([{ path: 'accountId', code: 'accountLinked', params: { name: holder.name } }]);
      const earlier =
        member.accountId === null ? null : await manager.findOneBy(Account, { id: member.accountId });
      await manager.update(StaffMember, { id: staffMemberId }, { accountId });
      const record = { staffMemberId, recordType: StaffRecord.MEMBER, recordId: staffMemberId };
      const names = { earlier: { account: earlier?.name }, later: { account: account?.name } };
      if (member.accountId !== accountId) await keepChanges(manager, actor, [{ ...record, ...names }]);
      this.log(manager, actor, LoggedAction.UPDATE, member, StaffRecord.MEMBER, staffMemberId);
      return this.read(manager, staffMemberId);
    });
  }

  private async keepAdded(
    manager: EntityManager,
    actor: Actor,
    member: Pick<ReadMember, 'id' | 'teamId'>,
    recordType: StaffRecord,
    { id: recordId, fromDate }: Pick<Post, 'id' | 'fromDate'>,
  ): Promise<void> {
    const record = { staffMemberId: member.id, recordType, recordId };
    await keepChanges(manager, actor, [{ ...record, earlier: {}, later: { added: fromDate } }]);
    this.log(manager, actor, LoggedAction.CREATE, member, recordType, recordId);
  }

  private log(
    manager: EntityManager,
    actor: Actor,
    action: LoggedAction,
    { teamId }: Pick<ReadMember, 'teamId'>,
    recordType: StaffRecord,
    recordId: string,
  ): void {
    this.accessLog.record(manager, actor, [{ action, recordType, recordId, teamId }]);
  }

  private async read(manager: EntityManager, id: string): Promise<ReadMember> {
    const [member] = await readStaff(manager, 'member.id = :id', { id });
    return member as ReadMember;
  }
}

async function accountsOf(manager: EntityManager, teamId: string): Promise<Account[]> {
  const grants = await manager.find(Grant, {
    where: { teamId, role: Not(Role.FIDELITY_REVIEWER), account: { active: true } },
    relations: { account: true },
  });
  const open = grants.filter(({ status }) => !isOver(status)).map(({ account }) => account);
  return [...new Map(open.map((account) => [account.id, account])).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}
