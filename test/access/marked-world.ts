import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Ground, GroundScan } from '../../src/consents/ground.entity.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ContactMode } from '../../src/contacts/contact-kinds.js';
import { ChangedRecord, RecordChange } from '../../src/contacts/record-change.entity.js';
import {
  ClosedHoursUnit,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanStatement,
  CrisisPlanVersion,
  UnitAnswer,
  UnitQuestion,
} from '../../src/crisis-plans/crisis-plan.entity.js';
import { CrisisPlanLabel, UnitResponse } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { testNumber } from '../../src/demo/test-number.js';
import { Audience } from '../../src/disclosure/audience.js';
import type { Circumstance, GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { NeedsInventory } from '../../src/needs/needs-inventory.entity.js';
import { Principal, Service, Unit } from '../../src/organisations/organisation.entity.js';
import {
  type Activity,
  CareModel,
  PrincipalKind,
  UnitKind,
} from '../../src/organisations/organisation-kinds.js';
import { OwnPage } from '../../src/own-pages/own-page.entity.js';
import { OwnWords } from '../../src/own-pages/own-words.entity.js';
import { AmendedRecord, Correction, Disagreement } from '../../src/persons/amendment.entity.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import {
  IdentityKind,
  Intensity,
  LeavingReason,
  LegalFrame,
  PlanKind,
} from '../../src/persons/person-kinds.js';
import { PersonNumber } from '../../src/persons/person-number.entity.js';
import { BoardEntry, IntensityChange, LegalFrameChange } from '../../src/persons/support.entity.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { PlanLink } from '../../src/releases/plan-link.entity.js';
import { TakenDocument } from '../../src/releases/taken-document.entity.js';
import { GoalTerm } from '../../src/resource-groups/resource-group-kinds.js';
import { HoldReason } from '../../src/retention/keeping-kinds.js';
import { RecordHold } from '../../src/retention/record-hold.entity.js';
import { hashPassword } from '../../src/sign-in/password.js';
import { SipCall } from '../../src/sips/calls/sip-call.entity.js';
import { CallAnswer, CallKind } from '../../src/sips/calls/sip-call-kinds.js';
import { SipFollowUp, SipFollowUpAction } from '../../src/sips/follow-ups/sip-follow-up.entity.js';
import { ActionOutcome } from '../../src/sips/follow-ups/sip-follow-up-kinds.js';
import { Sip, SipVersion } from '../../src/sips/sip.entity.js';
import { SipAction, SipGoal, SipParticipant } from '../../src/sips/sip-content.entity.js';
import { ParticipantKind } from '../../src/sips/sip-kinds.js';
import { Team } from '../../src/teams/team.entity.js';
import { storeGroup, storeNotes } from '../support/stored-group.js';
import { CHEAP_COST } from '../support/test-app.js';
import { reachOf } from './disclosure-oracle.js';
import { layOut, type Rows } from './disclosure-rows.js';
import { worldShape } from './disclosure-shape.js';

/**
 * What a mark stands in, and so who may see it: `card` and `place` of a person; `plan` what care may read of a crisis
 * plan in force, `planOfTeam` the rest of it, `asked` the task in a draft about which a unit is asked; `sip`, `group`; `consent` what is written of grounds and blocks;
 * `history` earlier details and `placeHistory` those that tell a place; `enrolment` what is written of an enrolment;
 * `copy` who was given a plan, what was taken in, and what the person has written; `opening` the reason of an emergency opening; `join` why two records are of one human;
 * `hold` why a record is kept from being destroyed.
 */
