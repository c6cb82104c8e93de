// The arrows of ARCHITECTURE.md: who may know whom.
const FEATURES = [
  'access',
  'sign-in',
  'geography',
  'organisations',
  'agreements',
  'teams',
  'disclosure',
  'persons',
  'consents',
  'contacts',
  'days',
  'discharges',
  'resource-groups',
  'plans',
  'crisis-plans',
  'sips',
  'needs',
  'releases',
  'bulk-prints',
  'register',
  'fidelity',
  'mapping',
  'accounts',
  'log-reviews',
  'retention',
  'caseload',
  'start',
  'help',
  'demo',
];

/** A feature may use those above it in the list, and the platform. */
const upward = FEATURES.map((feature, index) => ({
  name: `${feature}-looks-up`,
  severity: 'error',
  from: { path: `^src/${feature}/` },
  to: { path: `^src/(${FEATURES.slice(index + 1).join('|') || 'nothing'})/` },
}));

/** Rules that decide and know neither Nest nor the database. */
const PURE = [
  'agreements/agreement-between',
  'consents/ground-problems',
  'discharges/discharge-(days|problems)',
  'disclosure/decide-disclosure',
  'crisis-plans/[^/]*(completeness|is-individual|audience)[^/]*',
  'crisis-plans/hints/(split-sentences|readability|plain-words|missing-details|rows-for-readers)',
  'fidelity/rules/.*',
  'fidelity/(scales/check-scale|raters/(compare-ratings|agreement)|improvement/improvement-(range|lifecycle)|country/(spread-of-teams|suppress-distribution))',
  'organisations/(opening-hours|principal-place|read-clock)',
  'persons/identity-number',
  'platform/(door/gate|web/network-of)',
  '(contacts/contact-rules|days/compare-content)',
  'plans/(cut-for-reader|may-read|merge-content|plan-(content|fields|lifecycle))',
  'platform/access-log/(clock-set-back|hash-entry|log-list|make-storable|verify-chain)',
  'releases/(not-read-since|recall-reason|receivers-on-grounds)',
  'needs/suggest-needs',
  'retention/decide-keeping',
  'sign-in/sign-in-limit',
  'sips/[^/]*(completeness|days)[^/]*',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${FEATURES.join('|')})/` },
    },
    {
      name: 'pure-rules-stay-pure',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})\\.ts$` },
      to: { path: 'node_modules/(@nestjs|typeorm)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'services-know-no-face',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '\\.(pages|resolver)\\.ts$' },
    },
    {
      name: 'nothing-looks-at-the-doors',
      severity: 'error',
      from: { pathNot: '^src/(app|demo)/' },
      to: { path: '^src/app/' },
    },
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};
