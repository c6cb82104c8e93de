import { Audience } from '../disclosure/audience.js';
import {
  BESIDE,
  type ContentOf,
  choice,
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
  CrisisPlanStatement,
  CrisisPlanVersion,
} from './crisis-plan.entity.js';
import { CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';

const isSetting = true;
const isPlace = true;
const askedAgain = true;
const audience = Audience.TEAM;

export const STATEMENT = {
  ...PLAN_ROW,
  section: choice(CrisisPlanSection, CrisisPlanSection.TRIGGERS, { isSetting, isPlace }),
  stage: number({ isSetting, isPlace }),
  text: words(),
  author: choice(StatementAuthor, StatementAuthor.PERSON, { isSetting }),
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, { isSetting, isReach: true, audience }),
} satisfies FieldsOf<CrisisPlanStatement>;

export const CLOSED_HOURS_UNIT = {
  ...PLAN_ROW,
  unitId: reference(),
  unit: BESIDE,
  task: words(),
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
  audience: choice(Audience, Audience.CARE_AND_SUPPORT, { isSetting, isReach: true, audience }),
} satisfies FieldsOf<CrisisPlanContact>;

/** All that a version of a crisis plan is. */
export const CRISIS_PLAN = {
  ...PLAN_VERSION,
  planId: BESIDE,
  plan: BESIDE,
  madeTogether: yesNo({ askedAgain }),
  phase: choice(Phase, null, { askedAgain }),
  madeOn: day({ askedAgain }),
  reviewOn: day({ askedAgain }),
  closedHours: words(),
  statements: rows(STATEMENT),
  closedHoursUnits: rows(CLOSED_HOURS_UNIT, {
    key: 'unitId',
    together: ['response', 'respondedOn', 'respondedBy'],
    answersTo: ['unitId', 'task'],
  }),
  contacts: rows(CONTACT, { since: 2 }),
} satisfies FieldsOf<CrisisPlanVersion>;

/** What is agreed in a crisis plan. Days are YYYY-MM-DD. */
export type CrisisPlanContent = ContentOf<typeof CRISIS_PLAN>;
