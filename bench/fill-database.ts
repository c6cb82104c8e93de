import { type DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Account, Grant } from '../src/access/account.entity.js';
import { Role } from '../src/access/role.js';
import { Contact, ContactStaff } from '../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../src/contacts/contact-kinds.js';
import { HospitalEpisode } from '../src/contacts/hospital-episode.entity.js';
import { Intervention } from '../src/contacts/intervention.entity.js';
import { InterventionMethod } from '../src/contacts/intervention-kinds.js';
import { TeamMeeting } from '../src/contacts/team-meeting.entity.js';
import { CrisisPlan, CrisisPlanVersion } from '../src/crisis-plans/crisis-plan.entity.js';
import { CrisisPlanLabel } from '../src/crisis-plans/crisis-plan-kinds.js';
import { seededRandom } from '../src/demo/random.js';
import { Municipality } from '../src/geography/geography.entity.js';
import { NeedAnswer, NeedKind } from '../src/needs/need-kinds.js';
import { Need, NeedsInventory } from '../src/needs/needs-inventory.entity.js';
import { Principal, Service } from '../src/organisations/organisation.entity.js';
import { Activity, CareModel, PrincipalKind } from '../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../src/persons/person.entity.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from '../src/persons/person-kinds.js';
import { PlanStatus } from '../src/plans/plan-kinds.js';
import { addDays, weekdayOf } from '../src/platform/dates/civil-date.js';
import {
  ResourceGroup,
  ResourceGroupMember,
  ResourceGroupVersion,
} from '../src/resource-groups/resource-group.entity.js';
import { MemberKind } from '../src/resource-groups/resource-group-kinds.js';
import { hashPassword, passwordCost } from '../src/sign-in/password.js';
import { Sip, SipVersion } from '../src/sips/sip.entity.js';
import { Post, StaffMember } from '../src/teams/staff.entity.js';
import { Team } from '../src/teams/team.entity.js';
import { Profession, TeamRole } from '../src/teams/team-kinds.js';

const TEAMS = 50;
const STAFF_OF_TEAM = 20;
const STAFF_OF_MEASURED_TEAM = 30;
const PEOPLE = 100;
const CONTACTS = 20_000;
const EPISODES = 60;
const INTERVENTIONS = 300;
const CRISIS_PLANS = 60;
const SIPS = 40;
const RESOURCE_GROUPS = 50;

/** The year in which everything happened, and its last four weeks. */
export const year = { from: '2025-06-01', to: '2026-05-31' };
export const fourWeeks = { from: '2026-05-04', to: '2026-05-31' };

/** An administrator, who may ask for the list of teams. */
export const administrator = { username: 'administrator', password: 'only-while-measuring' };

const random = seededRandom(20_000);

/**
 * Fills an empty, migrated database, each time with the same rows: 50 teams with 1,000 staff for the list, and one
 * team of 100 people with a year of 20,000 contacts for the measures.
 * @returns the id of that one team
 */
export async function fillDatabase(dataSource: DataSource): Promise<string> {
  const teamId = await dataSource.transaction(async (manager) => {
    const employerId = uuid();
    await manager.insert(Principal, {
      id: employerId,
      name: 'Region Påhittad',
      kind: PrincipalKind.REGION,
      activities: [Activity.HEALTH],
      regionCode: '12',
      municipalityCode: null,
    });
    await addAdministrator(manager);
    const municipalities = await manager.find(Municipality, { order: { code: 'ASC' } });
    const ofRegions = [...Map.groupBy(municipalities, ({ regionCode }) => regionCode).values()];
    for (let index = 0; index < TEAMS; index++) {
      const [municipality] = ofRegions[index % ofRegions.length]!;
      const team = await addTeam(manager, `Team ${index + 1}`, municipality!);
      await addStaff(manager, makeStaff(team, employerId, STAFF_OF_TEAM));
    }
    const measured = await addTeam(manager, 'Uppmätta teamet', { code: '1280', regionCode: '12' });
    await addRecords(manager, measured, employerId);
    return measured;
  });
  // PostgreSQL would do it by itself within a minute or so.
  if (dataSource.options.type === 'postgres') await dataSource.query('VACUUM ANALYZE');
  return teamId;
}

