import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { ConsentForm } from '../consents/consent-form.js';
import { CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { CrisisPlanLabel, ParticipantPart, Phase, UnitResponse } from '../crisis-plans/crisis-plan-kinds.js';
import { CrisisPlansService } from '../crisis-plans/crisis-plans.service.js';
import { GENERAL } from '../crisis-plans/packs/packs.js';
import { Audience } from '../disclosure/audience.js';
import { PersonListService } from '../persons/person-list.service.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { addDays } from '../platform/dates/civil-date.js';
import { GoalTerm, MemberKind, MemberRole } from '../resource-groups/resource-group-kinds.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import { SipVersion } from '../sips/sip.entity.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from '../sips/sip-kinds.js';
import { SipsService } from '../sips/sips.service.js';
import { readDemoData } from './demo-data.js';
import type { DemoRegister } from './fill-register.js';
import type { DemoRecords } from './generate-records.js';

interface Measure {
  text: string;
  unit?: string;
  responsible?: string;
  reach?: string;
  fromDaysAgo?: number;
  dueInDays?: number;
}

/** Words of data/demo/plans.json; days are counted from the day the data ends. */
interface PlansFile {
  resourceGroup: {
    members: {
      name: string;
      kind: keyof typeof MemberKind;
      relation: string;
      role?: keyof typeof MemberRole;
      phone?: string;
      seesCrisisPlan?: boolean;
    }[];
    goals: { term: keyof typeof GoalTerm; text: string; followUpInDays: number }[];
    withoutDoctorReason: string;
  };
  crisisPlan: {
    phase: keyof typeof Phase;
    madeDaysAgo: number;
    reviewInDays: number;
    closedHours: string;
    units: {
      unit: string;
      task: string;
      practicalOnly?: boolean;
      response: keyof typeof UnitResponse;
      answeredDaysAgo: number;
      respondedBy: string;
    }[];
    contacts: {
      name: string;
      relation: string;
      phone: string;
      whenToCall: string;
      audience: keyof typeof Audience;
      checkedDaysAgo: number;
    }[];
    participants: {
      name: string;
      role: string;
      part: keyof typeof ParticipantPart;
      audience: keyof typeof Audience;
    }[];
    skippedSections: string[];
    statements: {
      section: string;
      stage?: number;
      text: string;
      author?: keyof typeof StatementAuthor;
      audience?: keyof typeof Audience;
    }[];
  };
  sip: {
    whatMatters: string;
    wantsHelpWith: string;
    wantsThere: string;
    wantsNotThere: string;
    needSeenBy: keyof typeof NeedSeenBy;
    needSeenAt: string;
    meetingLedBy: string;
    meetingPlace: string;
    longTermGoals: string[];
    shortTermGoals: string[];
    measures: (Measure & { principal: string })[];
    measuresByOthers: (Measure & { otherActor: string })[];
    overall: string;
    participants: {
      kind: keyof typeof ParticipantKind;
      name: string;
      role: string;
      phone?: string;
      attended: boolean;
      absence?: string;
    }[];
    relativesPart: keyof typeof RelativesPart;
    consentForm: keyof typeof ConsentForm;
    consentScope: string;
    consentDaysAgo: number;
    needSeenDaysAgo: number;
    calledDaysAgo: number;
    metDaysAgo: number;
    followUpInDays: number;
    followUpBy: string;
  };
}

/** Gives one enrolled person a resource group, an agreed crisis plan and an agreed SIP. */
export async function fillPlans(
  app: INestApplicationContext,
  actor: Actor,
  register: DemoRegister,
  records: DemoRecords,
  endDate: string,
): Promise<{ personId: string; crisisPlanId: string; sipId: string }> {
  const chosen = records.ENROLMENTS.find(({ to, protected_identity }) => to === null && !protected_identity);
  const list = app.get(PersonListService, { strict: false });
  const { items: enrolled } = await list.list(actor, register.teamId, {}, { page: 1, size: 1000 });
  const person = enrolled.find((line) => line.person.identityNumber === chosen?.person.number)?.person;
  if (!person) throw new Error('The demonstration has nobody to make a plan with');
  const words = readDemoData<PlansFile>('plans.json');
  const day = (days: number) => addDays(endDate, days);
  await fillResourceGroup(app, actor, person.id, words.resourceGroup, day);
  const crisisPlanId = await fillCrisisPlan(app, actor, person.id, words.crisisPlan, register, day);
  const name = `${person.givenName} ${person.familyName}`;
  const sipId = await fillSip(app, actor, { id: person.id, name }, words.sip, register, day);
  return { personId: person.id, crisisPlanId, sipId };
}

type Day = (days: number) => string;

async function fillResourceGroup(
  app: INestApplicationContext,
  actor: Actor,
  personId: string,
  { members, goals, withoutDoctorReason }: PlansFile['resourceGroup'],
  day: Day,
): Promise<void> {
  await app.get(ResourceGroupsService, { strict: false }).save(actor, {
    personId,
    revision: 0,
    members: members.map(({ kind, role, ...member }) => ({
      ...member,
      kind: MemberKind[kind],
      role: role && MemberRole[role],
    })),
    withoutDoctorReason,
    goals: goals.map(({ term, text, followUpInDays }) => ({
      term: GoalTerm[term],
      text,
      followUpOn: day(followUpInDays),
    })),
  });
}

async function fillCrisisPlan(
  app: INestApplicationContext,
  actor: Actor,
  personId: string,
  plan: PlansFile['crisisPlan'],
  { unitIds }: DemoRegister,
  day: Day,
): Promise<string> {
  const plans = app.get(CrisisPlansService, { strict: false });
  const { id: planId, versions } = await plans.begin(actor, {
    personId,
    label: CrisisPlanLabel.KRISPLAN,
    pack: GENERAL,
  });
  const saved = await plans.saveDraft(actor, {
    planId,
    revision: latestOf(versions).revision,
    seenDigest: '',
    madeTogether: true,
    phase: Phase[plan.phase],
    madeOn: day(-plan.madeDaysAgo),
    reviewOn: day(plan.reviewInDays),
    closedHours: plan.closedHours,
    noUnitReason: '',
    closedHoursUnits: plan.units.map(
      ({ unit, practicalOnly = false, response, answeredDaysAgo, ...words }) => ({
        unitId: unitIds.get(unit),
        practicalOnly,
        response: UnitResponse[response],
        respondedOn: day(-answeredDaysAgo),
        ...words,
      }),
    ),
    contacts: plan.contacts.map(({ audience, checkedDaysAgo, ...words }) => ({
      audience: Audience[audience],
      checkedOn: day(-checkedDaysAgo),
      ...words,
    })),
    participants: plan.participants.map(({ part, audience, ...words }) => ({
      part: ParticipantPart[part],
      audience: Audience[audience],
      ...words,
    })),
    skippedSections: plan.skippedSections.map((section) => ({ section })),
    statements: plan.statements.map(({ author = 'PERSON', audience = 'EVERYONE', ...words }) => ({
      answerReason: '',
      author: StatementAuthor[author],
      audience: Audience[audience],
      ...words,
    })),
  });
  if (!(saved instanceof CrisisPlanVersion)) throw new Error('The crisis plan could not be saved');
  const agreed = await plans.agree(actor, { planId, revision: saved.revision });
  if (!(agreed instanceof CrisisPlanVersion)) throw new Error('The crisis plan could not be agreed');
  return planId;
}

async function fillSip(
  app: INestApplicationContext,
  actor: Actor,
  person: { id: string; name: string },
  sip: PlansFile['sip'],
  { principalIds }: DemoRegister,
  day: Day,
): Promise<string> {
  const sips = app.get(SipsService, { strict: false });
  const { id: sipId, versions } = await sips.begin(actor, person.id);
  const measure = ({ text, unit = '', responsible = '', reach = '', fromDaysAgo, dueInDays }: Measure) => ({
    text,
    unit,
    responsible,
    reach,
    fromDate: fromDaysAgo === undefined ? null : day(-fromDaysAgo),
    dueDate: dueInDays === undefined ? null : day(dueInDays),
  });
  const saved = await sips.saveDraft(actor, {
    sipId,
    revision: latestOf(versions).revision,
    seenDigest: '',
    whatMatters: sip.whatMatters,
    wantsHelpWith: sip.wantsHelpWith,
    wantsThere: sip.wantsThere,
    wantsNotThere: sip.wantsNotThere,
    needSeenBy: NeedSeenBy[sip.needSeenBy],
    needSeenAt: sip.needSeenAt,
    meetingLedBy: sip.meetingLedBy,
    meetingPlace: sip.meetingPlace,
    longTermGoals: sip.longTermGoals,
    shortTermGoals: sip.shortTermGoals,
    measures: sip.measures.map((row) => ({ ...measure(row), principalId: principalIds.get(row.principal) })),
    measuresByOthers: sip.measuresByOthers.map((row) => ({ ...measure(row), otherActor: row.otherActor })),
    noMeasuresByOthers: false,
    noRegionAction: '',
    noMunicipalityAction: '',
    overallPrincipalId: principalIds.get(sip.overall),
    participants: [
      {
        kind: ParticipantKind.PERSON,
        name: person.name,
        role: '',
        phone: '',
        attended: true,
        absence: '',
        audience: Audience.CARE_AND_SUPPORT,
      },
      ...sip.participants.map(({ kind, phone = '', absence = '', ...participant }) => ({
        kind: ParticipantKind[kind],
        phone,
        absence,
        audience: Audience.CARE_AND_SUPPORT,
        ...participant,
      })),
    ],
    personAbsence: '',
    relativesPart: RelativesPart[sip.relativesPart],
    relativesNote: '',
    consentOn: day(-sip.consentDaysAgo),
    consentForm: ConsentForm[sip.consentForm],
    consentScope: sip.consentScope,
    needSeenOn: day(-sip.needSeenDaysAgo),
    calledOn: day(-sip.calledDaysAgo),
    metOn: day(-sip.metDaysAgo),
    followUpOn: day(sip.followUpInDays),
    followUpBy: sip.followUpBy,
  });
  if (!(saved instanceof SipVersion)) throw new Error('The SIP could not be saved');
  const agreed = await sips.agree(actor, { sipId, revision: saved.revision });
  if (!(agreed instanceof SipVersion)) throw new Error('The SIP could not be agreed');
  return sipId;
}
