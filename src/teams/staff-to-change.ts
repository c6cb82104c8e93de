import type { EntityManager } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { Principal } from '../organisations/organisation.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { sql } from '../platform/database/sql.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { overlap, type Period, periodOf } from '../platform/dates/periods.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { type ReadLeave, type ReadMember, type ReadPost, readStaff } from './read-staff.js';
import { StaffMember } from './staff.entity.js';

/** What leads to a member of staff: the member, a post of theirs, or a leave from one. */
export type StaffKey = { staffMemberId: string } | { postId: string } | { leaveId: string };

/** A member of staff with the post and the leave that were asked for. */
export interface FoundStaff {
  member: ReadMember;
  post?: ReadPost;
  leave?: ReadLeave;
}

/** @throws DomainError NOT_FOUND when there is none, or the actor may not do this in the team */
export async function findStaff(
  manager: EntityManager,
  actor: Actor,
  key: StaffKey,
  policy: PolicyName,
): Promise<FoundStaff> {
  const [name, id] = Object.entries(key)[0] as [string, string];
  const [row] = await readStaff(manager, 'member.id = (:...owner)', {
    owner: [await memberOf(manager, key)],
  });
  if (!row || !mayDoInTeam(actor, policy, row.teamId)) throw notFound(name);
  const post = row.posts.find((one) => one.id === id || one.leaves.some((leave) => leave.id === id));
  const leave = post?.leaves.find((one) => one.id === id);
  if (('postId' in key && !post) || ('leaveId' in key && !leave)) throw notFound(name);
  return { member: row, post, leave };
}

/** The same for a change: others who would change the member, their posts or leaves wait. @throws DomainError NOT_FOUND */
export async function staffToChange(
  manager: EntityManager,
  actor: Actor,
  key: StaffKey,
  policy: PolicyName = 'staff.write',
): Promise<FoundStaff> {
  await lockRow(manager, StaffMember, await memberOf(manager, key));
  return findStaff(manager, actor, key, policy);
}

async function memberOf(manager: EntityManager, key: StaffKey): Promise<string> {
  if ('staffMemberId' in key) return key.staffMemberId;
  const [row] =
    'postId' in key
      ? await sql<{ id: string }>(manager, 'SELECT staff_member_id AS id FROM post WHERE id = :postId', key)
      : await sql<{ id: string }>(
          manager,
          'SELECT staff_member_id AS id FROM post JOIN leave ON leave.post_id = post.id WHERE leave.id = :leaveId',
          key,
        );
  return row?.id ?? '';
}

/**
 * Counts one more save, after those that this one has seen.
 * @returns the conflict when somebody else has saved since, and nothing is to be written
 */
export async function countSave(
  manager: EntityManager,
  { id, revision: stored }: ReadMember,
  revision: number,
): Promise<RevisionConflict | undefined> {
  const conflict = revisionConflict({ revision: stored }, revision);
  if (!conflict) await updateAsRead(manager, StaffMember, { id, revision }, { revision: revision + 1 });
  return conflict;
}

/** @throws DomainError INVALID when the employer is unknown or, newly chosen, has ended, the days are wrong, or the employer has another post in them */
export async function checkPost(
  manager: EntityManager,
  posts: readonly ReadPost[],
  post: Pick<ReadPost, 'employerId' | 'fromDate' | 'toDate'> & { id?: string },
): Promise<void> {
  const { id, employerId } = post;
  const employer = await manager.findOneBy(Principal, { id: employerId });
  if (!employer) throw invalid([{ path: 'employerId', code: 'unknownPrincipal' }]);
  const isNew = posts.find((stored) => stored.id === id)?.employerId !== employerId;
  if (employer.endedOn && isNew)
    throw invalid([{ path: 'employerId', code: 'recordEnded', params: { name: employer.name } }]);
  const others = posts.filter((other) => other.id !== id && other.employerId === employerId);
  refuse(daysProblem(post), overlapProblem(post, others, 'postOverlaps'));
}

/** @throws DomainError INVALID when the days are wrong, lie outside the post, or another leave has some of them */
export function checkLeave(
  post: ReadPost,
  leave: Pick<ReadLeave, 'fromDate' | 'toDate'> & { id?: string },
): void {
  const { from, to } = periodOf(leave);
  const whole = periodOf(post);
  const isWithin =
    from >= whole.from && (whole.to === null || ((to ?? whole.to) <= whole.to && from <= whole.to));
  const others = post.leaves.filter((other) => other.id !== leave.id);
  refuse(
    daysProblem(leave),
    isWithin ? undefined : { path: 'fromDate', code: 'leaveOutsidePost', params: inWords(whole) },
    overlapProblem(leave, others, 'leaveOverlaps'),
  );
}

const inWords = ({ from, to }: Period) => ({ from, to: to ?? '…' });

const daysProblem = ({ fromDate, toDate }: Pick<ReadLeave, 'fromDate' | 'toDate'>): Problem | undefined =>
  toDate !== null && toDate < fromDate
    ? { path: 'toDate', code: 'beforeStart', params: { from: fromDate } }
    : undefined;

function overlapProblem(
  row: Pick<ReadLeave, 'fromDate' | 'toDate'>,
  others: readonly Pick<ReadLeave, 'fromDate' | 'toDate'>[],
  code: string,
): Problem | undefined {
  const clash = others.map(periodOf).find((other) => overlap(other, periodOf(row)));
  return clash && { path: 'fromDate', code, params: inWords(clash) };
}

/** Throws the first problem there is. */
function refuse(...problems: (Problem | undefined)[]): void {
  const first = problems.find((problem) => problem !== undefined);
  if (first) throw invalid([first]);
}
