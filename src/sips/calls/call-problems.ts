import type { PrincipalKind } from '../../organisations/organisation-kinds.js';
import { type Problem, unless } from '../../platform/errors/problem.js';
import { ANSWERING_KINDS } from '../sip-completeness.js';

/** A call or an invitation as it is to be recorded. Days are YYYY-MM-DD. */
export interface AskedToMeeting {
  kind: 'CALL' | 'INVITATION';
  /** The kind of the principal that was chosen; null where none was. */
  principalKind: `${PrincipalKind}` | null;
  receiver: string;
  meetingOn: string;
  answerBy?: string | null;
  sentOn: string;
}

/**
 * Everything that keeps a call or an invitation from being recorded; empty when it may be. Regions and municipalities are called,
 * and bound to come (16 kap. 4 § HSL, 10 kap. 8 § SoL); anybody else is invited.
 * @param day today, YYYY-MM-DD
 */
export function callProblems(
  { kind, principalKind, receiver, meetingOn, answerBy, sentOn }: AskedToMeeting,
  day: string,
): Problem[] {
  const isCalled = kind === 'CALL';
  return [
    ...unless(!isCalled || principalKind, 'principalId', 'calledPrincipalMissing'),
    ...unless(
      !isCalled || !principalKind || ANSWERING_KINDS.includes(principalKind),
      'principalId',
      'principalIsInvited',
    ),
    ...unless(isCalled || !principalKind, 'principalId', 'invitedPrincipal'),
    ...unless(isCalled || receiver, 'receiver', 'invitedMissing'),
    ...unless(sentOn <= day, 'sentOn', 'dayInFuture'),
    ...unless(meetingOn >= sentOn, 'meetingOn', 'meetingBeforeCall'),
    ...unless(!answerBy || (answerBy >= sentOn && answerBy <= meetingOn), 'answerBy', 'answerByOutside'),
  ];
}
