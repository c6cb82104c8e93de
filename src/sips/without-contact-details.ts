import type { AccessedPerson } from '../persons/person-access.js';
import type { SipVersion } from './sip.entity.js';
import type { SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';

/** Where a person's address and telephone number are hidden, so is the number beside their name among those who met. */
export function withoutContactDetails(version: SipVersion, { disclosure }: AccessedPerson): SipVersion {
  if (!disclosure.hidesContactDetails) return version;
  for (const participant of version.participants) if (isThePerson(participant)) participant.phone = '';
  return version;
}

/**
 * A draft whose writer was not shown the person's number must not take it away by leaving it empty. It is the number of
 * whoever has the name beside it; where that name stands nowhere any more, of the only one who may have got another name.
 */
export function withHiddenContactDetails(draft: SipDraft, stored: SipVersion): SipDraft {
  const hidden = stored.participants.filter(isThePerson);
  const named = (one: { name: string }) => draft.participants.some(({ name }) => name === one.name);
  const [renamed, ...more] = hidden.filter((one) => !named(one));
  const participants = draft.participants.map((participant) => {
    if (!isThePerson(participant) || participant.phone !== '') return participant;
    const { name } = participant;
    const isNew = !stored.participants.some((one) => one.name === name);
    const same =
      hidden.find((one) => one.name === name) ?? (isNew && more.length === 0 ? renamed : undefined);
    return { ...participant, phone: same?.phone ?? '' };
  });
  return { ...draft, participants };
}

const isThePerson = ({ kind }: { kind: ParticipantKind | null }) => kind === ParticipantKind.PERSON;
