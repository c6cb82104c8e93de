import 'reflect-metadata';
import { mergeContent } from '../plans/merge-content.js';
import { blankContent } from '../plans/plan-content.js';
import { Audience, StatementAuthor } from '../plans/plan-kinds.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';
import { TWO_WRITERS, theirAnswers } from './merge-drafts.js';

const { PENDING, ACCEPTED, DECLINED } = UnitResponse;
const draft = (words: Partial<CrisisPlanContent> = {}): CrisisPlanContent => ({
  ...blankContent(CRISIS_PLAN),
  ...words,
});
const mergeDrafts = (mine: CrisisPlanContent, theirs: CrisisPlanContent) =>
  mergeContent(CRISIS_PLAN, mine, theirs, TWO_WRITERS.shared);
const sign = (text: string, stage = 1) => ({
  section: CrisisPlanSection.EARLY_SIGNS,
  stage,
  text,
  author: StatementAuthor.PERSON,
  audience: Audience.CARE_AND_SUPPORT,
});
const asked = (unitId: string | null, task: string, response = PENDING) => ({
  unitId,
  task,
  response,
  respondedOn: null,
  respondedBy: '',
});

it('adds what only the other wrote and keeps what I wrote', () => {
  const { merged, added } = mergeDrafts(
    draft({ statements: [sign('Jag sover inte.'), sign('Jag ringer nattetid.')] }),
    draft({ statements: [sign('Jag sover inte.'), sign('Jag slutar äta.')] }),
  );
  expect(merged.statements.map(({ text }) => text)).toEqual([
    'Jag sover inte.',
    'Jag ringer nattetid.',
    'Jag slutar äta.',
  ]);
  expect(added).toEqual(['Jag slutar äta.']);
});

it('takes the same words in another stage for something else', () => {
  const { merged } = mergeDrafts(
    draft({ statements: [sign('Oro', 1)] }),
    draft({ statements: [sign('Oro', 2)] }),
  );
  expect(merged.statements).toHaveLength(2);
});

it('takes the same words for other readers for something else, so that nobody opens what another has closed', () => {
  const words = (audience: Audience) => draft({ statements: [{ ...sign('Oro'), audience }] });
  const { merged, added } = mergeDrafts(words(Audience.EVERYONE), words(Audience.TEAM));
  expect(merged.statements.map(({ audience }) => audience)).toEqual(['EVERYONE', 'TEAM']);
  expect(added).toEqual(['Oro']);
});

it('shows beside each unit how it answered by the other, and nothing of a unit that they lack', () => {
  const answer = { response: ACCEPTED, respondedOn: '2026-03-01', respondedBy: 'Karin' };
  const unit = (unitId: string) => asked(unitId, 'Ringer upp.');
  expect(theirAnswers([unit('a'), unit('b')], [{ ...unit('b'), ...answer }])).toEqual([undefined, answer]);
});

it('puts both texts for the closed hours after each other, and a text that is the same once', () => {
  const both = mergeDrafts(draft({ closedHours: 'Ring Karin.' }), draft({ closedHours: 'Ring 1177.' }));
  expect(both.merged.closedHours).toBe('Ring Karin.\n\nRing 1177.');
  expect(both.added).toEqual(['Ring 1177.']);
  const same = mergeDrafts(
    draft({ closedHours: 'Ring Karin. Sedan Bo.' }),
    draft({ closedHours: 'Ring Karin.' }),
  );
  expect(same).toMatchObject({ merged: { closedHours: 'Ring Karin. Sedan Bo.' }, added: [] });
});

it('fills in the days and the phase that I left open, and keeps my own', () => {
  const { merged } = mergeDrafts(
    draft({ madeOn: '2026-03-01', phase: null }),
    draft({ madeOn: '2026-02-01', phase: Phase.STABLE, reviewOn: '2026-09-01' }),
  );
  expect(merged).toMatchObject({ madeOn: '2026-03-01', phase: 'STABLE', reviewOn: '2026-09-01' });
});

it("keeps both tasks for a unit and takes the answer that came in meanwhile, and the other's unit", () => {
  const { merged, added } = mergeDrafts(
    draft({ closedHoursUnits: [asked('a', 'Kommer hem.')] }),
    draft({
      closedHoursUnits: [asked('a', 'Ringer upp.', ACCEPTED), asked('b', 'Matar katten.')],
    }),
  );
  expect(merged.closedHoursUnits).toEqual([
    asked('a', 'Kommer hem.\n\nRinger upp.', ACCEPTED),
    asked('b', 'Matar katten.'),
  ]);
  expect(added).toEqual(['Ringer upp.', 'Matar katten.']);
});

it('takes no part of their answer into mine', () => {
  const mine = { ...asked('a', 'Kommer hem.', DECLINED) };
  const theirs = { ...mine, response: ACCEPTED, respondedOn: '2026-03-01', respondedBy: 'Karin' };
  const { merged } = mergeDrafts(draft({ closedHoursUnits: [mine] }), draft({ closedHoursUnits: [theirs] }));
  expect(merged.closedHoursUnits).toEqual([mine]);
});

it('adds nothing when both are the same', () => {
  const one = draft({
    closedHours: 'Ring.',
    statements: [sign('Oro')],
    closedHoursUnits: [asked(null, 'x')],
  });
  expect(mergeDrafts(one, structuredClone(one))).toEqual({ merged: one, added: [] });
});
