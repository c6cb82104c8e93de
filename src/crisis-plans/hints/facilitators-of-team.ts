import type { CrisisPlanParticipant } from '../crisis-plan.entity.js';
import { ParticipantPart } from '../crisis-plan-kinds.js';

const folded = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Paths of those said to have led the making from outside the team who are called as one of its staff. */
export function facilitatorsOfTeam(
  participants: readonly Pick<CrisisPlanParticipant, 'name' | 'part'>[],
  staff: readonly { name: string }[],
): string[] {
  const names = new Set(staff.map(({ name }) => folded(name)));
  return participants.flatMap(({ name, part }, index) =>
    part === ParticipantPart.FACILITATED_FROM_OUTSIDE && names.has(folded(name))
      ? [`participants.${index}.name`]
      : [],
  );
}
