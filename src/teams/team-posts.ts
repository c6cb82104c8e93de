import { holdsOn } from '../platform/database/holds-on.js';

/** Posts that count, as a table for hand-written SQL, with the team and the human who holds each. One entered by mistake never does. */
export const teamPosts = (alias = 'post') => `(
  SELECT post.id, post.staff_member_id, staff_member.team_id, post.profession, post.role, post.percent_hundredths,
         post.from_date, post.to_date
    FROM post JOIN staff_member ON staff_member.id = post.staff_member_id
   WHERE post.voided_at IS NULL
) ${alias}`;

/** Whether the holder of a post is on leave from it on a day, of a leave of at least so many days; one without an end is long. */
export const isOnLeave = (day: string, days = '1', post = 'post') => `EXISTS (
  SELECT 1 FROM leave
   WHERE leave.post_id = ${post}.id AND leave.voided_at IS NULL
     AND ${holdsOn(day, 'leave')}
     AND (leave.days IS NULL OR leave.days >= ${days})
)`;

/** Whether somebody works in a post on a day. At 0 percent, as files told of leave before leaves were kept, nobody does. */
export const isWorked = (day: string, days?: string, post = 'post') =>
  `(${holdsOn(day, post)} AND ${post}.percent_hundredths > 0 AND NOT ${isOnLeave(day, days, post)})`;
