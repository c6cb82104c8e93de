import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';

/** What somebody lacks: many at once, and none of them more pressing than another. */
const LACKING: readonly CaseloadKind[] = [
  CaseloadKind.WITHOUT_COORDINATOR,
  CaseloadKind.WITHOUT_CRISIS_PLAN,
  CaseloadKind.WITHOUT_SIP,
];

/** More than these are for a page of their own. */
const SHOWN = 10;
/** So few of colleagues' are shown where the group has none of one's own. */
const FEW = 3;

export interface CaseloadGroup {
  name: Urgency | CaseloadKind;
  /** Whether it is of those who lack something, and not of an urgency. */
  isLacking: boolean;
  /** The first of them: of whoever coordinates, those about their own, save of what cannot wait. */
  items: CaseloadItem[];
  total: number;
  /** How many there are in each team. */
  teams: { id: string; name: string; total: number }[];
}

const groupOf = ({ kind, urgency }: CaseloadItem) => (LACKING.includes(kind) ? kind : urgency);

/** What stands in a group. */
export const inGroup = (items: readonly CaseloadItem[], name: Urgency | CaseloadKind): CaseloadItem[] =>
  items.filter((item) => groupOf(item) === name);

/**
 * By urgency, the most pressing first, and then what somebody lacks; a group that would be empty is left out.
 * @param coordinates whether the actor coordinates for somebody: then the rest of the team is counted, and not shown, save
 *   what cannot wait, and a few where the group would be a heading alone
 */
export function groupItems(items: readonly CaseloadItem[], coordinates: boolean): CaseloadGroup[] {
  return [...Object.values(Urgency), ...LACKING]
    .map((name) => {
      const all = inGroup(items, name);
      const isOwnAlone = coordinates && name !== Urgency.AT_ONCE;
      const own = isOwnAlone ? all.filter(({ isMine, personId }) => isMine || !personId) : all;
      const byTeam = Map.groupBy(
        all.flatMap(({ team }) => team ?? []),
        ({ id }) => id,
      );
      return {
        name,
        isLacking: LACKING.includes(name as CaseloadKind),
        items: (own.length > 0 || all.length > FEW ? own : all).slice(0, SHOWN),
        total: all.length,
        teams: [...byTeam.values()].map((of) => ({ ...of[0]!, total: of.length })),
      };
    })
    .filter(({ total }) => total > 0);
}
