import { type Actor, mayDo } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';

interface NavigationPlace {
  href: string;
  labelKey: string;
}

interface NavigationEntry extends NavigationPlace {
  policy: PolicyName;
}

/** The primary navigation, in order. An entry is shown to whoever may open it. */
const entries: readonly NavigationEntry[] = [
  { href: '/', labelKey: 'nav.start', policy: 'signedIn' },
  { href: '/shared-plans', labelKey: 'nav.sharedPlans', policy: 'sharedPlan.read' },
  { href: '/teams', labelKey: 'nav.teams', policy: 'team.read' },
  { href: '/map', labelKey: 'nav.map', policy: 'mapping.read' },
  { href: '/organisations', labelKey: 'nav.register', policy: 'organisation.write' },
  { href: '/log-reviews', labelKey: 'nav.logReviews', policy: 'log.review' },
  { href: '/retention', labelKey: 'nav.retention', policy: 'retention.read' },
  { href: '/log-faults', labelKey: 'nav.logFaults', policy: 'log.countersign' },
  { href: '/accounts', labelKey: 'nav.accounts', policy: 'account.read' },
];

export interface NavigationLink extends NavigationPlace {
  current: boolean;
}

/**
 * The links for this actor; the one that holds the page at `path` is current.
 * @param more what features add at the end
 */
export function navigationFor(
  actor: Actor | undefined,
  path: string,
  more: readonly NavigationPlace[] = [],
): NavigationLink[] {
  return [...entries.filter(({ policy }) => mayDo(actor, policy)), ...more].map(({ href, labelKey }) => ({
    href,
    labelKey,
    current: path === href || (href !== '/' && path.startsWith(`${href}/`)),
  }));
}
