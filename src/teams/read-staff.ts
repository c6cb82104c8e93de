import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import type { Leave, Post, StaffMember } from './staff.entity.js';

/** As read: without what only the database needs. */
export type ReadLeave = Omit<Leave, 'post' | 'days' | 'voidedAt'>;
export type ReadPost = Omit<Post, 'staffMember' | 'employer' | 'leaves' | 'voidedAt'> & {
  leaves: ReadLeave[];
};
export type ReadMember = Omit<StaffMember, 'team' | 'account' | 'posts'> & { posts: ReadPost[] };

type Prefixed<P extends string, T> = { [K in keyof T & string as `${P}.${K}`]: T[K] | null };
type Row = Omit<ReadMember, 'posts'> &
  Prefixed<'post', Omit<ReadPost, 'leaves' | 'staffMemberId'>> &
  Prefixed<'leave', Omit<ReadLeave, 'postId'>>;

/** Days as text: what PostgreSQL's driver makes of them would be an instant of some time zone. */
const COLUMNS = `member.id, member.team_id AS "teamId", member.reference, member.name, member.qualifications,
  member.account_id AS "accountId", member.revision,
  post.id AS "post.id", post.employer_id AS "post.employerId", post.profession AS "post.profession",
  post.role AS "post.role", post.percent_hundredths AS "post.percentHundredths",
  CAST(post.from_date AS text) AS "post.fromDate", CAST(post.to_date AS text) AS "post.toDate",
  leave.id AS "leave.id", CAST(leave.from_date AS text) AS "leave.fromDate",
  CAST(leave.to_date AS text) AS "leave.toDate", leave.kind AS "leave.kind"`;

/**
 * Members of staff by the first day of their first post, with posts and leaves by first day; what was entered by mistake is left
 * out. One statement, and plain rows: a list of a thousand is not worth a thousand entities.
 * @param where which of the rows of `member`, with its parameters
 */
export async function readStaff(
  manager: EntityManager,
  where: string,
  parameters: Record<string, unknown>,
): Promise<ReadMember[]> {
  const rows = await sql<Row>(
    manager,
    `SELECT ${COLUMNS} FROM staff_member member
       LEFT JOIN post ON post.staff_member_id = member.id AND post.voided_at IS NULL
       LEFT JOIN leave ON leave.post_id = post.id AND leave.voided_at IS NULL
      WHERE ${where}
      ORDER BY post.from_date, member.name, member.id, post.id, leave.from_date`,
    parameters,
  );
  const members = new Map<string, ReadMember>();
  for (const row of rows) {
    const { id, teamId, reference, name, qualifications, accountId, revision } = row;
    const member = members.get(id) ?? {
      ...{ id, teamId, reference, name, qualifications, accountId, revision },
      posts: [],
    };
    members.set(id, member);
    const postId = row['post.id'];
    if (postId === null) continue;
    let post = member.posts.at(-1);
    if (post?.id !== postId) {
      post = postOf(row, postId, id);
      member.posts.push(post);
    }
    const leaveId = row['leave.id'];
    if (leaveId !== null) post.leaves.push(leaveOf(row, leaveId, postId));
  }
  return [...members.values()];
}

function postOf(row: Row, id: string, staffMemberId: string): ReadPost {
  return {
    id,
    staffMemberId,
    employerId: row['post.employerId'] as string,
    profession: row['post.profession'] as ReadPost['profession'],
    role: row['post.role'] as ReadPost['role'],
    percentHundredths: row['post.percentHundredths'] as number,
    fromDate: row['post.fromDate'] as string,
    toDate: row['post.toDate'],
    leaves: [],
  };
}

function leaveOf(row: Row, id: string, postId: string): ReadLeave {
  return {
    id,
    postId,
    fromDate: row['leave.fromDate'] as string,
    toDate: row['leave.toDate'],
    kind: row['leave.kind'],
  };
}
