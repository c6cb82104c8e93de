import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import { areOfTwo } from '../platform/csv/compare-names.js';
import { type NumberedRow, type RowOutcome, refusedFor } from '../platform/csv/judged-row.js';
import { fold } from '../platform/csv/read-cell.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { overlap, type Period, periodOf } from '../platform/dates/periods.js';
import { leaveDays } from './posts-on-day.js';
import { type ReadLeave, type ReadMember, type ReadPost, readStaff } from './read-staff.js';
import { Leave, Post, StaffMember } from './staff.entity.js';
import { type ChangedRecord, keepChanges } from './staff-changes.js';
import { type StaffRow, staffFaults } from './staff-columns.js';
import type { Team } from './team.entity.js';
import { StaffRecord } from './team-kinds.js';

interface StaffContext {
  /** Where the staff is read that a file is compared with. */
  manager: EntityManager;
  team: Team;
  actor: Actor;
}

/** Something with days that may end. */
type Lasting = Pick<ReadLeave, 'id' | 'fromDate' | 'toDate'>;

/** Takes staff into a team. Posts end; they are not overwritten. */
export class StaffImport {
  /** The table, as the log names it. */
  readonly recordType = 'staff_member';
  private readonly newMembers: ReadMember[] = [];
  private readonly newPosts: ReadPost[] = [];
  private readonly newLeaves: ReadLeave[] = [];
  private readonly ended: { entity: typeof Post | typeof Leave; row: Lasting }[] = [];
  private readonly changes: Parameters<typeof keepChanges>[2][number][] = [];
  /** Members who are there already and get or end something. */
  private readonly touched = new Set<ReadMember>();
  /** The line that brought a post or a leave, by its id. */
  private readonly lines = new Map<string, number>();
  /** The line that a member has the name from, by the member's id. */
  private readonly namedOn = new Map<string, number>();

  private constructor(
    private readonly context: StaffContext,
    private readonly principals: ReadonlyMap<string, Principal>,
    private readonly members: Map<string, ReadMember>,
  ) {}

  static async start(context: StaffContext): Promise<StaffImport> {
    const principals = await context.manager.find(Principal);
    const staff = await readStaff(context.manager, 'member.team_id = :teamId', { teamId: context.team.id });
    return new StaffImport(
      context,
      new Map(principals.map((principal) => [fold(principal.name), principal])),
      new Map(staff.map((member) => [member.reference, member])),
    );
  }

