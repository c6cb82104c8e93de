import { mayDo } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import type { HelpTopic } from '../help/help-texts.service.js';
import type { NavigationPlace } from '../platform/web/navigation.js';
import type { Ways } from '../platform/web/ways.js';

/** The primary navigation, in order. An entry is shown to whoever may open it. */
const navigation: readonly (NavigationPlace & { policy: PolicyName })[] = [
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

/** Which help belongs to which pages: the first that fits. */
const help: readonly (readonly [RegExp, HelpTopic])[] = [
  [/emergency/, 'emergency'],
  [/\/(consents|blocks)/, 'consent'],
  [/crisis-plans|shared-plans|resource-group/, 'plan'],
  [/\/sips/, 'sip'],
  [/\/import/, 'file'],
  [/audits|improvement/, 'audit'],
  [/contacts|meetings|hospital-episodes|interventions|timeline|\/days/, 'visit'],
  [/persons|enrolments/, 'enrol'],
];

/** Where every page may lead. */
export const ways: Ways = {
  navigation: (actor) => navigation.filter(({ policy }) => mayDo(actor, policy)),
  signIn: '/sign-in',
  waitingForm: '/waiting-forms',
  help: (path) => {
    const [, topic] = help.find(([pages]) => pages.test(path)) ?? [];
    return topic ? `/help/${topic}` : '/help';
  },
  first: { NEW_PASSWORD_REQUIRED: '/account', TOTP_REQUIRED: '/account' },
};
