import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { Intervention } from '../../src/contacts/intervention.entity.js';
import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { TeamMeeting } from '../../src/contacts/team-meeting.entity.js';
import { CrisisPlan, CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { CrisisPlanLabel } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { NeedAnswer, NeedKind } from '../../src/needs/need-kinds.js';
import { Need, NeedsInventory } from '../../src/needs/needs-inventory.entity.js';
import { Principal, Service } from '../../src/organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from '../../src/persons/person-kinds.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { Sip, SipVersion } from '../../src/sips/sip.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { Profession, TeamRole } from '../../src/teams/team-kinds.js';
import { storeGroup } from './stored-group.js';
import { addStaffMember } from './test-records.js';

/** The window the records below are made for: four weeks, Monday to Sunday. */
export const measuredWindow = { from: '2026-05-04', to: '2026-05-31' };

/** A principal, its service and a team without any records. */
export async function makeTeam(manager: EntityManager): Promise<{ teamId: string; principalId: string }> {
  const [principalId, serviceId, teamId] = [randomUUID(), randomUUID(), randomUUID()];
  await manager.insert(Principal, {
    id: principalId,
    name: `Region ${principalId.slice(0, 8)}`,
    kind: PrincipalKind.JOINT_AUTHORITY,
    activities: [Activity.HEALTH],
    regionCode: '12',
    municipalityCode: null,
  });
  await manager.insert(Service, {
    id: serviceId,
    name: 'Provverksamheten',
    regionCode: '12',
    legalForm: null,
    startYear: null,
    endYear: null,
    models: [],
    targetGroups: '',
    integrationDegree: null,
  });
  await manager.createQueryBuilder().relation(Service, 'principals').of(serviceId).add(principalId);
  await manager.insert(Team, {
    id: teamId,
    serviceId,
    name: 'Provteamet',
    municipalityCode: '1280',
    models: [],
    openingHours: 'Vardagar 8–17',
    phone: '040-00 00 00',
    plannedFteHundredths: 500,
    capacity: 10,
    fictitious: true,
  });
  return { teamId, principalId };
}

/**
 * A team small enough to count by hand; what its measures come to is in compute-measures.spec.ts.
 * @returns beside the team, each person's id by the name below
 */
export async function makeMeasuredTeam(
  manager: EntityManager,
): Promise<{ teamId: string; principalId: string; people: ReadonlyMap<string, string> }> {
  const { teamId, principalId } = await makeTeam(manager);
  const staff = new Map<string, string>();
  const employ = async (
    reference: string,
    profession: Profession,
    percent: number,
    [fromDate, toDate]: [string, string?],
    role = TeamRole.MEMBER,
  ) => {
    const facts = { name: `Påhittad ${reference}`, profession, role, fromDate, toDate: toDate ?? null };
    const id = await addStaffMember(manager, {
      ...{ teamId, employerId: principalId, reference, percentHundredths: 100 * percent },
      ...facts,
    });
    staff.set(reference, id);
  };
  await employ('lead', Profession.SOCIAL_WORKER, 100, ['2020-01-01'], TeamRole.LEADER);
  await employ('nurse', Profession.NURSE, 100, ['2020-01-01']);
  await employ('half', Profession.NURSE, 50, ['2020-01-01', '2026-05-31']);
  await employ('psych', Profession.PSYCHIATRIST, 50, ['2020-01-01']);
  await employ('desk', Profession.OTHER, 100, ['2020-01-01'], TeamRole.PROGRAMME_ASSISTANT);
  await employ('work', Profession.EMPLOYMENT_SPECIALIST, 100, ['2020-01-01', '2025-05-31']);
  await employ('work', Profession.EMPLOYMENT_SPECIALIST, 50, ['2025-06-01', '2026-05-30']);
  await employ('back', Profession.NURSE, 100, ['2020-01-01', '2024-06-15']);
  await employ('back', Profession.NURSE, 100, ['2026-01-01']);
  await employ('new', Profession.SUBSTANCE_USE_SPECIALIST, 75, ['2026-05-31']);

  const people = new Map<string, string>();
  const enrol = async (person: string, fromDate: string, toDate?: string, leavingReason?: LeavingReason) => {
    const personId = people.get(person) ?? randomUUID();
    if (!people.has(person)) {
      await manager.insert(Person, {
        id: personId,
        ownerId: principalId,
        activity: Activity.HEALTH,
        identityNumber: personId.slice(0, 20),
        identityKind: IdentityKind.RESERVE,
        givenName: 'Påhittad',
        familyName: person,
        protectedIdentity: false,
        language: 'svenska',
        needsInterpreter: false,
        address: null,
        phone: null,
        fictitious: true,
      });
    }
    people.set(person, personId);
    const id = randomUUID();
    await manager.insert(Enrolment, {
      id,
      ownerId: principalId,
      teamId,
      personId,
      fromDate,
      toDate: toDate ?? null,
      leavingReason: leavingReason ?? null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    });
    return id;
  };
  const long = await enrol('Long', '2024-01-01');
  const second = await enrol('Second', '2025-01-01');
  const third = await enrol('Third', '2026-05-04');
  const late = await enrol('Late', '2026-05-10');
  const done = await enrol('Done', '2025-01-01', '2026-05-20', LeavingReason.PLANNED);
  const declined = await enrol('Declined', '2025-01-01', '2025-08-01', LeavingReason.DECLINED);
  await enrol('Moved', '2025-01-01', '2025-09-01', LeavingReason.MOVED);
  await enrol('Before', '2025-01-01', '2025-05-31', LeavingReason.LOST_CONTACT);
  const againBefore = await enrol('Again', '2025-01-01', '2025-10-01', LeavingReason.LOST_CONTACT);
  const again = await enrol('Again', '2026-01-15');

  for (const [date, time, personsReviewed, staffPresent] of [
    ['2026-05-03', '09:00', 5, 4],
    ['2026-05-04', '09:00', 5, 9],
    ['2026-05-05', '09:00', 1, 2],
    ['2026-05-05', '15:00', 3, 4],
    ['2026-05-11', '09:00', 9, 3],
    ['2026-05-31', '09:00', 5, 6],
    ['2026-06-01', '09:00', 5, 4],
  ] as const)
    await manager.insert(TeamMeeting, {
      id: randomUUID(),
      teamId,
      date,
      time,
      minutes: 30,
      staffPresent,
      personsReviewed,
    });

  for (const [enrolmentId, admittedOn, inAdmission, dischargedOn, inDischarge] of [
    [long, '2025-06-01', true, '2025-06-20', false],
    [second, '2025-05-31', true, '2025-06-02', true],
    [declined, '2025-07-01', false, null, null],
    [third, '2026-05-31', true, null, null],
  ] as const)
    await manager.insert(HospitalEpisode, {
      id: randomUUID(),
      ownerId: principalId,
      enrolmentId,
      admittedOn,
      dischargedOn,
      teamInvolvedInAdmission: inAdmission,
      teamInvolvedInDischarge: inDischarge,
    });

  const { HOME, COMMUNITY, OFFICE, WARD } = ContactPlace;
  const { IN_PERSON, PHONE, VIDEO } = ContactMode;
  const contact = async (
    enrolmentId: string,
    [date, minutes, mode, place]: [string, number, ContactMode, ContactPlace | null],
    present: string[],
    { naturalSupportPresent = false, noShow = false, personPresent = true } = {},
  ) => {
    const id = randomUUID();
    await manager.insert(Contact, {
      id,
      ownerId: principalId,
      enrolmentId,
      date,
      time: '10:00',
      minutes,
      mode,
      place,
      personPresent,
      naturalSupportPresent,
      noShow,
    });
    for (const reference of present)
      await manager.insert(ContactStaff, { contactId: id, staffMemberId: staff.get(reference) as string });
  };
  await contact(long, ['2026-05-03', 60, IN_PERSON, HOME], ['lead']);
  await contact(long, ['2026-05-04', 60, IN_PERSON, HOME], ['lead', 'nurse'], {
    naturalSupportPresent: true,
  });
  await contact(long, ['2026-05-20', 30, IN_PERSON, OFFICE], ['nurse']);
  await contact(long, ['2026-05-21', 10, PHONE, null], ['lead'], { naturalSupportPresent: true });
  await contact(long, ['2026-05-22', 45, IN_PERSON, HOME], ['lead'], { noShow: true });
  await contact(long, ['2026-06-01', 60, IN_PERSON, HOME], ['lead']);
  await contact(second, ['2026-05-19', 40, IN_PERSON, COMMUNITY], ['lead']);
  await contact(second, ['2026-05-25', 20, IN_PERSON, WARD], ['nurse']);
  await contact(second, ['2026-05-26', 50, IN_PERSON, HOME], ['nurse'], {
    naturalSupportPresent: true,
    personPresent: false,
  });
  await contact(again, ['2026-05-31', 15, VIDEO, null], ['nurse'], {
    naturalSupportPresent: true,
    noShow: true,
  });
  await contact(late, ['2026-05-18', 90, IN_PERSON, HOME], ['nurse', 'back']);
  await contact(done, ['2026-05-10', 25, IN_PERSON, OFFICE], ['psych']);

  const { IPS, PSYCHOEDUCATION, ...otherMethods } = InterventionMethod;
  for (const [enrolmentId, method, offeredOn, startedOn, endedOn, manualUsed] of [
    [long, IPS, '2025-06-01', '2025-06-15', null, true],
    [long, IPS, '2025-07-01', '2025-07-01', null, false],
    [second, IPS, '2025-01-10', '2025-02-01', '2025-06-01', false],
    [third, IPS, '2026-05-31', null, null, null],
    [late, IPS, '2026-05-12', '2026-05-13', null, null],
    [done, IPS, '2025-09-01', '2025-10-01', '2026-03-01', true],
    [againBefore, IPS, '2025-03-01', '2025-03-10', '2025-05-31', true],
    [second, PSYCHOEDUCATION, '2025-06-01', null, null, null],
    [done, PSYCHOEDUCATION, '2025-07-01', null, null, null],
    [again, PSYCHOEDUCATION, '2026-02-01', '2026-02-01', '2026-02-20', false],
    [long, PSYCHOEDUCATION, '2026-06-01', '2026-06-01', null, true],
    ...Object.values(otherMethods).map(
      (method) => [third, method, '2026-05-04', '2026-05-04', '2026-05-04', true] as const,
    ),
  ] as const)
    await manager.insert(Intervention, {
      id: randomUUID(),
      ownerId: principalId,
      enrolmentId,
      method,
      offeredOn,
      startedOn,
      endedOn,
      manualUsed,
    });

  // Of Late nothing is told; what Done needs, who has left, counts no more.
  for (const [enrolmentId, answer] of [
    [long, NeedAnswer.TEAM],
    [second, NeedAnswer.OTHER],
    [third, NeedAnswer.NOBODY],
    [again, NeedAnswer.DECLINED],
    [done, NeedAnswer.TEAM],
  ] as const) {
    const inventoryId = randomUUID();
    await manager.insert(NeedsInventory, {
      id: inventoryId,
      enrolmentId,
      madeOn: '2026-05-12',
      recordedAt: new Date('2026-05-12T10:00:00Z'),
      recordedBy: 'prov',
      recordedByName: 'Kim Ek',
    });
    const kinds = Object.values(NeedKind);
    await manager.insert(
      Need,
      kinds.map((kind) => ({ id: randomUUID(), inventoryId, kind, answer })),
    );
  }

  // The last day of the window ends in Sweden at 22:00 UTC.
  const { AGREED, REPLACED, DRAFT, VOIDED } = PlanStatus;
  const kept = (person: string) => ({ ownerId: principalId, teamId, personId: people.get(person) as string });
  for (const [person, ...versions] of [
    ['Long', [REPLACED, '2026-03-01T12:00Z', '2026-04-01'], [AGREED, '2026-05-31T21:59:59Z', '2026-05-31']],
    ['Second', [REPLACED, '2025-05-01T12:00Z', '2026-12-01'], [AGREED, '2025-06-01T12:00Z', '2026-05-30']],
    ['Third', [REPLACED, '2026-05-20T12:00Z', '2026-12-01'], [AGREED, '2026-05-31T22:00Z', '2026-05-30']],
    ['Late', [DRAFT, null, '2026-12-01']],
    ['Again', [VOIDED, '2026-04-01T12:00Z', '2026-12-01']],
    ['Done', [AGREED, '2026-04-01T12:00Z', '2026-12-01']],
  ] as const) {
    const planId = randomUUID();
    await manager.insert(CrisisPlan, { id: planId, ...kept(person), label: CrisisPlanLabel.KRISPLAN });
    for (const [index, [status, agreedAt, reviewOn]] of versions.entries())
      await manager.insert(CrisisPlanVersion, {
        planId,
        ...versionOf(index + 1, status, agreedAt),
        madeTogether: true,
        phase: null,
        madeOn: null,
        reviewOn,
        closedHours: '',
      });
  }
  for (const [person, agreedAt, followUpOn] of [
    ['Long', '2026-01-01T12:00Z', '2026-05-01'],
    ['Second', '2026-05-01T12:00Z', '2026-06-30'],
  ] as const) {
    const sipId = randomUUID();
    await manager.insert(Sip, { id: sipId, ...kept(person) });
    await manager.insert(SipVersion, {
      sipId,
      ...versionOf(1, AGREED, agreedAt),
      whatMatters: '',
      needSeenOn: null,
      calledOn: null,
      metOn: null,
      overallPrincipalId: principalId,
      noMeasuresByOthers: true,
      personAbsence: '',
      relativesPart: null,
      relativesNote: '',
      consentOn: null,
      consentForm: null,
      consentScope: '',
      followUpOn,
      followUpBy: '',
    });
  }
  for (const [person, members] of [
    ['Third', 2],
    ['Late', 0],
    ['Again', 1],
    ['Done', 1],
  ] as const) {
    const { ownerId, personId } = kept(person);
    await storeGroup(manager, { ownerId, personId, members: Array(members).fill({}) });
  }
  return { teamId, principalId, people };
}

const versionOf = (number: number, status: PlanStatus, agreedAt: string | null) => ({
  id: randomUUID(),
  number,
  status,
  revision: 1,
  createdAt: new Date('2025-01-01T12:00Z'),
  createdBy: 'test',
  changedAt: new Date('2025-01-01T12:00Z'),
  agreedAt: agreedAt === null ? null : new Date(agreedAt),
  agreedBy: agreedAt === null ? null : 'test',
  checksum: agreedAt === null ? null : 'c'.repeat(64),
});
