import 'reflect-metadata';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanStatus } from './plan-kinds.js';
import { currentOf, latestOf, mayBeginAfter, nextStates, restoredBy, successorOf } from './plan-lifecycle.js';

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

it('goes from draft to agreed to replaced or ended, may be voided once agreed, and is never again a draft', () => {
  expect(nextStates(PlanStatus.DRAFT)).toEqual([PlanStatus.AGREED]);
  expect(nextStates(PlanStatus.AGREED)).toEqual([PlanStatus.REPLACED, PlanStatus.VOIDED, PlanStatus.ENDED]);
  expect(nextStates(PlanStatus.REPLACED)).toEqual([PlanStatus.VOIDED]);
  expect(nextStates(PlanStatus.VOIDED)).toEqual([]);
  expect(nextStates(PlanStatus.ENDED)).toEqual([PlanStatus.VOIDED]);
});

describe('when a version was made in error', () => {
  const first = version(1, PlanStatus.REPLACED);
  const second = version(2, PlanStatus.REPLACED);
  const inForce = version(3, PlanStatus.AGREED);
  const voided = version(3, PlanStatus.VOIDED);

  it('the one that it had replaced is in force again', () => {
    expect(restoredBy(inForce, [inForce, second, first])).toBe(second);
    expect(restoredBy(inForce, [inForce, version(2, PlanStatus.VOIDED), first])).toBe(first);
  });

  it('nothing comes back for one that was not in force, or was the first', () => {
    expect(restoredBy(second, [inForce, second, first])).toBeUndefined();
    expect(restoredBy(inForce, [inForce])).toBeUndefined();
  });

  it('it is not the one to show while there is another', () => {
    expect(currentOf([voided, second, first])).toBe(second);
    expect(currentOf([voided])).toBe(voided);
  });

  it('the next is begun from the one in force, from nothing when all were voided, and never beside a draft', () => {
    const restored = version(2, PlanStatus.AGREED);
    expect(mayBeginAfter(restored, [voided, restored, first])).toBe(true);
    expect(mayBeginAfter(voided, [voided, restored, first])).toBe(false);
    expect(mayBeginAfter(voided, [voided])).toBe(true);
    expect(mayBeginAfter(restored, [version(4, PlanStatus.DRAFT), voided, restored])).toBe(false);
    expect(successorOf([voided])).toEqual({ number: 4, predecessor: undefined });
  });
});

describe('when a plan was ended', () => {
  const first = version(1, PlanStatus.REPLACED);
  const ended = version(2, PlanStatus.ENDED);

  it('that version is the one to show, and the next is begun from nothing', () => {
    expect(currentOf([ended, first])).toBe(ended);
    expect(mayBeginAfter(ended, [ended, first])).toBe(true);
    expect(mayBeginAfter(first, [ended, first])).toBe(false);
    expect(successorOf([ended, first])).toEqual({ number: 3, predecessor: undefined });
    expect(mayBeginAfter(ended, [version(3, PlanStatus.AGREED), ended, first])).toBe(false);
    expect(mayBeginAfter(ended, [version(3, PlanStatus.DRAFT), ended, first])).toBe(false);
  });

  it('nothing from before that is in force again, whatever is voided after it', () => {
    const later = version(3, PlanStatus.AGREED);
    expect(restoredBy(later, [later, ended, first])).toBeUndefined();
    expect(restoredBy(ended, [ended, first])).toBeUndefined();
  });
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
