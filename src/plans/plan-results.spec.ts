import 'reflect-metadata';
import { said } from '../../test/support/said.js';
import { PlanStatus } from './plan-kinds.js';
import { conflictWith, PlanIncomplete } from './plan-results.js';

describe('conflictWith', () => {
  it('lets a change through that saw the draft as it is', () => {
    expect(conflictWith({ number: 1, status: PlanStatus.DRAFT, revision: 4 }, 4)).toBeUndefined();
  });

  it('stops a change to a draft that somebody else has saved', () => {
    const conflict = conflictWith({ number: 1, status: PlanStatus.DRAFT, revision: 5 }, 4);
    expect(conflict).toMatchObject({ number: 1, status: PlanStatus.DRAFT, currentRevision: 5 });
    expect(conflict?.texts).toEqual(
      said(
        expect.stringMatching(/^Någon annan har sparat/),
        expect.stringMatching(/^Somebody else has saved/),
      ),
    );
  });

  it('stops a change to what has been agreed, even with the right revision', () => {
    const conflict = conflictWith({ number: 2, status: PlanStatus.AGREED, revision: 4 }, 4);
    expect(conflict?.texts).toEqual(said(expect.stringMatching(/^Planen har blivit överenskommen/)));
  });
});

it('says in every language what a plan lacks', () => {
  const field = { sv: 'Gjordes den', en: 'Made on' };
  expect(new PlanIncomplete([{ path: 'madeOn', code: 'dateInFuture', params: { field } }]).problems).toEqual([
    {
      path: 'madeOn',
      code: 'dateInFuture',
      texts: said(
        'Gjordes den: dagen har inte varit än. Skriv en dag som är idag eller tidigare.',
        'Made on: the day has not come yet. Enter today or an earlier day.',
      ),
    },
  ]);
});
