import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';

/** Many at once, and none of them more pressing than another. */
const FOLDED: readonly CaseloadKind[] = [
  CaseloadKind.WITHOUT_COORDINATOR,
  CaseloadKind.WITHOUT_CRISIS_PLAN,
  CaseloadKind.WITHOUT_SIP,
];

export interface CaseloadGroup {
  name: Urgency | CaseloadKind;
  isFolded: boolean;
  items: CaseloadItem[];
}

/** By urgency, the most pressing first, and then what somebody lacks; a group that would be empty is left out. */
export function groupItems(items: readonly CaseloadItem[]): CaseloadGroup[] {
  const isFolded = ({ kind }: CaseloadItem) => FOLDED.includes(kind);
  const groups: CaseloadGroup[] = [
    ...Object.values(Urgency).map((urgency) => ({
      name: urgency,
      isFolded: false,
      items: items.filter((item) => item.urgency === urgency && !isFolded(item)),
    })),
    ...FOLDED.map((kind) => ({
      name: kind,
      isFolded: true,
      items: items.filter((item) => item.kind === kind),
    })),
  ];
  return groups.filter((group) => group.items.length > 0);
}
