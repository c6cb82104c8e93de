import 'reflect-metadata';
import { UnitResponse } from './crisis-plan-kinds.js';
import { type DraftWords, mergeDrafts, theirAnswers } from './merge-drafts.js';

const { PENDING, ACCEPTED } = UnitResponse;
const draft = (words: Partial<DraftWords> = {}): DraftWords => ({
  closedHours: '',
  statements: [],
  closedHoursUnits: [],
  ...words,
});
const sign = (text: string, stage = 1) => ({ section: 'EARLY_SIGNS', stage, text });

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
  const words = (audience: string) => draft({ statements: [{ ...sign('Oro'), audience }] });
  const { merged, added } = mergeDrafts(words('EVERYONE'), words('TEAM'));
  expect(merged.statements.map(({ audience }) => audience)).toEqual(['EVERYONE', 'TEAM']);
  expect(added).toEqual(['Oro']);
});

it('shows beside each unit how it answered by the other, and nothing of a unit that they lack', () => {
  const answer = { response: ACCEPTED, respondedOn: '2026-03-01', respondedBy: 'Karin' };
  const unit = (unitId: string) => ({ unitId, task: 'Ringer upp.', response: PENDING });
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
    draft({ madeOn: '2026-02-01', phase: 'STABLE', reviewOn: '2026-09-01' }),
  );
  expect(merged).toMatchObject({ madeOn: '2026-03-01', phase: 'STABLE', reviewOn: '2026-09-01' });
});

it("keeps both tasks for a unit and takes the answer that came in meanwhile, and the other's unit", () => {
  const { merged, added } = mergeDrafts(
    draft({ closedHoursUnits: [{ unitId: 'a', task: 'Kommer hem.', response: PENDING }] }),
    draft({
      closedHoursUnits: [
        { unitId: 'a', task: 'Ringer upp.', response: ACCEPTED },
        { unitId: 'b', task: 'Matar katten.', response: PENDING },
      ],
    }),
  );
  expect(merged.closedHoursUnits).toEqual([
    { unitId: 'a', task: 'Kommer hem.\n\nRinger upp.', response: ACCEPTED },
    { unitId: 'b', task: 'Matar katten.', response: PENDING },
  ]);
  expect(added).toEqual(['Ringer upp.', 'Matar katten.']);
});

it('adds nothing when both are the same', () => {
  const one = draft({
    closedHours: 'Ring.',
    statements: [sign('Oro')],
    closedHoursUnits: [{ task: 'x', response: PENDING }],
  });
  expect(mergeDrafts(one, structuredClone(one))).toEqual({ merged: one, added: [] });
});
