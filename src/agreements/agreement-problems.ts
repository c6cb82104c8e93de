import type { Problem } from '../platform/errors/problem.js';
import type { CreateAgreementInput } from './agreement.input.js';
import { AgreementSubject } from './agreement-subject.js';

const { SIP, DISCHARGE, CONSULTATION } = AgreementSubject;

/** Fields that say something of what an agreement has to cover. */
const ABOUT = {
  sipCallDays: SIP,
  sipMeetingDays: SIP,
  paymentDays: DISCHARGE,
  paymentClock: DISCHARGE,
  consultationUnitIds: CONSULTATION,
  consultants: CONSULTATION,
  consultationBooking: CONSULTATION,
} as const;

/** What no agreement can say, whoever it is between. */
export function agreementProblems(input: Omit<CreateAgreementInput, 'name'>): Problem[] {
  const problems: Problem[] = [];
  if (input.toDate && input.toDate < input.fromDate)
    problems.push({ path: 'toDate', code: 'windowBackwards' });
  for (const [path, subject] of Object.entries(ABOUT)) {
    const value = input[path as keyof typeof ABOUT];
    const isSaid = Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null && value !== '';
    if (isSaid && !input.covers.includes(subject)) problems.push({ path, code: `notCovered.${subject}` });
  }
  if (input.paymentClock && (input.paymentDays ?? null) === null)
    problems.push({ path: 'paymentDays', code: 'paymentDaysNeeded' });
  return problems;
}
