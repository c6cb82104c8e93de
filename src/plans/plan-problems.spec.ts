import 'reflect-metadata';
import type { CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { CRISIS_PLANS } from '../crisis-plans/crisis-plan-definition.js';
import { CLOSED_HOURS_UNIT, CONTACT, CRISIS_PLAN, STATEMENT } from '../crisis-plans/crisis-plan-fields.js';
import type { Problem } from '../platform/errors/problem.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { SipVersion } from '../sips/sip.entity.js';
import { SIPS } from '../sips/sip-definition.js';
import { SIP } from '../sips/sip-fields.js';
import { blankContent } from './plan-content.js';
import { problemsOf } from './plan-problems.js';

const undrawn = (problems: Problem[]) => problems.filter(({ code }) => code === 'notDrawable');

it('names each row of a crisis plan that no sheet could show, and its letters', () => {
  const draft = {
    ...blankContent(CRISIS_PLAN),
    ...{ pack: 'general', packVersion: '1.1.0' },
    closedHours: 'Ring \ua840.',
    statements: [
      { ...blankContent(STATEMENT), text: 'أفتح النافذة 😊' },
      { ...blankContent(STATEMENT), text: `${'Lugn musik, '.repeat(5)}\ua840\ua841` },
    ],
    closedHoursUnits: [{ ...blankContent(CLOSED_HOURS_UNIT), respondedBy: '\ua840' }],
    contacts: [{ ...blankContent(CONTACT), name: '\ua841' }],
  } as unknown as CrisisPlanVersion;
  expect(undrawn(problemsOf(CRISIS_PLANS, draft, '2026-03-14'))).toEqual([
    {
      path: 'closedHours',
      code: 'notDrawable',
      params: { row: 'Ring [U+A840].', letters: '\ua840 (U+A840)' },
    },
    {
      path: 'statements.1.text',
      code: 'notDrawable',
      params: {
        row: 'Lugn musik, Lugn musik, Lugn musik, Lugn…',
        letters: '\ua840 (U+A840), \ua841 (U+A841)',
      },
    },
    { path: 'contacts.0.name', code: 'notDrawable', params: { row: '[U+A841]', letters: '\ua841 (U+A841)' } },
  ]);
});

it('names the rows of a SIP as its form has them', () => {
  const draft = {
    ...blankContent(SIP),
    goals: [{ ...blankContent(SIP.goals.fields), term: GoalTerm.SHORT, text: '\ua840' }],
    measures: [
      { ...blankContent(SIP.measures.fields), text: 'Samtal' },
      { ...blankContent(SIP.measures.fields), byOthers: true, text: '\ua840' },
    ],
  } as unknown as SipVersion;
  expect(undrawn(problemsOf(SIPS, draft, '2026-03-14')).map(({ path }) => path)).toEqual([
    'shortTermGoals.0',
    'measuresByOthers.0.text',
  ]);
});
