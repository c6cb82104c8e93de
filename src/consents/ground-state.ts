import { registerEnumType } from '@nestjs/graphql';
import { renewalDays } from '../disclosure/grounds-to-renew.js';

export enum GroundState {
  COMING = 'COMING',
  IN_FORCE = 'IN_FORCE',
  EXPIRING = 'EXPIRING',
  PASSED = 'PASSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(GroundState, {
  name: 'GroundState',
  description: 'Whether a ground holds today.',
  valuesMap: {
    COMING: { description: 'Its first day has not come.' },
    IN_FORCE: { description: 'It holds today, and for more than 30 days.' },
    EXPIRING: { description: 'It holds today, and ends within 30 days.' },
    PASSED: { description: 'Its last day has been.' },
    WITHDRAWN: { description: 'It has been withdrawn, and holds no longer.' },
  },
});

/** Where a ground stands on a day, YYYY-MM-DD. Its first and last day both count. */
export function groundState(
  { fromDate, toDate, withdrawnAt }: { fromDate: string; toDate: string; withdrawnAt: Date | null },
  day: string,
): GroundState {
  if (withdrawnAt !== null) return GroundState.WITHDRAWN;
  if (toDate < day) return GroundState.PASSED;
  if (fromDate > day) return GroundState.COMING;
  return toDate <= renewalDays(day).last ? GroundState.EXPIRING : GroundState.IN_FORCE;
}

/** Whether there is anything left of it to withdraw. */
export function isWithdrawable(state: GroundState): boolean {
  return state !== GroundState.PASSED && state !== GroundState.WITHDRAWN;
}
