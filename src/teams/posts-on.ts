/** What of a post tells whether it is held on a day, YYYY-MM-DD. */
interface HeldPost {
  fromDate: string;
  toDate: string | null;
  voidedAt?: Date | null;
}

/** The posts of somebody that are held on a day, be it on leave. */
export const postsOn = <P extends HeldPost>({ posts }: { posts: readonly P[] }, day: string): P[] =>
  posts.filter(
    ({ fromDate, toDate, voidedAt = null }) =>
      voidedAt === null && fromDate <= day && (toDate === null || toDate >= day),
  );

/** Who employs somebody on a day: each principal once; empty when they have left. */
export const employersOn = (
  member: { posts: readonly (HeldPost & { employer: { name: string } })[] },
  day: string,
): string => [...new Set(postsOn(member, day).map(({ employer }) => employer.name))].join(', ');
