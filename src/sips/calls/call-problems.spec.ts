import { type AskedToMeeting, callProblems } from './call-problems.js';

const call: AskedToMeeting = {
  kind: 'CALL',
  principalKind: 'MUNICIPALITY',
  receiver: '',
  sentOn: '2026-04-13',
  answerBy: '2026-04-17',
  meetingOn: '2026-04-22',
};
const invitation: AskedToMeeting = { ...call, kind: 'INVITATION', principalKind: null, receiver: 'Karin' };
const problems = (asked: AskedToMeeting) =>
  callProblems(asked, '2026-04-13').map(({ path, code }) => [path, code]);

it.each(['REGION', 'MUNICIPALITY', 'JOINT_AUTHORITY'] as const)('calls a %s', (principalKind) => {
  expect(problems({ ...call, principalKind })).toEqual([]);
});

it('calls nobody but regions and municipalities', () => {
  expect(problems({ ...call, principalKind: null })).toEqual([['principalId', 'calledPrincipalMissing']]);
  expect(problems({ ...call, principalKind: 'PRIVATE' })).toEqual([['principalId', 'principalIsInvited']]);
});

it('invites somebody named, and no principal', () => {
  expect(problems(invitation)).toEqual([]);
  expect(problems({ ...invitation, receiver: '' })).toEqual([['receiver', 'invitedMissing']]);
  expect(problems({ ...invitation, principalKind: 'REGION' })).toEqual([['principalId', 'invitedPrincipal']]);
});

it('has its days in order: sent, answered, met', () => {
  expect(problems({ ...call, sentOn: '2026-04-14' })).toEqual([['sentOn', 'dayInFuture']]);
  expect(problems({ ...call, answerBy: null, meetingOn: '2026-04-12' })).toEqual([
    ['meetingOn', 'meetingBeforeCall'],
  ]);
  expect(problems({ ...call, answerBy: '2026-04-12' })).toEqual([['answerBy', 'answerByOutside']]);
  expect(problems({ ...call, answerBy: '2026-04-23' })).toEqual([['answerBy', 'answerByOutside']]);
  expect(problems({ ...call, answerBy: '2026-04-13', meetingOn: '2026-04-13' })).toEqual([]);
});