async function addTeam(
  manager: EntityManager,
  name: string,
  { code: municipalityCode, regionCode }: Pick<Municipality, 'code' | 'regionCode'>,
): Promise<string> {
  const [serviceId, id] = [uuid(), uuid()];
  await manager.insert(Service, {
    id: serviceId,
    name: `Verksamheten för ${name}`,
    regionCode,
    legalForm: null,
    startYear: 2020,
    endYear: null,
    models: [CareModel.ACT],
    targetGroups: '',
    integrationDegree: null,
  });
  await manager.insert(Team, {
    id,
    serviceId,
    name,
    municipalityCode,
    models: [CareModel.ACT],
    openingHours: 'Vardagar 8–17',
    phone: '040-00 00 00',
    plannedFteHundredths: 2200,
    capacity: PEOPLE,
    fictitious: true,
  });
  return id;
}

interface Staff {
  members: Pick<StaffMember, 'id' | 'teamId' | 'reference' | 'name' | 'qualifications'>[];
  posts: Omit<Post, 'staffMember' | 'employer' | 'leaves' | 'voidedAt'>[];
}

async function addStaff(manager: EntityManager, { members, posts }: Staff): Promise<void> {
  await insert(manager, StaffMember, members);
  await insert(manager, Post, posts);
}

/** Every fifth left within the last two years, and the last two posts are new ones of the first two people. */
function makeStaff(teamId: string, employerId: string, count: number): Staff {
  const professions = Object.values(Profession);
  const firstDay = (index: number) => addDays('2018-01-01', index * 80);
  const lastDay = (index: number) => {
    if (index < 2) return addDays(firstDay(index + count - 2), -1);
    return index % 5 === 4 ? addDays(year.to, -random.whole(1, 720)) : null;
  };
  const members = Array.from({ length: count - 2 }, (_, index) => ({
    id: uuid(),
    teamId,
    reference: `A${index}`,
    name: `Påhittad Medarbetare ${index + 1}`,
    qualifications: '',
  }));
  const posts = Array.from({ length: count }, (_, index) => ({
    id: uuid(),
    staffMemberId: members[index % members.length]!.id,
    profession: professions[index % professions.length]!,
    role: index % 10 === 0 ? TeamRole.LEADER : index % 4 === 1 ? TeamRole.COORDINATOR : TeamRole.MEMBER,
    employerId,
    percentHundredths: random.pick([5000, 7500, 10_000]),
    fromDate: firstDay(index),
    toDate: lastDay(index),
  }));
  return { members, posts };
}

