import { requireLength } from '../platform/documents/require-length.js';

/** About 27 pages. A plan has two to four. */
const MOST_LINES = 1200;

/** @param texts all that is written in a plan, as it is to be @throws DomainError INVALID when it is too long */
export function requirePlanLength(texts: readonly string[]): void {
  requireLength(texts, { most: MOST_LINES, code: 'planTooLong' });
}
