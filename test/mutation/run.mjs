import { Stryker } from '@stryker-mutator/core';

/**
 * Changes each pure rule of disclosure, sheets, fidelity and keeping in every way that Stryker knows, one change at a time, and tells how many
 * of the changes the rule's own tests notice. Names of rules may be given; all of them otherwise.
 */

/** Of a hundred changes of a rule, so many must be noticed. */
const NOTICED = 90;

/** Rules, and the spec of those that share one. */
const RULES = {
  'fidelity/raters/agreement': 'agreement',
  'fidelity/scales/check-scale': 'load-scales',
  'fidelity/raters/compare-ratings': 'compare-ratings',
  'fidelity/rules/compare-versions': 'compare-versions',
  'fidelity/measures/figure-cautions': 'figure-cautions',
  'fidelity/rules/find-band': 'find-band',
  'fidelity/improvement/improvement-lifecycle': 'improvement-lifecycle',
  'fidelity/improvement/improvement-range': 'range-items',
  'fidelity/rules/next-review': 'next-review',
  'fidelity/reviewer-words/newest-words': 'newest-words',
  'fidelity/scales/overlay-texts': 'overlay-texts',
  'fidelity/rules/latest-reviews': 'latest-reviews',
  'fidelity/rules/range-items': 'range-items',
  'fidelity/rules/re-review': 're-review',
  'fidelity/rules/rate-item': 'rate-item',
  'fidelity/rules/rating-history': 'rating-history',
  'fidelity/scales/scale': 'scale',
  'fidelity/country/spread-of-teams': 'spread-of-teams',
  'fidelity/country/suppress-distribution': 'suppress-distribution',
  'fidelity/rules/thresholds-on': 'thresholds-on',
  'fidelity/rules/total-scale': 'total-scale',
  'fidelity/rules/view-audit': 'view-audit',
  'fidelity/rules/what-moved': 'what-moved',
  'fidelity/rules/what-would-move': 'what-would-move',
  'fidelity/raters/compare-sides': 'compare-sides',
  'fidelity/raters/rated-by': 'rated-by',
  'fidelity/visit/next-meeting': 'next-meeting',
  'fidelity/visit/plan-visit': 'plan-visit',
  'fidelity/measures/working-year': 'working-year',
  'disclosure/decide-disclosure': 'decide-disclosure',
  'disclosure/decide-opening': 'decide-opening',
  'disclosure/ground-rules': 'ground-rules',
  'plans/cut-for-reader': 'cut-for-reader',
  'plans/may-read': 'may-read',
  'retention/decide-keeping': 'decide-keeping',
};

const asked = process.argv.slice(2);
const figures = [];
for (const [rule, spec] of Object.entries(RULES)) {
  if (asked.length > 0 && !asked.includes(rule)) continue;
  process.env.MUTATION_SPEC = spec;
  const results = await new Stryker({
    testRunner: 'jest',
    jest: {
      projectType: 'custom',
      configFile: 'test/mutation/jest.config.mjs',
      enableFindRelatedTests: false,
    },
    mutate: [`src/${rule}.ts`],
    coverageAnalysis: 'perTest',
    ignorePatterns: ['dist', 'var', 'docs', 'static', 'bench', 'test/browser', 'test/e2e', 'test/golden'],
    reporters: ['clear-text'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: false, allowColor: false },
    concurrency: 2,
    timeoutMS: 30_000,
    tempDirName: 'var/stryker',
    cleanTempDir: 'always',
    allowConsoleColors: false,
    warnings: { slow: false },
  }).runMutationTest();
  const of = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const [noticed, unnoticed] = [of('Killed', 'Timeout', 'RuntimeError'), of('Survived', 'NoCoverage')];
  figures.push({
    rule,
    changes: noticed + unnoticed,
    unnoticed,
    percent: (100 * noticed) / (noticed + unnoticed),
  });
}

for (const { rule, changes, unnoticed, percent } of figures)
  process.stdout.write(
    `${percent.toFixed(1).padStart(5)} % of ${changes} noticed, ${unnoticed} not: ${rule}\n`,
  );
const short = figures.filter(({ percent }) => percent < NOTICED);
if (short.length > 0)
  throw new Error(`Less than ${NOTICED} % noticed of ${short.map(({ rule }) => rule).join(', ')}`);
