import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { Intervention } from '../../src/contacts/intervention.entity.js';
import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { computeMeasures } from '../../src/fidelity/measures/compute-measures.js';
import { Person } from '../../src/persons/person.entity.js';
import { IdentityKind } from '../../src/persons/person-kinds.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { TeamsService } from '../../src/teams/teams.service.js';
import { allUses } from '../support/measure-uses.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, type TestPerson } from '../support/test-person.js';

let test: TestApp;
let teamId: string;
let regionId: string;
let otherPrincipalId: string;
let enrolledBefore: number;
let figures: Map<string, [numerator: number, denominator: number]>;
let rowsOfOne: string[];

/** The team counted in compute-measures.spec.ts, and one human more, whom two principals have enrolled. */
beforeAll(async () => {
  test = await startTestApp();
  const team = await test.unitOfWork.run(makeMeasuredTeam);
  ({ principalId: otherPrincipalId } = await test.unitOfWork.run(makeTeam));
  teamId = team.teamId;
  regionId = team.principalId;
  enrolledBefore = await enrolledToday();
  const known = (ownerId: string, fromDate: string) =>
    addPerson(test.unitOfWork, { ownerId, teamId, fromDate, identityNumber: '191212121212' });
  const first = await known(team.principalId, '2026-04-01');
  const second = await known(otherPrincipalId, '2026-05-06');
  await addStay(first, false);
  await addStay(second, true);
  await addMeeting(first, '2026-05-19', 60, 'nurse');
  await addMeeting(second, '2026-05-20', 30, 'lead');
  await addIntervention(first, true);
  await addIntervention(second, false);
  for (const reviewOn of ['2026-05-01', '2026-07-01'])
    await addCrisisPlan(test.unitOfWork, reviewOn > '2026-06' ? second : first, {
      statuses: [PlanStatus.AGREED],
      at: new Date('2026-05-10T12:00Z'),
      reviewOn,
    });
  rowsOfOne = [first.personId, second.personId];
  const computed = await computeMeasures(test.unitOfWork.reader, teamId, measuredWindow, allUses);
  figures = new Map(
    computed.map(({ measure, numerator, denominator }) => [measure, [numerator, denominator]]),
  );
});
afterAll(() => test?.close());

async function enrolledToday(): Promise<number> {
  const actor = {
    accountId: randomUUID(),
    name: 'Test',
    locale: 'sv' as const,
    requestId: 'test',
    principalId: null,
    grants: [{ role: Role.TEAM_MANAGER, teamId }],
  };
  return (await test.app.get(TeamsService, { strict: false }).size(actor, teamId)).enrolled;
}

function addStay({ enrolmentId, ownerId }: TestPerson, teamInvolvedInAdmission: boolean) {
  return test.unitOfWork.run((manager) =>
    manager.insert(HospitalEpisode, {
      id: randomUUID(),
      ownerId,
      enrolmentId,
      admittedOn: '2026-05-12',
      dischargedOn: '2026-05-14',
      teamInvolvedInAdmission,
      teamInvolvedInDischarge: false,
    }),
  );
}

function addIntervention({ enrolmentId, ownerId }: TestPerson, manualUsed: boolean) {
  return test.unitOfWork.run((manager) =>
    manager.insert(Intervention, {
      id: randomUUID(),
      ownerId,
      enrolmentId,
      method: InterventionMethod.IPS,
      offeredOn: '2026-05-12',
      startedOn: '2026-05-12',
      endedOn: null,
      manualUsed,
    }),
  );
}

function addMeeting({ enrolmentId, ownerId }: TestPerson, date: string, minutes: number, reference: string) {
  return test.unitOfWork.run(async (manager) => {
    const { id: staffMemberId } = await manager.findOneByOrFail(StaffMember, { teamId, reference });
    const contactId = randomUUID();
    await manager.insert(Contact, {
      id: contactId,
      ownerId,
      enrolmentId,
      date,
      time: '10:00',
      minutes,
      mode: ContactMode.IN_PERSON,
      place: ContactPlace.HOME,
      personPresent: true,
      naturalSupportPresent: false,
      noShow: false,
    });
    await manager.insert(ContactStaff, { contactId, staffMemberId });
  });
}

describe('somebody whom two principals have enrolled in one team', () => {
  // What compute-measures.spec.ts counts, and one more human; never two.
  it.each([
    ['persons_per_fte', 5 + 1, 4.25],
    // one more enrolled on each of the four days; 7 (not 9) of 7 on the 11th
    ['persons_reviewed_share', 21, 25],
    // new in April; in May there are Third and Late, and nobody is new who is there already
    ['highest_monthly_intake', 2, 1],
    // one stay more, and one of the two principals wrote that the team was there
    ['admissions_with_team', 3, 4],
    ['discharges_with_team', 1, 3],
    // by the nurse on the one record and the leader on the other
    ['persons_met_by_several_staff', 3, 6],
    // 150 + 60 + 30 minutes of five people in four weeks: somebody had the human enrolled throughout
    ['minutes_per_person_week', 240, 20],
    ['contacts_per_person_week', 6, 20],
    ['contacts_in_community', 5, 8],
    ['admissions_and_discharges_with_team', 4, 7],
    // 90, 90, 60, 0 and 0 minutes
    ['median_minutes_per_person_week', 60, 4],
    // the plan that has not been looked through is the one principal's, the one that need not yet be is the other's
    ['persons_with_current_crisis_plan', 3, 6],
    // by the manual according to one of the two
    ['persons_offered_ips', 5, 6],
    ['persons_given_ips_with_manual', 3, 4],
    ['closed_by_team_share', 1, 9],
    ['persons_retained', 6, 7],
  ])('is one in %s', (measure, numerator, denominator) => {
    const [top, bottom] = figures.get(measure)!;
    expect([top.toFixed(6), bottom.toFixed(6)]).toEqual([numerator.toFixed(6), denominator.toFixed(6)]);
  });

  it.each([
    ['both rows are', () => rowsOfOne],
    ['one of the rows is', () => rowsOfOne.slice(0, 1)],
  ])('is one in a median when %s in the chart sample, with the contacts of both', async (_, sample) => {
    const [figure] = await computeMeasures(
      test.unitOfWork.reader,
      teamId,
      measuredWindow,
      [{ measure: 'median_minutes_per_person_week' }],
      sample(),
    );
    expect(figure).toMatchObject({ persons: 1, numerator: 90, denominator: 4 });
  });

  it('is one in the size of the team', async () => {
    expect(await enrolledToday()).toBe(enrolledBefore + 1);
  });

  it('is two when the number is a reserve number, which means something to its own principal alone', async () => {
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, {
      ownerId: regionId,
      identityKind: IdentityKind.RESERVE,
      familyName: 'Long',
    });
    const before = await enrolledToday();
    const twin = await addPerson(test.unitOfWork, { ownerId: otherPrincipalId, teamId });
    await test.unitOfWork.run((manager) => manager.update(Person, { id: twin.personId }, { identityNumber }));
    expect(await enrolledToday()).toBe(before + 1);
  });
});
