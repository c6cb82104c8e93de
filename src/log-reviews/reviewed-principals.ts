import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';

/** The principals whose log the actor reviews today. */
export function reviewedPrincipalIds({ grants }: Actor): string[] {
  const ids = grants.flatMap(({ role, principalId }) =>
    role === Role.LOG_REVIEWER && principalId ? [principalId] : [],
  );
  return [...new Set(ids)];
}
