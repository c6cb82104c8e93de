import type { AccessedPerson } from '../persons/person-access.js';
import type { Sip } from './sip.entity.js';
import { ParticipantKind } from './sip-kinds.js';

/** Where a person's address and telephone number are hidden, so is the number beside their name among those who met. */
export function withoutPlace(sip: Sip, { disclosure }: AccessedPerson): Sip {
  if (!disclosure.hidesPlace) return sip;
  for (const { participants } of sip.versions)
    for (const participant of participants)
      if (participant.kind === ParticipantKind.PERSON) participant.phone = '';
  return sip;
}
