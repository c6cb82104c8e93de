import { showIdentityNumber } from '../../persons/identity-number.js';
import type { Person } from '../../persons/person.entity.js';
import { renderDocument } from '../../platform/documents/document-renderer.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Sip } from '../sip.entity.js';
import type { SipCall } from './sip-call.entity.js';
import { CallKind } from './sip-call-kinds.js';

/** What a letter is made of. */
export interface CallLetter {
  sip: Sip;
  call: SipCall;
  person: Person;
}

/**
 * The letter to whoever is called or invited. It says whose meeting it is, where and when, and nothing of what the plan holds;
 * the number of the person to a principal alone, and not of somebody with protected identity.
 */
export function renderCallLetter(
  { sip, call, person }: CallLetter,
  locale: Locale,
  isLarge: boolean,
): string {
  const { kind, principal, receiver, meetingOn, meetingAt, place, answerBy, sentOn, recordedByName } = call;
  const isCalled = kind === CallKind.CALL;
  const model = {
    date: sentOn,
    isCalled,
    to: [principal?.name, receiver].filter(Boolean).join(', '),
    name: `${person.givenName} ${person.familyName}`,
    identityNumber: isCalled && !person.protectedIdentity ? showIdentityNumber(person) : null,
    ...{ meetingOn, meetingAt, place, answerBy },
    team: { name: sip.team.name, phone: sip.team.phone, principal: sip.owner.name },
    by: recordedByName,
  };
  return renderDocument('sip-call', model, locale, isLarge ? { type: 'large' } : {});
}
