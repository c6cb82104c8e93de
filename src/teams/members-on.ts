import type { EntityManager } from 'typeorm';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { isWorked } from './team-posts.js';

/** A member of staff by name, as a choice. */
export interface NamedMember {
  id: string;
  reference: string;
  name: string;
}

const hasPost = (condition: string, member: string) => `EXISTS (
  SELECT 1 FROM post WHERE post.staff_member_id = ${member} AND post.voided_at IS NULL AND ${condition})`;

/** Whether the member with an id holds a post on a day, be it on leave: in hand-written SQL. */
export const isEmployed = (day: string, member = 'staff_member.id') => hasPost(holdsOn(day, 'post'), member);

/** Who works in the team on a day: with a post that day, and not on leave from it. */
export function membersOn(manager: EntityManager, teamId: string, day: string): Promise<NamedMember[]> {
  return sql<NamedMember>(
    manager,
    `SELECT id, reference, name FROM staff_member
      WHERE team_id = :teamId AND ${hasPost(isWorked(':day'), 'staff_member.id')}`,
    { teamId, day },
  );
}
