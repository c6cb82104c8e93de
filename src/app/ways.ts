import { mayDo } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import type { HelpTopic } from '../help/help-texts.service.js';
import type { NavigationPlace } from '../platform/web/navigation.js';
import type { Ways } from '../platform/web/ways.js';

/** The pages about those who are enrolled in a team and work in it, and about what is done there. */
const OF_A_TEAM =
  /^\/(persons|enrolments|crisis-plans|sips|copies|records|contacts|team-meetings|hospital-episodes|discharges|interventions|staff|posts|leaves|audits|improvement-actions)\//;

/** The primary navigation, in order. An entry is shown to whoever may open it. */
const navigation: readonly (NavigationPlace & { policy: PolicyName })[] = [
  { href: '/', labelKey: 'nav.start', policy: 'signedIn', holds: /^\/waiting/ },
  { href: '/shared-plans', labelKey: 'nav.sharedPlans', policy: 'sharedPlan.read' },
  { href: '/received', labelKey: 'nav.received', policy: 'receivedPlan.read' },
  { href: '/teams', labelKey: 'nav.teams', policy: 'team.read', holds: OF_A_TEAM },
  { href: '/map', labelKey: 'nav.map', policy: 'mapping.read' },
  { href: '/organisations', labelKey: 'nav.register', policy: 'organisation.write', holds: /^\/register\// },
  { href: '/log-reviews', labelKey: 'nav.logReviews', policy: 'log.review' },
  { href: '/retention', labelKey: 'nav.retention', policy: 'retention.read' },
  { href: '/log-faults', labelKey: 'nav.logFaults', policy: 'log.countersign' },
  { href: '/accounts', labelKey: 'nav.accounts', policy: 'account.read' },
];

/** Which help belongs to which pages: the first that fits. */
const help: readonly (readonly [RegExp, HelpTopic])[] = [
  [/emergency/, 'emergency'],
  [/\/(consents|blocks)/, 'consent'],
  [/crisis-plans|shared-plans|received|resource-group|copies|^\/check/, 'plan'],
  [/\/sips/, 'sip'],
  [/\/import/, 'file'],
  [/audits|improvement/, 'audit'],
  [/meetings/, 'meeting'],
  [/\/board/, 'board'],
  [/\/(staff|posts|leaves)\b/, 'staff'],
  [/contacts|hospital-episodes|discharges|interventions|timeline|\/days/, 'visit'],
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
