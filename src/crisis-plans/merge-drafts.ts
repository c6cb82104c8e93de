import type { SharedRows } from '../plans/merge-content.js';
import type { TwoWriters } from '../plans/written-meanwhile.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';

type Unit = CrisisPlanContent['closedHoursUnits'][number];
type Answer = Pick<Unit, 'response' | 'respondedOn' | 'respondedBy'>;

/** A unit stands in a plan once, and has one answer: one that came in while I had none is theirs to give. */
const SHARED_ROWS: SharedRows<typeof CRISIS_PLAN> = {
  closedHoursUnits: {
    isSame,
    together: (mine, theirs) => answerOf(mine.response === UnitResponse.PENDING ? theirs : mine),
  },
};

/** The editor of a crisis plan. */
export const TWO_WRITERS: TwoWriters<typeof CRISIS_PLAN> = {
  fields: CRISIS_PLAN,
  shared: SHARED_ROWS,
  values: (content) => content,
  besideRows: ({ closedHoursUnits }, theirs) => ({
    closedHoursUnits: theirAnswers(closedHoursUnits, theirs.closedHoursUnits),
  }),
};

/** For each unit of a merged draft how it answered by theirs, to be seen beside mine; undefined where it has none. */
export function theirAnswers(units: readonly Unit[], theirs: readonly Unit[]): (Answer | undefined)[] {
  return units.map((unit) => {
    const same = theirs.find((one) => isSame(one, unit));
    return same && answerOf(same);
  });
}

function answerOf({ response, respondedOn, respondedBy }: Unit): Answer {
  return { response, respondedOn, respondedBy };
}

function isSame(one: Unit, other: Unit): boolean {
  return one.unitId ? one.unitId === other.unitId : !other.unitId && one.task === other.task;
}
