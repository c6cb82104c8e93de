import type { Person } from '../persons/person.entity.js';
import { blankContent } from '../plans/plan-content.js';
import type { PlanDefinition } from '../plans/plan-definition.js';
import { attachFollowUps } from './follow-ups/attach-follow-ups.js';
import { Sip, SipVersion } from './sip.entity.js';
import { sipProblems } from './sip-completeness.js';
import { SipAction, SipGoal, SipParticipant } from './sip-content.entity.js';
import { sentOf } from './sip-content.js';
import { PARTICIPANT, SIP, type SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';
import { ruledContent } from './sip-records.js';
import { withoutContactDetails } from './without-contact-details.js';

export const SIPS: PlanDefinition<Sip, SipVersion, typeof SIP> = {
  plans: Sip,
  versions: SipVersion,
  planId: 'sipId',
  plan: 'sip',
  fields: SIP,
  rows: { goals: SipGoal, measures: SipAction, participants: SipParticipant },
  relations: { overallPrincipal: true, goals: true, measures: { principal: true }, participants: true },
  inOrder(version) {
    for (const rows of [version.goals, version.measures, version.participants])
      rows.sort((a, b) => a.position - b.position);
    return version;
  },
  attach: attachFollowUps,
  about: ({ id, personId, begunAboutId }) => ({ sipId: id, personId: begunAboutId ?? personId }),
  first: firstDraft,
  problems: (draft, day) => sipProblems(ruledContent(draft), day),
  sent: sentOf,
  withoutHidden: withoutContactDetails,
  root: '/sips',
};

/** The person is the first participant. */
function firstDraft({ givenName, familyName }: Person): SipDraft {
  const name = `${givenName} ${familyName}`;
  const person = { ...blankContent(PARTICIPANT), name, kind: ParticipantKind.PERSON };
  return { ...blankContent(SIP), participants: [person] };
}
