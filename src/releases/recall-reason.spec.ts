import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { CopyForm, RecallReason } from './copy-kinds.js';
import { type CopyFacts, recallReason } from './recall-reason.js';

const DAY = '2026-06-15';
const { VOIDED, PLAN_ENDED, REPLACED, GROUND_OVER, ENDED, UNIT_SAID_NO, OVERDUE } = RecallReason;

/** A unit holds a version that is in force. */
const holds: CopyFacts = {
  reader: PlanReader.CARE,
  form: CopyForm.PAPER,
  givenOn: '2026-03-01',
  isSettled: false,
  isHeld: true,
  status: PlanStatus.AGREED,
  wasDraft: false,
  unitSaidNo: false,
  reviewOn: '2026-09-01',
  groundHolds: true,
  isEnrolledAfter: true,
};

describe('a copy', () => {
  it.each<[string, Partial<CopyFacts>, RecallReason | null]>([
    ['of what is in force holds', {}, null],
    ['without a day to look it through holds', { reviewOn: null }, null],
    ['holds on the day it is to be looked through', { reviewOn: DAY }, null],
    ['is recalled the day after', { reviewOn: '2026-06-14' }, OVERDUE],
    ['of a replaced version is recalled', { status: PlanStatus.REPLACED }, REPLACED],
    ['of a voided version is recalled', { status: PlanStatus.VOIDED }, VOIDED],
    ['of an ended plan is recalled', { status: PlanStatus.ENDED, groundHolds: false }, PLAN_ENDED],
    ['whose ground is over is recalled', { groundHolds: false }, GROUND_OVER],
    [
      'read in the program is not recalled once its ground is over',
      { form: CopyForm.DIGITAL, groundHolds: false },
      null,
    ],
    [
      'read in the program, of a voided version, is recalled while it is read',
      { form: CopyForm.DIGITAL, status: PlanStatus.VOIDED },
      VOIDED,
    ],
    [
      'read in the program, of a voided version, is not once it is read no longer',
      { form: CopyForm.DIGITAL, status: PlanStatus.VOIDED, groundHolds: false },
      null,
    ],
    ['of somebody whose last enrolment ends is recalled', { isEnrolledAfter: false }, ENDED],
    [
      'on which a unit stands that has said no is recalled',
      { unitSaidNo: true, reviewOn: '2026-06-14' },
      UNIT_SAID_NO,
    ],
    ['read in the program is told the no', { unitSaidNo: true, form: CopyForm.DIGITAL }, null],
    [
      'of a draft on which a unit says no holds while it is one',
      { unitSaidNo: true, status: PlanStatus.DRAFT },
      null,
    ],
    ['of a draft holds while it is one', { status: PlanStatus.DRAFT, reviewOn: '2026-06-01' }, null],
    ['of a draft is recalled when it is agreed', { wasDraft: true }, REPLACED],
    ['of the person is recalled too', { reader: PlanReader.PERSON, status: PlanStatus.REPLACED }, REPLACED],
    ['is recalled for the gravest reason', { status: PlanStatus.VOIDED, groundHolds: false }, VOIDED],
    ['is recalled first as replaced', { status: PlanStatus.REPLACED, reviewOn: '2026-01-01' }, REPLACED],
    ['is recalled no more when it is settled', { status: PlanStatus.VOIDED, isSettled: true }, null],
    ['that nobody has opened is not recalled', { status: PlanStatus.VOIDED, isHeld: false }, null],
    [
      'for the team is asked for through 30 days',
      { reader: PlanReader.TEAM, status: PlanStatus.REPLACED, givenOn: '2026-05-16' },
      REPLACED,
    ],
    [
      'for the team is not asked for later',
      { reader: PlanReader.TEAM, status: PlanStatus.REPLACED, givenOn: '2026-05-15' },
      null,
    ],
  ])('%s', (_, facts, reason) => {
    expect(recallReason({ ...holds, ...facts }, DAY)).toBe(reason);
  });
});