/** A minute of its own for each of a person's contacts. */
const timeOf = (number: number) =>
  [8 + Math.floor(number / 60), number % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Every twentieth was noted in error, and counts nowhere. */
const voidedAt = (number: number) => (number % 20 === 0 ? new Date(`${year.to}T12:00Z`) : null);

async function addRecords(manager: EntityManager, teamId: string, ownerId: string): Promise<void> {
  const { members: staff, posts } = makeStaff(teamId, ownerId, STAFF_OF_MEASURED_TEAM);
  await addStaff(manager, { members: staff, posts });
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: uuid(),
    ownerId,
    identityNumber: `RES${index}`,
    identityKind: IdentityKind.RESERVE,
    givenName: 'Påhittad',
    familyName: `Person ${index + 1}`,
    protectedIdentity: false,
    language: 'svenska',
    needsInterpreter: false,
    address: null,
    phone: null,
    fictitious: true,
  }));
  await insert(manager, Person, people);
  const reasons = Object.values(LeavingReason);
  const enrolments = people.map(({ id: personId }, index) => ({
    id: uuid(),
    ownerId,
    teamId,
    personId,
    fromDate: addDays(year.to, -random.whole(30, 1500)),
    toDate: index % 8 === 7 ? addDays(year.to, -random.whole(0, 29)) : null,
    leavingReason: index % 8 === 7 ? reasons[index % reasons.length]! : null,
    intensity: Intensity.STANDARD,
    legalFrame: LegalFrame.VOLUNTARY,
  }));
  await insert(manager, Enrolment, enrolments);
  const dayOf = (enrolment: { fromDate: string; toDate: string | null }) => {
    const day = addDays(year.to, -random.whole(0, 364));
    const last = enrolment.toDate ?? year.to;
    return day < enrolment.fromDate ? enrolment.fromDate : day > last ? last : day;
  };
  const contacts = Array.from({ length: CONTACTS }, (_, index) => {
    const enrolment = enrolments[index % PEOPLE]!;
    return {
      id: uuid(),
      ownerId,
      enrolmentId: enrolment.id,
      date: dayOf(enrolment),
      time: timeOf(Math.floor(index / PEOPLE)),
      minutes: random.whole(2, 24) * 5,
      mode: random.chance(0.7) ? ContactMode.IN_PERSON : ContactMode.PHONE,
      place: random.pick(Object.values(ContactPlace)),
      personPresent: random.chance(0.95),
      naturalSupportPresent: random.chance(0.15),
      noShow: random.chance(0.05),
      voidedAt: voidedAt(index),
    };
  });
  await insert(manager, Contact, contacts);
  const present = contacts.flatMap(({ id: contactId }) => {
    const first = random.whole(0, staff.length - 1);
    const both = random.chance(0.3) ? [first, (first + 1) % staff.length] : [first];
    return both.map((index) => ({ contactId, staffMemberId: staff[index]!.id }));
  });
  await insert(manager, ContactStaff, present);
  const days = Array.from({ length: 365 }, (_, index) => addDays(year.from, index));
  const meetings = days
    .filter((date) => weekdayOf(date) <= 5)
    .map((date, index) => ({
      id: uuid(),
      teamId,
      date,
      time: '09:00',
      minutes: 30,
      staffPresent: 12,
      personsReviewed: random.whole(60, 100),
      voidedAt: voidedAt(index),
    }));
  await insert(manager, TeamMeeting, meetings);
  const episodes = Array.from({ length: EPISODES }, (_, index) => {
    const admittedOn = addDays(year.from, index * 6 - 20);
    return {
      id: uuid(),
      ownerId,
      enrolmentId: enrolments[index]!.id,
      admittedOn,
      dischargedOn: index % 10 === 9 ? null : addDays(admittedOn, random.whole(1, 40)),
      teamInvolvedInAdmission: random.chance(0.5),
      teamInvolvedInDischarge: index % 10 === 9 ? null : random.chance(0.6),
      voidedAt: voidedAt(index),
    };
  });
  await insert(manager, HospitalEpisode, episodes);
  const methods = Object.values(InterventionMethod);
  const interventions = Array.from({ length: INTERVENTIONS }, (_, index) => {
    // Each person is offered three different methods.
    const enrolment = enrolments[index % PEOPLE]!;
    const offeredOn = dayOf(enrolment);
    const startedOn = random.chance(0.7) ? addDays(offeredOn, random.whole(0, 30)) : null;
    return {
      id: uuid(),
      ownerId,
      enrolmentId: enrolment.id,
      method: methods[(index + Math.floor(index / PEOPLE)) % methods.length]!,
      offeredOn,
      startedOn,
      endedOn: startedOn !== null && random.chance(0.4) ? addDays(startedOn, random.whole(1, 90)) : null,
      manualUsed: startedOn !== null && random.chance(0.8) ? random.chance(0.6) : null,
      voidedAt: voidedAt(index),
    };
  });
  await insert(manager, Intervention, interventions);
  await addPlans(manager, teamId, ownerId, people);
  await addNeeds(manager, enrolments);
}

/** One inventory in each enrolment, within five months of the last day; one answer in six is not known. */
async function addNeeds(manager: EntityManager, enrolments: readonly { id: string }[]): Promise<void> {
  const inventories = enrolments.map(({ id: enrolmentId }, index) => ({
    id: uuid(),
    enrolmentId,
    madeOn: addDays(year.to, -(index % 150)),
    recordedAt: new Date('2026-01-01T12:00:00Z'),
    recordedBy: 'bench',
    recordedByName: 'Påhittad Samordnare',
  }));
  await insert(manager, NeedsInventory, inventories);
  const answers = Object.values(NeedAnswer);
  const needs = inventories.flatMap(({ id: inventoryId }, index) =>
    Object.values(NeedKind).map((kind, place) => ({
      id: uuid(),
      inventoryId,
      kind,
      answer: answers[(index + 5 * place) % answers.length]!,
    })),
  );
  await insert(manager, Need, needs);
}

