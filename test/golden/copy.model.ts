import type { DocumentCopy } from '../../src/plans/plan.document.js';

/** A copy for a unit, of a version that came after another. */
export const copy: DocumentCopy = {
  code: 'KTR4WPAE',
  forWhom: 'Psykiatriska akuten (Region Skåne)',
  givenOn: '2026-03-20',
  replaces: 2,
  overdueSince: null,
};
