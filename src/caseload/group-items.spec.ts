import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';
import { waitingItem } from './describe-waiting.js';
import { groupItems } from './group-items.js';

const item = (kind: CaseloadKind, personId: string, isMine: boolean): CaseloadItem =>
  waitingItem({ kind, dueOn: null, path: '/', say: () => personId, personId, isMine });
const { CRISIS_PLAN_DRAFT, UNIT_DECLINED } = CaseloadKind;
const items = [
  item(CRISIS_PLAN_DRAFT, 'own', true),
  item(CRISIS_PLAN_DRAFT, "colleague's", false),
  item(UNIT_DECLINED, "colleague's", false),
];

it.each([
  [true, ['own']],
  [false, ['own', "colleague's"]],
])(
  'shows whoever coordinates (%s) their own, and first of all what cannot wait, whose it ever is',
  (coordinates, drafts) => {
    const groups = groupItems(items, coordinates);
    expect(groups.map(({ name, total }) => [name, total])).toEqual([
      [Urgency.AT_ONCE, 1],
      [Urgency.NO_DAY, 2],
    ]);
    expect(groups.map(({ items: shown }) => shown.map(({ personId }) => personId))).toEqual([
      ["colleague's"],
      drafts,
    ]);
  },
);

it.each([
  [1, 1],
  [3, 3],
  [4, 0],
])("shows whoever coordinates %i of colleagues' where there is none of their own: %i", (waiting, shown) => {
  const colleagues = Array.from({ length: waiting }, (_, at) => item(CRISIS_PLAN_DRAFT, `${at}`, false));
  const [group] = groupItems(colleagues, true);
  expect([group?.items.length, group?.total]).toEqual([shown, waiting]);
});
