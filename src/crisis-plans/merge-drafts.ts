import { type MergedContent, mergeContent, type SharedRows } from '../plans/merge-content.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';

type Unit = CrisisPlanContent['closedHoursUnits'][number];
type Answer = Pick<Unit, 'response' | 'respondedOn' | 'respondedBy'>;

/** A unit stands in a plan once, and has one answer: one that came in while I had none is theirs to give. */
export const SHARED_ROWS: SharedRows<typeof CRISIS_PLAN> = {
  closedHoursUnits: {
    isSame,
    merge: (mine, theirs) => (mine.response === UnitResponse.PENDING ? theirs : mine),
  },
};

/** Two people wrote from the same draft: mine, with what stands in theirs alone. */
export function mergeDrafts(
  mine: CrisisPlanContent,
  theirs: CrisisPlanContent,
): MergedContent<typeof CRISIS_PLAN> {
  return mergeContent(CRISIS_PLAN, mine, theirs, SHARED_ROWS);
}

/** For each unit of a merged draft how it answered by theirs, to be seen beside mine; undefined where it has none. */
export function theirAnswers(units: readonly Unit[], theirs: readonly Unit[]): (Answer | undefined)[] {
  return units.map((unit) => {
    const same = theirs.find((one) => isSame(one, unit));
    return same && { response: same.response, respondedOn: same.respondedOn, respondedBy: same.respondedBy };
  });
}

function isSame(one: Unit, other: Unit): boolean {
  return one.unitId ? one.unitId === other.unitId : !other.unitId && one.task === other.task;
}
