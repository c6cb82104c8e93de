import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { TeamMeeting } from '../../src/contacts/team-meeting.entity.js';
import { Principal, Service } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind, SecrecyLaw } from '../../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from '../../src/persons/person-kinds.js';
import { StaffMember, Team } from '../../src/teams/team.entity.js';
import { Profession, TeamRole } from '../../src/teams/team-kinds.js';

/** The window the records below are made for: four weeks, Monday to Sunday. */
export const measuredWindow = { from: '2026-05-04', to: '2026-05-31' };

/** A region, its service and a team without any records. */
export async function makeTeam(manager: EntityManager): Promise<{ teamId: string; principalId: string }> {
  const [principalId, serviceId, teamId] = [randomUUID(), randomUUID(), randomUUID()];
  await manager.insert(Principal, {
    id: principalId,
    name: `Region ${principalId.slice(0, 8)}`,
    kind: PrincipalKind.REGION,
    law: SecrecyLaw.HEALTH,
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

/** A team small enough to count by hand; what its measures come to is in compute-measures.spec.ts. */
export async function makeMeasuredTeam(
  manager: EntityManager,
): Promise<{ teamId: string; principalId: string }> {
  const { teamId, principalId } = await makeTeam(manager);
  const staff = new Map<string, string>();
  const employ = async (
    reference: string,
    profession: Profession,
    fteHundredths: number,
    [fromDate, toDate]: [string, string?],
    role = TeamRole.MEMBER,
  ) => {
    const id = randomUUID();
    staff.set(reference, id);
    await manager.insert(StaffMember, {
      id,
      teamId,
      reference,
      name: `Påhittad ${reference}`,
      profession,
      role,
      employerId: principalId,
      fteHundredths,
      fromDate,
      toDate: toDate ?? null,
      qualifications: '',
    });
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
  await enrol('Again', '2025-01-01', '2025-10-01', LeavingReason.LOST_CONTACT);
  const again = await enrol('Again', '2026-01-15');

  for (const [date, time, personsReviewed] of [
    ['2026-05-03', '09:00', 5],
    ['2026-05-04', '09:00', 5],
    ['2026-05-05', '09:00', 1],
    ['2026-05-05', '15:00', 3],
    ['2026-05-11', '09:00', 9],
    ['2026-05-31', '09:00', 5],
    ['2026-06-01', '09:00', 5],
  ] as const)
    await manager.insert(TeamMeeting, {
      id: randomUUID(),
      teamId,
      date,
      time,
      minutes: 30,
      staffPresent: 4,
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
    [date, minutes, mode, place]: [string, number, ContactMode, ContactPlace],
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
  await contact(long, ['2026-05-21', 10, PHONE, OFFICE], ['lead'], { naturalSupportPresent: true });
  await contact(long, ['2026-05-22', 45, IN_PERSON, HOME], ['lead'], { noShow: true });
  await contact(long, ['2026-06-01', 60, IN_PERSON, HOME], ['lead']);
  await contact(second, ['2026-05-19', 40, IN_PERSON, COMMUNITY], ['lead']);
  await contact(second, ['2026-05-25', 20, IN_PERSON, WARD], ['nurse']);
  await contact(second, ['2026-05-26', 50, IN_PERSON, HOME], ['nurse'], {
    naturalSupportPresent: true,
    personPresent: false,
  });
  await contact(again, ['2026-05-31', 15, VIDEO, OFFICE], ['nurse'], {
    naturalSupportPresent: true,
    noShow: true,
  });
  await contact(late, ['2026-05-18', 90, IN_PERSON, HOME], ['nurse', 'back']);
  await contact(done, ['2026-05-10', 25, IN_PERSON, OFFICE], ['psych']);
  return { teamId, principalId };
}
