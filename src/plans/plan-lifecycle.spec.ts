import 'reflect-metadata';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanStatus } from './plan-kinds.js';
import { latestOf, nextStates, successorOf } from './plan-lifecycle.js';

const version = (number: number, status: PlanStatus) => ({ number, status });

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.problems[0]?.code;
    throw error;
  }
  return undefined;
}

it('goes from draft to agreed to replaced and never back', () => {
  expect(nextStates(PlanStatus.DRAFT)).toEqual([PlanStatus.AGREED]);
  expect(nextStates(PlanStatus.AGREED)).toEqual([PlanStatus.REPLACED]);
  expect(nextStates(PlanStatus.REPLACED)).toEqual([]);
});

describe('successorOf', () => {
  it('starts from the version in force and takes the next number', () => {
    const inForce = version(2, PlanStatus.AGREED);
    expect(successorOf([inForce, version(1, PlanStatus.REPLACED)])).toEqual({
      number: 3,
      predecessor: inForce,
    });
  });

  it('refuses a second draft', () => {
    const versions = [version(1, PlanStatus.AGREED), version(2, PlanStatus.DRAFT)];
    expect(codeOf(() => successorOf(versions))).toBe('draftUnderWay');
  });

  it('refuses when nothing has been agreed', () => {
    expect(codeOf(() => successorOf([]))).toBe('nothingAgreed');
  });
});

it('finds the latest version whatever the order', () => {
  const draft = version(3, PlanStatus.DRAFT);
  expect(latestOf([version(2, PlanStatus.AGREED), draft, version(1, PlanStatus.REPLACED)])).toBe(draft);
});
