import { type Actor, mayDo } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';

interface NavigationEntry {
  href: string;
  labelKey: string;
  policy: PolicyName;
}

/** The primary navigation, in order. An entry is shown to whoever may open it. */
const entries: readonly NavigationEntry[] = [
  { href: '/', labelKey: 'nav.start', policy: 'signedIn' },
  { href: '/teams', labelKey: 'nav.teams', policy: 'team.read' },
  { href: '/map', labelKey: 'nav.map', policy: 'mapping.read' },
  { href: '/organisations', labelKey: 'nav.register', policy: 'organisation.write' },
  { href: '/accounts', labelKey: 'nav.accounts', policy: 'account.read' },
];

export interface NavigationLink {
  href: string;
  labelKey: string;
  current: boolean;
}

/** The links for this actor; the one that holds the page at `path` is current. */
export function navigationFor(actor: Actor | undefined, path: string): NavigationLink[] {
  return entries
    .filter(({ policy }) => mayDo(actor, policy))
    .map(({ href, labelKey }) => ({
      href,
      labelKey,
      current: path === href || (href !== '/' && path.startsWith(`${href}/`)),
    }));
}