export const MARK_KINDS = [
  'card',
  'place',
  'plan',
  'planOfTeam',
  'asked',
  'sip',
  'group',
  'consent',
  'history',
  'placeHistory',
  'enrolment',
  'opening',
  'join',
  'hold',
  'copy',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** One text that stands in one place and nowhere else; a number may be of one human at two principals. */
export interface Mark {
  kind: MarkKind;
  /** The record it stands in: the person's own id for what has none. */
  recordId: string;
  personId: string;
  /** The team whose enrolment it is about, and the employer of whoever opened in an emergency. */
  teamId?: string;
  employerId?: string;
  /** The unit that is asked. */
  unitId?: string;
  /** The other record of a proposal to join two. */
  joinedId?: string;
}

export interface MarkedWorld {
  /** By the text of the mark. */
  marks: Map<string, Mark[]>;
  accounts: { id: string; username: string; roles: string[] }[];
  password: string;
}

const MARK = /ZQ[0-9A-Z]{4}X|\b\d{8}-?9[89]\d{2}\b/g;

/** Every mark in a text. */
export function marksIn(text: string): Set<string> {
  return new Set(
    text
      .toUpperCase()
      .match(MARK)
      ?.map((found) => found.replace('-', '')),
  );
}

/** @returns as many worlds as there are seeds, in one database, each text about a person with a mark of its own */
export async function addMarkedWorlds(
  unitOfWork: UnitOfWork,
  seeds: readonly number[],
): Promise<MarkedWorld> {
  const world: MarkedWorld = { marks: new Map(), accounts: [], password: randomUUID() };
  const passwordHash = await hashPassword(world.password, CHEAP_COST);
  for (const [place, seed] of seeds.entries()) {
    const rows = richest(seed);
    await unitOfWork.run(async (manager) => {
      const insert: Insert = async (entity, row) => {
        await manager.insert(entity, row as never);
      };
      await addRegister(insert, rows, seed);
      await addAccounts(insert, rows, passwordHash, world, seed);
      await addPersons(insert, rows, world.marks, place);
      await addPlans(insert, rows, world.marks, (entity, id, fields) =>
        manager.update(entity, { id }, fields),
      );
      await addGroups(manager, rows, world.marks);
      await addDecisions(insert, rows, world.marks);
      await addAmendments(insert, rows, world.marks);
      await addJoins(insert, rows, world.marks);
      await addHolds(insert, rows, world.marks);
    });
  }
  return world;
}

/** Of thirty random worlds the one in which the most is read: in most of them nearly nothing is. */
function richest(seed: number): Rows {
  const now = new Date();
  const worlds = fc
    .sample(worldShape('small'), { seed, numRuns: 30 })
    .map((shape) => layOut(shape, today(), now))
    .map((rows) => {
      const { reads, readsForUnit } = reachOf(rows, today(), now);
      const all = [...reads.values(), ...readsForUnit.values()].map(({ size }) => size);
      return { rows, read: all.reduce((sum, size) => sum + size, 0) };
    });
  return worlds.sort((a, b) => b.read - a.read)[0]!.rows;
}

type Insert = (entity: new () => object, row: object) => Promise<void>;
type Update = (entity: new () => object, id: string, fields: object) => Promise<unknown>;
type Marks = MarkedWorld['marks'];

let marked = 0;

/** A new mark, for what stands in this record. */
function mark(marks: Marks, what: Mark): string {
  const text = `ZQ${(marked++).toString(36).toUpperCase().padStart(4, '0')}X`;
  marks.set(text, [what]);
  return text;
}

async function addRegister(insert: Insert, { principals, units, teams }: Rows, seed: number) {
  for (const { id, isPrivate, activities, shares } of principals)
    await insert(Principal, {
      id,
      name: `Huvudman ${seed} ${id}`,
      kind: isPrivate ? PrincipalKind.PRIVATE : PrincipalKind.JOINT_AUTHORITY,
      activities: [...activities] as Activity[],
      sharesDocumentationFrom: shares ? today() : null,
      regionCode: '12',
      municipalityCode: null,
    });
  for (const { id, principalId } of units)
    await insert(Unit, {
      id,
      principalId,
      name: `Enheten ${id}`,
      kind: UnitKind.EMERGENCY_PSYCHIATRY,
      openingHours: 'dygnet runt',
      phone: '040-000 00 01',
    });
  for (const { id } of teams) {
    const serviceId = randomUUID();
    await insert(Service, {
      id: serviceId,
      name: `Verksamheten ${id}`,
      regionCode: '12',
      legalForm: null,
      startYear: null,
      endYear: null,
      models: [CareModel.ACT],
      targetGroups: '',
      integrationDegree: null,
    });
    await insert(Team, {
      id,
      serviceId,
      name: `Teamet ${id}`,
      municipalityCode: '1280',
      models: [CareModel.ACT],
      openingHours: 'vardagar 8–16',
      phone: '040-000 00 00',
      plannedFteHundredths: 1000,
      capacity: 100,
      fictitious: true,
    });
  }
}

async function addAccounts(
  insert: Insert,
  { accounts, grants, principals }: Rows,
  passwordHash: string,
  world: MarkedWorld,
  seed: number,
) {
  for (const [index, { id, principalId }] of accounts.entries()) {
    const username = `prov-${seed}-${index}`;
    await insert(Account, {
      id,
      username,
      name: `Prov ${seed} ${index}`,
      passwordHash,
      principalId,
      active: true,
      createdAt: new Date(),
    });
    const own = grants.filter(({ accountId }) => accountId === id);
    for (const { role, teamId, unitId, isApproved, fromDate, toDate } of own)
      await insert(Grant, {
        id: randomUUID(),
        accountId: id,
        role: role as Role,
        teamId,
        unitId,
        regionCode: role === Role.REGIONAL_ANALYST ? '12' : null,
        principalId: role === Role.LOG_REVIEWER ? (principalId ?? principals[0]!.id) : null,
        approvedAt: isApproved ? new Date() : null,
        fromDate,
        toDate,
      });
    world.accounts.push({ id, username, roles: own.map(({ role }) => role) });
  }
}

async function addPersons(insert: Insert, rows: Rows, marks: Marks, place: number) {
  for (const { id, ownerId, activity, protectedIdentity } of rows.persons) {
    const human = rows.humans.get(id)!;
    const card: Mark = { kind: 'card', recordId: id, personId: id };
    const whereabouts: Mark = { ...card, kind: 'place' };
    // Every other human has a reserve number, which is their principal's own.
    const isReserve = human % 2 === 1;
    const birthDate = `19${10 + place}-0${1 + (human % 9)}-1${human % 10}`;
    const { number } = testNumber(birthDate, 980 + (human % 20), IdentityKind.PERSONNUMMER);
    if (!isReserve) marks.set(number, [...(marks.get(number) ?? []), card]);
    await insert(Person, {
      id,
      ownerId,
      activity: activity as Activity | null,
      identityNumber: isReserve ? mark(marks, card) : number,
      identityKind: isReserve ? IdentityKind.RESERVE : IdentityKind.PERSONNUMMER,
      givenName: mark(marks, card),
      familyName: mark(marks, card),
      protectedIdentity,
      language: mark(marks, card),
      needsInterpreter: false,
      address: mark(marks, whereabouts),
      phone: mark(marks, whereabouts),
      fictitious: true,
    });
  }
  for (const { personId, teamId, fromDate, toDate } of rows.enrolments) {
    const id = randomUUID();
    const { ownerId } = rows.persons.find((person) => person.id === personId)!;
    await insert(Enrolment, {
      id,
      ownerId,
      teamId,
      personId,
      fromDate,
      toDate,
      leavingReason: toDate ? LeavingReason.PLANNED : null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    });
    const about: Mark = { kind: 'enrolment', recordId: id, personId, teamId };
    const contactId = randomUUID();
    await insert(Contact, {
      id: contactId,
      ownerId,
      enrolmentId: id,
      date: fromDate,
      time: '10:00',
      minutes: 30,
      mode: ContactMode.PHONE,
      place: null,
      personPresent: true,
      naturalSupportPresent: false,
      noShow: false,
    });
    await insert(RecordChange, {
      id: randomUUID(),
      recordType: ChangedRecord.CONTACT,
      recordId: contactId,
      personId,
      ownerId,
      at: new Date(),
      accountId: personId,
      accountName: 'Prov',
      reason: mark(marks, { ...about, kind: 'history' }),
      voids: false,
      before: { minutes: 45 },
    });
    await insert(Disagreement, {
      ...amendment(AmendedRecord.ENROLMENT, id, personId),
      text: mark(marks, about),
    });
    await insert(Correction, {
      ...amendment(AmendedRecord.ENROLMENT, id, personId),
      field: 'coordinators',
      earlierText: mark(marks, { ...about, kind: 'history' }),
      newText: mark(marks, { ...about, kind: 'history' }),
      reason: mark(marks, { ...about, kind: 'history' }),
    });
    const since = {
      enrolmentId: id,
      fromDate,
      recordedAt: new Date(),
      recordedBy: 'prov',
      recordedByName: 'Prov',
    };
    await insert(IntensityChange, {
      ...since,
      id: randomUUID(),
      earlier: Intensity.INTENSIVE,
      intensity: Intensity.STANDARD,
      reason: mark(marks, { ...about, kind: 'history' }),
    });
    await insert(LegalFrameChange, {
      ...since,
      id: randomUUID(),
      earlier: LegalFrame.LPT_OUTPATIENT,
      legalFrame: LegalFrame.VOLUNTARY,
      reason: mark(marks, { ...about, kind: 'history' }),
    });
    await insert(NeedsInventory, {
      id: randomUUID(),
      enrolmentId: id,
      madeOn: fromDate,
      recordedAt: new Date(),
      recordedBy: 'prov',
      recordedByName: mark(marks, { ...about, kind: 'history' }),
    });
    await insert(BoardEntry, {
      ...since,
      id: randomUUID(),
      toDate: null,
      reason: mark(marks, { ...about, kind: 'history' }),
    });
  }
}

const versionOf = (number: number, at: Date) => ({
  number,
  status: PlanStatus.DRAFT,
  revision: 1,
  createdAt: at,
  createdBy: 'prov',
  changedAt: at,
  agreedAt: null,
  agreedBy: null,
  checksum: null,
});

async function addPlans(insert: Insert, rows: Rows, marks: Marks, update: Update) {
  const at = new Date();
  const labels = new Map<string, number>();
  const hasSip = new Set<string>();
  for (const { id, personId, ownerId, teamId, category, versions } of rows.plans) {
    const isSip = category === 'SIP';
    if (isSip) {
      if (hasSip.has(personId)) continue;
      hasSip.add(personId);
      await insert(Sip, { id, ownerId, teamId, personId });
    } else {
      const place = labels.get(personId) ?? 0;
      labels.set(personId, place + 1);
      await insert(CrisisPlan, {
        id,
        ownerId,
        teamId,
        personId,
        label: Object.values(CrisisPlanLabel)[place],
      });
    }
    for (const [index, status] of versions.entries()) {
      const versionId = randomUUID();
      const isAgreed = status === 'agreed';
      const about: Mark = { kind: isSip ? 'sip' : 'planOfTeam', recordId: id, personId };
      if (isSip)
        await addSipVersion(insert, { id, versionId, number: index + 1, at, personId, ownerId }, marks);
      else {
        const unitId = rows.units[0]!.id;
        await addPlanVersion(
          insert,
          { id, versionId, number: index + 1, at, personId, unitId, isAgreed },
          marks,
        );
      }
      if (isAgreed)
        await update(isSip ? SipVersion : CrisisPlanVersion, versionId, {
          status: PlanStatus.AGREED,
          agreedAt: at,
          agreedBy: 'prov',
          checksum: 'c'.repeat(64),
        });
      if (isAgreed && isSip) await addMeetings(insert, { id, versionId, at, personId }, marks);
      if (isAgreed) {
        const copied: Mark = { kind: 'copy', recordId: id, personId };
        const given = {
          ...{ code: randomUUID().slice(0, 8), ownerId, teamId, personId },
          ...{ plan: isSip ? PlanKind.SIP : PlanKind.CRISIS_PLAN, planId: id, versionId },
          ...{ versionNumber: index + 1, givenAt: at },
          ...{ givenOn: today(at), givenBy: 'prov', givenByName: 'Prov' },
        };
        await insert(PlanCopy, {
          ...{ ...given, id: randomUUID(), reader: PlanReader.RELATIVE, receiverName: mark(marks, copied) },
          ...{ categories: [], form: CopyForm.PAPER, ground: 'CONSENT', note: mark(marks, copied) },
        });
        const copyId = randomUUID();
        await insert(PlanCopy, {
          ...{ ...given, id: copyId, code: randomUUID().slice(0, 8), reader: PlanReader.RELATIVE },
          ...{ receiverName: mark(marks, copied), categories: [], form: CopyForm.LINK, ground: 'CONSENT' },
          note: mark(marks, copied),
        });
        await insert(PlanLink, {
          ...{ copyId, tokenHash: randomUUID(), codeHash: 'c'.repeat(64), expiresAt: at },
          ...{ revokedAt: at, revokedBy: 'prov', revokedByName: mark(marks, copied) },
        });
        // Whoever has a ground has been given it digitally, whatever the ground says and whenever it holds.
        const grounds = rows.grounds.filter((ground) => ground.personId === personId);
        const receivers = Map.groupBy(
          grounds,
          ({ receiverId, receiverUnitId }) => receiverUnitId ?? receiverId,
        );
        for (const [{ receiverId, receiverUnitId, categories, ...ground }] of receivers.values() as Iterable<
          [(typeof grounds)[number]]
        >)
          await insert(PlanCopy, {
            ...{ ...given, id: randomUUID(), code: randomUUID().slice(0, 8), reader: PlanReader.CARE },
            ...{ receiverName: 'Prov', receiverId, receiverUnitId, groundId: ground.id },
            categories: Object.values(RecordCategory).filter((one) => categories.includes(one)),
            ...{ form: CopyForm.DIGITAL, ground: ground.kind as GroundKind, note: mark(marks, copied) },
          });
      }
      await insert(Disagreement, {
        ...amendment(
          isSip ? AmendedRecord.SIP_VERSION : AmendedRecord.CRISIS_PLAN_VERSION,
          versionId,
          personId,
        ),
        // What the person disagrees with in a plan in force is their own word to care, too.
        text: mark(marks, !isSip && isAgreed ? { ...about, kind: 'plan' } : about),
      });
    }
  }
  for (const { id: personId, ownerId } of rows.persons)
    await insert(TakenDocument, {
      ...{ id: randomUUID(), ownerId, personId, copyId: randomUUID(), plan: PlanKind.SIP, versionNumber: 1 },
      ...{ giverName: 'Prov', receiverName: 'Prov', checksum: 'c'.repeat(64), takenAt: at },
      ...{ takenBy: 'prov', takenByName: 'Prov', reason: mark(marks, taken(personId)) },
      content: `<!doctype html><html lang="sv"><head><meta name="date" content="2026-01-01"><title>Prov</title></head>
<body><header></header><main><p>${mark(marks, taken(personId))}</p></main><footer></footer></body></html>`,
    });
  const [{ id: anyTeamId } = { id: '' }] = rows.teams;
  for (const { id: personId, ownerId } of rows.persons) {
    const ownPageId = randomUUID();
    const theirs = { ownerId, personId, teamId: anyTeamId };
    await insert(OwnPage, {
      ...{ ...theirs, id: ownPageId, tokenHash: randomUUID(), codeHash: 'c'.repeat(64), expiresAt: at },
      ...{ madeAt: at, madeBy: 'prov', madeByName: mark(marks, taken(personId)), codeExpiresAt: at },
      ...{ codeGivenAt: at, codeGivenBy: 'prov', codeGivenByName: mark(marks, taken(personId)) },
    });
    await insert(OwnWords, {
      ...{ ...theirs, id: randomUUID(), ownPageId, text: mark(marks, taken(personId)), writtenAt: at },
    });
  }
}

async function addGroups(manager: EntityManager, rows: Rows, marks: Marks) {
  const at = new Date();
  for (const { id, personId, ownerId } of rows.groups) {
    const about: Mark = { kind: 'group', recordId: id, personId };
    const group = { id, ownerId, personId, savedAt: at };
    const member = {
      ...{ name: mark(marks, about), relation: mark(marks, about), phone: mark(marks, about) },
      seesCrisisPlan: true,
    };
    await storeGroup(manager, { ...group, members: [member], goals: [{ text: mark(marks, about) }] });
    await storeNotes(manager, id, today(), mark(marks, about));
  }
}

const taken = (personId: string): Mark => ({ kind: 'copy', recordId: personId, personId });

interface NewVersion {
  /** The plan's. */
  id: string;
  versionId: string;
  number: number;
  at: Date;
  personId: string;
}

async function addPlanVersion(
  insert: Insert,
  {
    id,
    versionId,
    number,
    at,
    personId,
    unitId,
    isAgreed,
  }: NewVersion & { unitId: string; isAgreed: boolean },
  marks: Marks,
) {
  const about = { recordId: id, personId };
  const forCare: Mark = { ...about, kind: isAgreed ? 'plan' : 'planOfTeam' };
  const forTeam: Mark = { ...about, kind: 'planOfTeam' };
  await insert(CrisisPlanVersion, {
    id: versionId,
    planId: id,
    ...versionOf(number, at),
    madeTogether: true,
    phase: null,
    madeOn: null,
    reviewOn: addDays(today(), 1),
    closedHours: mark(marks, forCare),
    noUnitReason: mark(marks, forCare),
  });
  for (const audience of Object.values(Audience))
    await insert(CrisisPlanStatement, {
      id: randomUUID(),
      versionId,
      section: 'OWN_ACTIONS',
      stage: null,
      position: Object.values(Audience).indexOf(audience),
      text: mark(marks, audience === Audience.TEAM ? forTeam : forCare),
      author: StatementAuthor.PERSON,
      audience,
    });
  const task = mark(marks, isAgreed ? forCare : { ...about, kind: 'asked', unitId });
  await insert(ClosedHoursUnit, {
    id: randomUUID(),
    versionId,
    unitId,
    task,
    response: isAgreed ? UnitResponse.ACCEPTED : UnitResponse.PENDING,
    respondedOn: null,
    respondedBy: mark(marks, forCare),
    position: 0,
  });
  for (const [position, audience] of Object.values(Audience).entries()) {
    const about = audience === Audience.TEAM ? forTeam : forCare;
    await insert(CrisisPlanContact, {
      id: randomUUID(),
      versionId,
      name: mark(marks, about),
      relation: mark(marks, about),
      phone: mark(marks, about),
      whenToCall: mark(marks, about),
      audience,
      position,
    });
  }
  await insert(UnitQuestion, {
    ...{ id: randomUUID(), versionId, unitId, task },
    ...{ askedAt: at, askedBy: 'prov', askedByName: 'Prov' },
  });
  // What it was asked in a draft it has not answered.
  if (isAgreed)
    await insert(UnitAnswer, {
      ...{ id: randomUUID(), versionId, unitId, task },
      response: UnitResponse.DECLINED,
      words: mark(marks, forTeam),
      answeredAt: new Date(at.getTime() + 1),
      answeredBy: 'prov',
      answeredByName: mark(marks, forCare),
    });
}

async function addSipVersion(
  insert: Insert,
  { id, versionId, number, at, personId, ownerId }: NewVersion & { ownerId: string },
  marks: Marks,
) {
  const about: Mark = { kind: 'sip', recordId: id, personId };
  const part = { versionId, position: 0 };
  await insert(SipVersion, {
    id: versionId,
    sipId: id,
    ...versionOf(number, at),
    whatMatters: mark(marks, about),
    wantsHelpWith: mark(marks, about),
    wantsThere: mark(marks, about),
    wantsNotThere: mark(marks, about),
    needSeenOn: null,
    needSeenAt: mark(marks, about),
    meetingLedBy: mark(marks, about),
    meetingPlace: mark(marks, about),
    noRegionAction: mark(marks, about),
    noMunicipalityAction: mark(marks, about),
    calledOn: null,
    metOn: null,
    overallPrincipalId: ownerId,
    noMeasuresByOthers: true,
    personAbsence: mark(marks, about),
    relativesPart: null,
    relativesNote: mark(marks, about),
    consentOn: null,
    consentForm: null,
    consentScope: mark(marks, about),
    followUpOn: null,
    followUpBy: mark(marks, about),
  });
  await insert(SipGoal, { id: randomUUID(), ...part, term: GoalTerm.LONG, text: mark(marks, about) });
  await insert(SipAction, {
    id: actionOf(versionId),
    ...part,
    text: mark(marks, about),
    byOthers: false,
    principalId: ownerId,
    otherActor: '',
    unit: mark(marks, about),
    responsible: mark(marks, about),
    reach: mark(marks, about),
    fromDate: null,
    dueDate: null,
  });
  await insert(SipParticipant, {
    id: randomUUID(),
    ...part,
    name: mark(marks, about),
    kind: ParticipantKind.PERSON,
    role: '',
    // The person's own number tells where they are.
    phone: mark(marks, { ...about, kind: 'place', recordId: personId }),
    attended: true,
    absence: mark(marks, about),
  });
}

/** A meeting that somebody was invited to, and the one at which it was followed up. */
async function addMeetings(
  insert: Insert,
  { id: recordId, versionId, at, personId }: Pick<NewVersion, 'id' | 'versionId' | 'at' | 'personId'>,
  marks: Marks,
) {
  const about: Mark = { kind: 'sip', recordId, personId };
  const followUpId = randomUUID();
  await insert(SipFollowUp, {
    ...{ id: followUpId, versionId, heldOn: today(at), present: mark(marks, about) },
    ...{ wasHeard: null, isOfHelp: null, knowsWhoDoesWhat: null, personWords: mark(marks, about) },
    ...{ recordedAt: at, recordedBy: 'prov', recordedByName: mark(marks, about) },
  });
  await insert(SipCall, {
    ...{ id: randomUUID(), sipId: recordId, kind: CallKind.INVITATION, principalId: null },
    ...{ receiver: mark(marks, about), meetingOn: today(at), meetingAt: '13:00', place: mark(marks, about) },
    ...{ answerBy: null, sentOn: today(at), recordedAt: at, recordedBy: 'prov' },
    ...{ recordedByName: mark(marks, about), answer: CallAnswer.COMES, answerWords: mark(marks, about) },
    ...{ answeredOn: today(at), answerNotedAt: at, answerNotedBy: 'prov', answerNotedByName: 'Prov' },
  });
  await insert(SipFollowUpAction, {
    ...{ id: randomUUID(), followUpId, actionId: actionOf(versionId) },
    ...{ outcome: ActionOutcome.PARTLY, why: mark(marks, about), position: 0 },
  });
}

/** The only action of a version, whose id follows from that. */
const actionOf = (versionId: string) => versionId.replace(/^.{4}/, 'aaaa');

async function addDecisions(insert: Insert, rows: Rows, marks: Marks) {
  const now = new Date();
  for (const ground of rows.grounds) {
    const { id, personId, giverId, receiverId, receiverUnitId, fromDate, isWithdrawn } = ground;
    const about: Mark = { kind: 'consent', recordId: personId, personId };
    await insert(Ground, {
      id,
      personId,
      kind: ground.kind as GroundKind,
      circumstance: ground.circumstance as Circumstance,
      giverId,
      receiverId,
      receiverUnitId,
      purpose: mark(marks, about),
      categories: [...ground.categories] as RecordCategory[],
      standingRelease: ground.standingRelease,
      fromDate,
      toDate: ground.toDate!,
      form: ConsentForm.WRITTEN,
      reason: mark(marks, about),
      informedOn: null,
      recordedAt: now,
      recordedBy: id,
      recordedByName: 'Prov',
      ...(isWithdrawn && { withdrawnAt: now, withdrawnBy: id, withdrawalNote: mark(marks, about) }),
    });
    // A picture, whose bytes are looked through as they are: what is told to be a PDF has to be one.
    const content = Buffer.from(mark(marks, about));
    await insert(GroundScan, {
      ...{ id: randomUUID(), groundId: id, fileName: `${mark(marks, about)}.png` },
      ...{ contentType: 'image/png', size: content.length, sha256: 'c'.repeat(64), content },
      ...{ addedAt: now, addedBy: id, addedByName: 'Prov' },
    });
  }
  for (const { personId, teamId, isLifted } of rows.blocks) {
    const about: Mark = { kind: 'consent', recordId: personId, personId };
    await insert(Block, {
      id: randomUUID(),
      personId,
      teamId,
      setAt: now,
      setBy: personId,
      setByName: 'Prov',
      ...(isLifted && {
        liftedAt: now,
        liftedBy: personId,
        liftForm: ConsentForm.ORAL,
        liftNote: mark(marks, about),
      }),
    });
  }
  for (const { personId, accountId, closesAt, liftsBlock } of rows.openings) {
    const principalId =
      rows.accounts.find(({ id }) => id === accountId)!.principalId ?? rows.principals[0]!.id;
    await insert(EmergencyOpening, {
      liftsBlock,
      cannotConsent: true,
      id: randomUUID(),
      personId,
      accountId,
      accountName: 'Prov',
      principalId,
      reason: mark(marks, { kind: 'opening', recordId: personId, personId, employerId: principalId }),
      openedAt: new Date(closesAt.getTime() - 180 * 60_000),
      closesAt,
    });
  }
}

/** Of everybody a hold in force, and one that was lifted. */
async function addHolds(insert: Insert, { persons }: Rows, marks: Marks) {
  for (const { id: personId } of persons) {
    const about: Mark = { kind: 'hold', recordId: personId, personId };
    const hold = () => ({
      id: randomUUID(),
      personId,
      reason: HoldReason.OTHER,
      note: mark(marks, about),
      setAt: new Date(),
      setBy: personId,
      setByName: 'Prov',
    });
    await insert(RecordHold, hold());
    await insert(RecordHold, {
      ...hold(),
      liftedAt: new Date(),
      liftedBy: personId,
      liftedByName: 'Prov',
      liftNote: mark(marks, about),
    });
  }
}

/** For every two of one owner, one after the other, a proposal that they are one human. */
async function addJoins(insert: Insert, { persons }: Rows, marks: Marks) {
  for (const owned of Map.groupBy(persons, ({ ownerId }) => ownerId).values())
    for (const [place, { id: keptId }] of owned.slice(1).entries()) {
      const joinedId = owned[place]!.id;
      await insert(RecordJoin, {
        id: randomUUID(),
        keptId,
        joinedId,
        reason: mark(marks, { kind: 'join', recordId: keptId, personId: keptId, joinedId }),
        proposedAt: new Date(),
        proposedBy: keptId,
        proposedByName: 'Prov',
        confirmed: false,
        decidedAt: null,
      });
    }
}

async function addAmendments(insert: Insert, { persons }: Rows, marks: Marks) {
  for (const { id, ownerId } of persons) {
    const about: Mark = { kind: 'history', recordId: id, personId: id };
    await insert(PersonNumber, {
      id: randomUUID(),
      personId: id,
      ownerId,
      number: mark(marks, about),
      kind: IdentityKind.RESERVE,
      endedAt: new Date(),
      endReason: mark(marks, about),
      endedBy: id,
      endedByName: 'Prov',
    });
    await insert(Disagreement, { ...amendment(AmendedRecord.PERSON, id, id), text: mark(marks, about) });
    for (const field of ['familyName', 'address', 'phone']) {
      const of: Mark = { ...about, kind: field === 'familyName' ? 'history' : 'placeHistory' };
      await insert(Correction, {
        ...amendment(AmendedRecord.PERSON, id, id),
        field,
        earlierText: mark(marks, of),
        newText: mark(marks, of),
        reason: mark(marks, about),
      });
    }
  }
}

const amendment = (recordType: AmendedRecord, recordId: string, personId: string) => ({
  id: randomUUID(),
  recordType,
  recordId,
  personId,
  recordedAt: new Date(),
  recordedBy: personId,
  recordedByName: 'Prov',
});
