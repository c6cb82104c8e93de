import { PlanStatus } from '../plans/plan-kinds.js';
import { SheetState } from './copy-check.type.js';

const STATE_OF: Record<PlanStatus, SheetState> = {
  [PlanStatus.AGREED]: SheetState.IN_FORCE,
  [PlanStatus.REPLACED]: SheetState.REPLACED,
  [PlanStatus.VOIDED]: SheetState.VOIDED,
  [PlanStatus.ENDED]: SheetState.ENDED,
  [PlanStatus.DRAFT]: SheetState.DRAFT,
};

/** Whether a sheet holds. One that was printed of a draft does not, though its version has been agreed since. */
export function sheetState(
  { status, agreedAt }: { status: PlanStatus; agreedAt: Date | null },
  givenAt: Date,
): SheetState {
  const wasDraft = agreedAt !== null && givenAt < agreedAt;
  return status === PlanStatus.AGREED && wasDraft ? SheetState.REPLACED : STATE_OF[status];
}
