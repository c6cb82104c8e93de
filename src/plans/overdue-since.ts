import { today } from '../platform/dates/today.js';
import { PlanStatus } from './plan-kinds.js';

/** The day by which a plan in force was to be looked through, where it has passed. @param day YYYY-MM-DD */
export const overdueSince = (status: PlanStatus, day: string | null): string | null =>
  status === PlanStatus.AGREED && day !== null && day < today() ? day : null;
