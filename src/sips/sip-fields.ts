import { ConsentForm } from '../consents/consent-form.js';
import { Audience } from '../disclosure/audience.js';
import {
  BESIDE,
  type ContentOf,
  choice,
  day,
  type FieldsOf,
  line,
  PLAN_ROW,
  PLAN_VERSION,
  reference,
  rows,
  words,
  yesNo,
} from '../plans/plan-fields.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { SipVersion } from './sip.entity.js';
import type { SipAction, SipGoal, SipParticipant } from './sip-content.entity.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';

/** Of the meeting, and never of what comes after it. A consent is never general. */
const askedAgain = true;
const isSetting = true;
const isPlace = true;
/** The way from a need to a meeting. */
const since = 3;

const GOAL = {
  ...PLAN_ROW,
  term: choice(GoalTerm, GoalTerm.LONG, { isSetting, isPlace }),
  text: words(),
} satisfies FieldsOf<SipGoal>;

const MEASURE = {
  ...PLAN_ROW,
  text: words(),
  byOthers: yesNo({ isSetting, isPlace }),
  principalId: reference(),
  principal: BESIDE,
  otherActor: line(),
  unit: line(),
  responsible: line(),
  reach: line({ since }),
  fromDate: day(),
  dueDate: day(),
} satisfies FieldsOf<SipAction>;

export const PARTICIPANT = {
  ...PLAN_ROW,
  name: line({ isPlace }),
  kind: choice(ParticipantKind, null),
  role: line(),
  phone: line(),
  attended: yesNo({ askedAgain }),
  absence: line({ askedAgain, since }),
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, {
    isSetting,
    isReach: true,
    audience: Audience.TEAM,
    since: 2,
  }),
} satisfies FieldsOf<SipParticipant>;

/** All that a version of a SIP is. */
export const SIP = {
  ...PLAN_VERSION,
  sipId: BESIDE,
  sip: BESIDE,
  followUps: BESIDE,
  whatMatters: words(),
  needSeenOn: day({ askedAgain }),
  needSeenBy: choice(NeedSeenBy, null, { askedAgain, since }),
  needSeenAt: line({ askedAgain, since }),
  wantsHelpWith: words({ since }),
  wantsThere: words({ since }),
  wantsNotThere: words({ audience: Audience.TEAM, since }),
  meetingLedBy: line({ askedAgain, since }),
  meetingPlace: line({ askedAgain, since }),
  calledOn: day({ askedAgain }),
  metOn: day({ askedAgain }),
  overallPrincipalId: reference(),
  overallPrincipal: BESIDE,
  noMeasuresByOthers: yesNo(),
  noRegionAction: words({ since }),
  noMunicipalityAction: words({ since }),
  personAbsence: words({ askedAgain }),
  relativesPart: choice(RelativesPart, null, { askedAgain }),
  relativesNote: words({ askedAgain }),
  consentOn: day({ askedAgain }),
  consentForm: choice(ConsentForm, null, { askedAgain }),
  consentScope: words(),
  followUpOn: day({ askedAgain }),
  followUpBy: line(),
  goals: rows(GOAL),
  measures: rows(MEASURE),
  participants: rows(PARTICIPANT),
} satisfies FieldsOf<SipVersion>;

/** What is written in a version of a SIP. Goals: long-term ones first. Actions: those of principals first. */
export type SipDraft = ContentOf<typeof SIP>;
