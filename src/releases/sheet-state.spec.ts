import { PlanStatus } from '../plans/plan-kinds.js';
import { SheetState } from './copy-check.type.js';
import { sheetState } from './sheet-state.js';

const before = new Date('2026-03-02T09:00:00Z');
const agreedAt = new Date('2026-03-02T10:00:00Z');
const after = new Date('2026-03-02T11:00:00Z');

describe('sheetState', () => {
  it.each([
    [PlanStatus.DRAFT, null, after, SheetState.DRAFT],
    [PlanStatus.AGREED, agreedAt, agreedAt, SheetState.IN_FORCE],
    [PlanStatus.AGREED, agreedAt, after, SheetState.IN_FORCE],
    // The sheet says that it is a draft, and may say other things than what was then agreed.
    [PlanStatus.AGREED, agreedAt, before, SheetState.REPLACED],
    [PlanStatus.REPLACED, agreedAt, after, SheetState.REPLACED],
    [PlanStatus.VOIDED, agreedAt, before, SheetState.VOIDED],
    [PlanStatus.ENDED, agreedAt, after, SheetState.ENDED],
  ])('of a version that is %s and was agreed at %p, given at %p, is %s', (status, agreed, given, state) => {
    expect(sheetState({ status, agreedAt: agreed }, given)).toBe(state);
  });
});