/** Crisis plans and SIPs of two versions, the later one agreed in the last year, and resource groups. */
async function addPlans(
  manager: EntityManager,
  teamId: string,
  ownerId: string,
  people: readonly { id: string }[],
): Promise<void> {
  const plansOf = (count: number) =>
    people.slice(0, count).map(({ id: personId }) => ({ id: uuid(), ownerId, teamId, personId }));
  const versionsOf = (planId: string) =>
    [PlanStatus.REPLACED, PlanStatus.AGREED].map((status, index) => {
      const agreedOn = addDays(year.to, index * 300 - random.whole(310, 600));
      const at = new Date(`${agreedOn}T12:00Z`);
      return {
        plan: planId,
        review: addDays(agreedOn, 180),
        version: {
          id: uuid(),
          number: index + 1,
          status,
          revision: 1,
          createdAt: at,
          createdBy: 'bench',
          changedAt: at,
          agreedAt: at,
          agreedBy: 'bench',
          checksum: 'c'.repeat(64),
          checksumFormat: 1,
        },
      };
    });
  const crisisPlans = plansOf(CRISIS_PLANS).map((plan) => ({ ...plan, label: CrisisPlanLabel.KRISPLAN }));
  await insert(manager, CrisisPlan, crisisPlans);
  const crisisPlanVersions = crisisPlans
    .flatMap(({ id }) => versionsOf(id))
    .map(({ plan, review, version }) => ({
      ...version,
      planId: plan,
      madeTogether: true,
      phase: null,
      madeOn: null,
      reviewOn: review,
      closedHours: '',
    }));
  await insert(manager, CrisisPlanVersion, crisisPlanVersions);
  const sips = plansOf(SIPS);
  await insert(manager, Sip, sips);
  const sipVersions = sips
    .flatMap(({ id }) => versionsOf(id))
    .map(({ plan, review, version }) => ({
      ...version,
      sipId: plan,
      whatMatters: '',
      needSeenOn: null,
      calledOn: null,
      metOn: null,
      overallPrincipalId: ownerId,
      noMeasuresByOthers: true,
      personAbsence: '',
      relativesPart: null,
      relativesNote: '',
      consentOn: null,
      consentForm: null,
      consentScope: '',
      followUpOn: review,
      followUpBy: '',
    }));
  await insert(manager, SipVersion, sipVersions);
  const groups = plansOf(RESOURCE_GROUPS).map(({ id, personId }) => ({
    id,
    ownerId,
    personId,
    revision: 1,
    changedAt: null,
  }));
  await insert(manager, ResourceGroup, groups);
  const members = groups.flatMap(({ id: groupId }, index) =>
    Array.from({ length: index % 4 }, (_, position) => ({
      ...{ id: uuid(), groupId, version: 1, memberKey: uuid() },
      name: 'Påhittad Syster',
      kind: MemberKind.RELATIVE,
      relation: 'syster',
      phone: '',
      seesCrisisPlan: false,
      position,
    })),
  );
  await insert(manager, ResourceGroupMember, members);
  const versions = groups.map(({ id: groupId }) => ({ id: uuid(), groupId, number: 1 }));
  await insert(manager, ResourceGroupVersion, versions);
}

async function addAdministrator(manager: EntityManager): Promise<void> {
  const id = uuid();
  const { username, password } = administrator;
  await manager.insert(Account, {
    id,
    username,
    name: 'Påhittad Administratör',
    passwordHash: await hashPassword(password, passwordCost()),
    principalId: null,
    active: true,
    createdAt: new Date(),
  });
  await manager.insert(Grant, {
    id: uuid(),
    accountId: id,
    role: Role.ADMINISTRATOR,
    teamId: null,
    approvedAt: new Date(),
    fromDate: '2020-01-01',
    toDate: null,
  });
}

/** In parts: both databases limit how many parameters one statement may have. */
async function insert<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    const part = rows.slice(from, from + 1000);
    await manager
      .createQueryBuilder()
      .insert()
      .into(table)
      .values(part as never)
      .updateEntity(false)
      .execute();
  }
}

function uuid(): string {
  const hex = Array.from({ length: 4 }, () =>
    random
      .whole(0, 2 ** 32 - 1)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