  /** Judges rows in the order of the file. Writes nothing. */
  async take(rows: readonly NumberedRow<StaffRow>[]): Promise<RowOutcome[]> {
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  /** What ends comes first: a new post may follow upon it. */
  async write(manager: EntityManager): Promise<void> {
    for (const { entity, row } of this.ended) {
      const { id, fromDate, toDate } = row;
      const days = entity === Leave ? { days: leaveDays(fromDate, toDate) } : {};
      const asRead = { id, toDate: IsNull(), voidedAt: IsNull() };
      await updateAsRead<Post | Leave>(manager, entity, asRead, { toDate, ...days });
    }
    for (const { id, name, qualifications, revision } of this.touched)
      await updateAsRead(
        manager,
        StaffMember,
        { id, revision },
        { name, qualifications, revision: revision + 1 },
      );
    await insertRows(
      manager,
      StaffMember,
      this.newMembers.map(({ posts, ...member }) => member),
    );
    await insertRows(
      manager,
      Post,
      this.newPosts.map(({ leaves, ...post }) => post),
    );
    await insertRows(
      manager,
      Leave,
      this.newLeaves.map((leave) => ({ ...leave, days: leaveDays(leave.fromDate, leave.toDate) })),
    );
    await keepChanges(manager, this.context.actor, this.changes);
  }

  private takeRow(line: number, row: StaffRow): RowOutcome {
    const faults = staffFaults(row);
    if (faults.length > 0) return { became: 'refused', faults };
    const employer = this.principals.get(fold(row.employer));
    if (!employer) return refusedFor('employer', 'unknownPrincipal');
    const { id: employerId, endedOn, name } = employer;
    const member = this.members.get(row.reference);
    const posts = member?.posts.filter((post) => post.employerId === employerId) ?? [];
    const same = posts.find(({ fromDate }) => fromDate === row.from);
    if (member && same) return this.meetPost(member, same, row);
    if (member && areOfTwo(member.name, row.name)) return this.nameOfAnother(member);
    const clash = posts.find((post) => overlap(periodOf(post), row));
    if (member && clash && row.fte === 0) return this.takeLeave(line, member, clash, row);
    if (clash) return overlaps(periodOf(clash));
    if (endedOn) return refusedFor('employer', 'principalEnded', { name });
    this.addPost(line, member ?? this.addMember(row), employerId, row);
    return { became: 'added' };
  }

  private nameOfAnother({ id, name }: ReadMember): RowOutcome {
    const line = this.namedOn.get(id);
    return line === undefined
      ? refusedFor('name', 'referenceTaken', { name })
      : refusedFor('name', 'referenceTwice', { name, line });
  }

  private addMember({ reference, name, qualifications }: StaffRow): ReadMember {
    const { id: teamId } = this.context.team;
    const member = {
      id: randomUUID(),
      teamId,
      reference,
      name,
      qualifications,
      accountId: null,
      revision: 1,
      posts: [],
    };
    this.newMembers.push(member);
    this.members.set(reference, member);
    return member;
  }

  private touch(member: ReadMember): void {
    if (!this.newMembers.includes(member)) this.touched.add(member);
  }

  private addPost(line: number, member: ReadMember, employerId: string, row: StaffRow): void {
    const {
      profession,
      role,
      fte: percentHundredths,
      from: fromDate,
      to: toDate,
      name,
      qualifications,
    } = row;
    const post: ReadPost = {
      ...{ id: randomUUID(), staffMemberId: member.id, employerId, profession, role, percentHundredths },
      ...{ fromDate, toDate, leaves: [] },
    };
    if (isNewest(member, fromDate)) {
      this.rename(member, { name, qualifications });
      this.namedOn.set(member.id, line);
    }
    member.posts.push(post);
    this.touch(member);
    this.newPosts.push(post);
    this.lines.set(post.id, line);
  }

  /** What the newest post says of name and training holds; what was said before is history. */
  private rename(member: ReadMember, later: Pick<ReadMember, 'name' | 'qualifications'>): void {
    for (const field of ['name', 'qualifications'] as const) {
      if (member[field] === later[field]) continue;
      const record = { staffMemberId: member.id, recordType: StaffRecord.MEMBER, recordId: member.id };
      this.changes.push({ ...record, earlier: { [field]: member[field] }, later: { [field]: later[field] } });
      member[field] = later[field];
    }
  }

  /** A row of 0 percent within a post is a leave from it. */
  private takeLeave(line: number, member: ReadMember, post: ReadPost, row: StaffRow): RowOutcome {
    const same = post.leaves.find(({ fromDate }) => fromDate === row.from);
    if (same) return this.meet(member, same, row, StaffRecord.LEAVE);
    const isWithin =
      post.fromDate <= row.from && (post.toDate === null || (row.to ?? post.toDate) <= post.toDate);
    const clash = isWithin ? post.leaves.find((leave) => overlap(periodOf(leave), row)) : post;
    if (clash) return overlaps(periodOf(clash));
    const leave = { id: randomUUID(), postId: post.id, fromDate: row.from, toDate: row.to, kind: null };
    post.leaves.push(leave);
    this.touch(member);
    this.newLeaves.push(leave);
    this.lines.set(leave.id, line);
    return { became: 'added' };
  }

  private meetPost(member: ReadMember, post: ReadPost, row: StaffRow): RowOutcome {
    const isSame = contentOf({ ...post, ...member }) === contentOf({ ...row, percentHundredths: row.fte });
    // What earlier posts said of the name holds no more, and may come again.
    const isSamePost =
      post.profession === row.profession && post.role === row.role && post.percentHundredths === row.fte;
    const line = this.lines.get(post.id);
    if (line === undefined && !(isNewest(member, post.fromDate) ? isSame : isSamePost))
      return refusedFor('reference', 'differs');
    return this.meet(member, post, row, StaffRecord.POST);
  }

  /** What is there already may end: a post, or a leave. */
  private meet(
    member: ReadMember,
    same: Lasting,
    { to }: StaffRow,
    recordType: StaffRecord.POST | StaffRecord.LEAVE,
  ): RowOutcome {
    const line = this.lines.get(same.id);
    if (line !== undefined) return refusedFor('reference', 'duplicate', { line });
    if (same.toDate === to) return { became: 'known' };
    if (same.toDate !== null) return refusedFor('to', 'differs');
    same.toDate = to;
    this.touch(member);
    const record: ChangedRecord = { staffMemberId: member.id, recordType, recordId: same.id };
    this.changes.push({ ...record, earlier: {}, later: { toDate: to } });
    this.ended.push({ entity: recordType === StaffRecord.POST ? Post : Leave, row: same });
    return { became: 'changed' };
  }
}

const overlaps = ({ from, to }: Period) => refusedFor('from', 'overlaps', { from, to: to ?? '' });

const isNewest = ({ posts }: ReadMember, from: string) => posts.every(({ fromDate }) => fromDate <= from);

type Content = Pick<ReadMember, 'name' | 'qualifications'> &
  Pick<ReadPost, 'profession' | 'role' | 'percentHundredths'>;

const contentOf = ({ name, qualifications, profession, role, percentHundredths }: Content) =>
  JSON.stringify([name, qualifications, profession, role, percentHundredths]);
