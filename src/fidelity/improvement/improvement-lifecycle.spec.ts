import 'reflect-metadata';
import { ImprovementStatus, PdsaPhase } from './improvement-kinds.js';
import { isLate, isOverdue, nextStates, waitsForFollowUp } from './improvement-lifecycle.js';

const { PLANNED, ONGOING, DONE, ABANDONED } = ImprovementStatus;

it('goes from planned to ongoing to done, may be abandoned until then, and never comes back', () => {
  expect(nextStates(PLANNED)).toEqual([ONGOING, ABANDONED]);
  expect(nextStates(ONGOING)).toEqual([DONE, ABANDONED]);
  expect(nextStates(DONE)).toEqual([]);
  expect(nextStates(ABANDONED)).toEqual([]);
});

it('is overdue from the day after its last, while there is something left to do', () => {
  const due = (status: ImprovementStatus, day: string) => isOverdue({ status, dueOn: '2026-05-31' }, day);
  expect([due(ONGOING, '2026-05-31'), due(ONGOING, '2026-06-01'), due(PLANNED, '2026-06-01')]).toEqual([
    false,
    true,
    true,
  ]);
  expect([due(DONE, '2026-06-01'), due(ABANDONED, '2026-06-01')]).toEqual([false, false]);
});

const note = (phase: PdsaPhase, date: string) => ({ phase, date });

it.each([
  [PLANNED, '2026-06-01', [], true],
  [DONE, '2026-06-01', [], true],
  [ABANDONED, '2026-06-01', [], false],
  [ONGOING, null, [], false],
  [ONGOING, '2026-06-01', [note(PdsaPhase.STUDY, '2026-05-31')], true],
  [ONGOING, '2026-06-01', [note(PdsaPhase.ACT, '2026-06-02')], true],
  [DONE, '2026-06-01', [note(PdsaPhase.DO, '2026-06-01'), note(PdsaPhase.STUDY, '2026-06-01')], false],
  [DONE, '2026-06-01', [note(PdsaPhase.STUDY, '2026-06-02')], false],
])(
  '%s, to be followed up on %s, with the notes %j, waits for it: %s',
  (status, followUpOn, entries, waits) => {
    expect(waitsForFollowUp({ status, followUpOn }, entries)).toBe(waits);
  },
);

it.each([
  ['2026-06-01', null, [], false],
  ['2026-05-31', null, [], true],
  ['2026-06-30', '2026-06-01', [], false],
  ['2026-06-30', '2026-05-31', [], true],
  ['2026-06-30', '2026-05-31', [note(PdsaPhase.STUDY, '2026-05-31')], false],
])(
  'to be done by %s and followed up on %s, with the notes %j, is late on 1 June: %s',
  (dueOn, followUpOn, entries, late) => {
    expect(isLate({ status: ONGOING, dueOn, followUpOn }, entries, '2026-06-01')).toBe(late);
  },
);
