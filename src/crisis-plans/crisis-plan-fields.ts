import { Audience } from '../disclosure/audience.js';
import {
  BESIDE,
  type ContentOf,
  choice,
  code,
  day,
  type FieldsOf,
  line,
  number,
  PLAN_ROW,
  PLAN_VERSION,
  reference,
  rows,
  words,
  yesNo,
} from '../plans/plan-fields.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import type {
  ClosedHoursUnit,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanSkippedSection,
  CrisisPlanStatement,
  CrisisPlanVersion,
} from './crisis-plan.entity.js';
import { ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';

const isSetting = true;
const isPlace = true;
const askedAgain = true;
const audience = Audience.TEAM;
/** The format of the checksum from when a plan is made in a pack. */
export const PACKS_SINCE = 3;
const since = PACKS_SINCE;

export const STATEMENT = {
  ...PLAN_ROW,
  section: code({ isSetting, isPlace }),
  stage: number({ isSetting, isPlace }),
  text: words(),
  author: choice(StatementAuthor, StatementAuthor.PERSON, { isSetting }),
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, { isSetting, isReach: true, audience }),
  answer: choice(WishAnswer, null, { isSetting, since }),
  answerReason: words({ since }),
} satisfies FieldsOf<CrisisPlanStatement>;

export const CLOSED_HOURS_UNIT = {
  ...PLAN_ROW,
  unitId: reference(),
  unit: BESIDE,
  task: words(),
  practicalOnly: yesNo({ isSetting, since: 4 }),
  response: choice(UnitResponse, UnitResponse.PENDING),
  respondedOn: day(),
  respondedBy: line({ audience }),
  reading: BESIDE,
  question: BESIDE,
  answer: BESIDE,
  answeredToId: BESIDE,
} satisfies FieldsOf<ClosedHoursUnit>;

export const CONTACT = {
  ...PLAN_ROW,
  name: line(),
  relation: line(),
  phone: line(),
  whenToCall: line(),
  checkedOn: day({ since }),
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, { isSetting, isReach: true, audience }),
} satisfies FieldsOf<CrisisPlanContact>;

export const PARTICIPANT = {
  ...PLAN_ROW,
  name: line(),
  role: line(),
  part: choice(ParticipantPart, ParticipantPart.TOOK_PART, { isSetting }),
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, { isSetting, isReach: true, audience }),
} satisfies FieldsOf<CrisisPlanParticipant>;

export const SKIPPED_SECTION = {
  ...PLAN_ROW,
  section: code({ isPlace }),
} satisfies FieldsOf<CrisisPlanSkippedSection>;

/** All that a version of a crisis plan is. */
export const CRISIS_PLAN = {
  ...PLAN_VERSION,
  planId: BESIDE,
  plan: BESIDE,
  pack: BESIDE,
  packVersion: BESIDE,
  madeTogether: yesNo({ askedAgain }),
  phase: choice(Phase, null, { askedAgain }),
  madeOn: day({ askedAgain }),
  reviewOn: day({ askedAgain }),
  closedHours: words(),
  noUnitReason: words({ since }),
  statements: rows(STATEMENT, { together: ['answer', 'answerReason'], answersTo: ['section', 'text'] }),
  closedHoursUnits: rows(CLOSED_HOURS_UNIT, {
    key: 'unitId',
    together: ['response', 'respondedOn', 'respondedBy'],
    answersTo: ['unitId', 'task', 'practicalOnly'],
  }),
  contacts: rows(CONTACT, { since: 2 }),
  participants: rows(PARTICIPANT, { since }),
  skippedSections: rows(SKIPPED_SECTION, { key: 'section', since }),
} satisfies FieldsOf<CrisisPlanVersion>;

/** What is agreed in a crisis plan. Days are YYYY-MM-DD. */
export type CrisisPlanContent = ContentOf<typeof CRISIS_PLAN>;
