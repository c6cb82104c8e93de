import type { Problem } from '../platform/errors/problem.js';
import { MemberKind, MemberRole } from './resource-group-kinds.js';

interface Member {
  kind: MemberKind;
  role?: MemberRole | null;
  representsPerson?: boolean;
}

/** What cannot be so of the members of a group: only staff has a role in it, or stands for the person. */
export const groupProblems = (members: readonly Member[]): Problem[] =>
  members.flatMap(({ kind, role, representsPerson }, index) =>
    kind === MemberKind.STAFF
      ? []
      : [
          ...(role ? [{ path: `members.${index}.role`, code: 'roleOfStaff' }] : []),
          ...(representsPerson ? [{ path: `members.${index}.representsPerson`, code: 'roleOfStaff' }] : []),
        ],
  );

/** The roles that nobody in the group has, and of which nothing says why. */
export function missingRoles(
  members: readonly Member[],
  reasons: { withoutCoordinatorReason: string; withoutDoctorReason: string },
): MemberRole[] {
  const reasonOf = {
    [MemberRole.COORDINATOR]: reasons.withoutCoordinatorReason,
    [MemberRole.DOCTOR]: reasons.withoutDoctorReason,
  };
  return Object.values(MemberRole).filter(
    (role) => !reasonOf[role] && !members.some((member) => member.role === role),
  );
}
