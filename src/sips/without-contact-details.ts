import type { AccessedPerson } from '../persons/person-access.js';
import type { SipVersion } from './sip.entity.js';
import type { SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';

/** Where a person's address and telephone number are hidden, so is the number beside their name among those who met. */
export function withoutContactDetails(version: SipVersion, { disclosure }: AccessedPerson): SipVersion {
  if (!disclosure.hidesContactDetails) return version;
  for (const participant of version.participants)
    if (participant.kind === ParticipantKind.PERSON) participant.phone = '';
  return version;
}

/** A draft whose writer was not shown the person's number must not take it away by leaving it empty. */
export function withHiddenContactDetails(draft: SipDraft, stored: SipVersion): SipDraft {
  const phone = stored.participants.find(({ kind }) => kind === ParticipantKind.PERSON)?.phone ?? '';
  const participants = draft.participants.map((participant) =>
    participant.kind === ParticipantKind.PERSON && participant.phone === ''
      ? { ...participant, phone }
      : participant,
  );
  return { ...draft, participants };
}
