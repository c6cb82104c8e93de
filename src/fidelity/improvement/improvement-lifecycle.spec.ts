import 'reflect-metadata';
import { ImprovementStatus } from './improvement-kinds.js';
import { isOverdue, nextStates } from './improvement-lifecycle.js';

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
