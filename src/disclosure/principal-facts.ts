import type { Principal } from '../organisations/organisation.entity.js';
import type { Joined } from './decide-disclosure.js';
import type { Receiver } from './ground-rules.js';

/** What the decision needs to know of a principal on a day, YYYY-MM-DD. */
export function principalFacts(
  { kind, activities, sharesDocumentationFrom: from }: Principal,
  day: string,
): Receiver & Joined {
  return { kind, activities, sharesDocumentation: typeof from === 'string' && from <= day };
}
