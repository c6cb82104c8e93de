import { type Audit, AuditStatus } from '../audits/audit.entity.js';
import type { AuditView } from './view-audit.js';

/** By each scale that a team has been reviewed by as a whole, the audit that was closed last; in the order they have. */
export function latestReviews<Reviewed extends Pick<AuditView, 'audit'>>(
  reviews: readonly Reviewed[],
): Reviewed[] {
  const closed = reviews.filter(
    ({ audit: { status, components } }) => status === AuditStatus.CLOSED && components === null,
  );
  return closed.filter(({ audit }) =>
    closed.every(({ audit: other }) => other.scale !== audit.scale || !isClosedLater(other, audit)),
  );
}

function isClosedLater(one: Audit, other: Audit): boolean {
  const [a, b] = [Number(one.closedAt), Number(other.closedAt)];
  return a === b ? one.id > other.id : a > b;
}
