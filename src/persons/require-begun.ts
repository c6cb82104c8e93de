import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';

/**
 * An enrolment begins today at the latest: until then the person would be nobody's, and nobody could put the day right.
 * @throws DomainError INVALID
 */
export function requireBegun(fromDate: string): void {
  if (fromDate > today()) throw invalid([{ path: 'fromDate', code: 'inFuture' }]);
}
