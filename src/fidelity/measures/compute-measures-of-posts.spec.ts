import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import { makeTeam, measuredWindow } from '../../../test/support/measured-team.js';
import { createMigratedDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { addLeave, addStaffMember, type StaffFacts } from '../../../test/support/test-records.js';
import { entities } from '../../app/entities.js';
import { Contact, ContactStaff } from '../../contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { TeamMeeting } from '../../contacts/team-meeting.entity.js';
import { Principal } from '../../organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../../organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../../persons/person-kinds.js';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { Leave, Post, StaffMember } from '../../teams/staff.entity.js';
import { Profession, TeamRole } from '../../teams/team-kinds.js';
import { computeMeasures } from './compute-measures.js';
import { longLeave } from './long-leave.js';

let database: TestDatabase;
let dataSource: DataSource;
let manager: EntityManager;
let municipalityId: string;
/** A team of five planned posts, made anew for each test. */
let teamId: string;
let regionId: string;
let enrolmentId: string;

beforeAll(async () => {
  database = await createMigratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, entities)).initialize();
  ({ manager } = dataSource);
  municipalityId = randomUUID();
  await manager.insert(Principal, {
    ...{
      id: municipalityId,
      name: 'Prövköpings kommun',
      kind: PrincipalKind.MUNICIPALITY,
      activities: [Activity.SOCIAL],
    },
    ...{ regionCode: '12', municipalityCode: '1280' },
  });
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** A nurse, a social worker and a nurse who leads, all since 2020; one person; a meeting with everybody on 4 May. */
beforeEach(async () => {
  ({ teamId, principalId: regionId } = await makeTeam(manager));
  await post({ reference: 'nurse' });
  await post({ reference: 'social', profession: Profession.SOCIAL_WORKER });
  await post({ reference: 'lead', role: TeamRole.LEADER });
  const personId = randomUUID();
  enrolmentId = randomUUID();
  const kept = { ownerId: regionId, fromDate: '2025-01-01', toDate: null };
  await manager.insert(Person, {
    ...{
      id: personId,
      ownerId: regionId,
      identityNumber: personId.slice(0, 20),
      identityKind: IdentityKind.RESERVE,
    },
    ...{ givenName: 'Påhittad', familyName: 'Person', protectedIdentity: false, language: 'svenska' },
    ...{ needsInterpreter: false, address: null, phone: null, fictitious: true },
  });
  await manager.insert(Enrolment, {
    ...{ id: enrolmentId, teamId, personId, ...kept, leavingReason: null },
    ...{ intensity: Intensity.STANDARD, legalFrame: LegalFrame.VOLUNTARY },
  });
  const meeting = { date: '2026-05-04', time: '09:00', minutes: 30, staffPresent: 2, personsReviewed: 1 };
  await manager.insert(TeamMeeting, { id: randomUUID(), teamId, ...meeting });
});

const post = (facts: Partial<StaffFacts>) =>
  addStaffMember(manager, { teamId, employerId: regionId, fromDate: '2020-01-01', ...facts });

const postOf = (staffMemberId: string) => manager.findOneByOrFail(Post, { staffMemberId });

const leave = (staffMemberId: string, fromDate: string, toDate: string | null = null) =>
  addLeave(manager, staffMemberId, fromDate, toDate);

async function contact(date: string, minutes: number, ...staffIds: string[]): Promise<void> {
  const id = randomUUID();
  await manager.insert(Contact, {
    ...{ id, ownerId: regionId, enrolmentId, date, time: '10:00', minutes, mode: ContactMode.IN_PERSON },
    ...{ place: ContactPlace.HOME, personPresent: true, naturalSupportPresent: false, noShow: false },
  });
  for (const staffMemberId of staffIds) await manager.insert(ContactStaff, { contactId: id, staffMemberId });
}

const PARAMETERS: Record<string, Record<string, number>> = {
  staff_turnover: { months: 24 },
  staffing_filled: { months: 12 },
  persons_met_by_several_staff: { days: 14, staff: 2 },
};

/** Numerator and denominator of each. */
async function figuresOf(...names: string[]): Promise<[number, number][]> {
  const uses = names.map((measure) => ({ measure, parameters: PARAMETERS[measure] }));
  const figures = await computeMeasures(manager, teamId, measuredWindow, uses);
  return figures.map(({ numerator, denominator }) => [numerator, denominator]);
}

const ALL = [
  'persons_per_fte',
  'nurse_fte_per_100',
  'team_fte',
  'staff_turnover',
  'staffing_filled',
  'meeting_attendance_share',
];

/** One person by three posts, two nurses' posts, nobody of three left, three of five posts in twelve months, 2 of 3 met. */
const ORDINARY = [
  [1, 3],
  [2, 1],
  [3, 1],
  [0, 3],
  [36, 60],
  [2, 3],
];

it('counts posts to a hundredth of a percent', async () => {
  expect(await figuresOf(...ALL)).toEqual(ORDINARY);
  await post({ reference: 'part', percentHundredths: 6250 });
  await post({ reference: 'third', percentHundredths: 3333 });
  await post({ reference: 'more', percentHundredths: 11_000 });
  const [[persons, posts] = []] = await figuresOf('persons_per_fte');
  expect(persons).toBe(1);
  // 3 + 0.625 + 0.3333 + 1.1
  expect(posts).toBeCloseTo(5.0583, 10);
});

it('counts nobody in a row of 0 percent, whether they are there, have come or have left', async () => {
  const none = { percentHundredths: 0, profession: Profession.NURSE };
  await post({ ...none, reference: 'there' });
  await post({ ...none, reference: 'came', fromDate: '2026-01-01' });
  await post({ ...none, reference: 'left', toDate: '2026-01-31' });
  await post({ ...none, reference: 'first', fromDate: '2010-01-01' });
  expect(await figuresOf(...ALL)).toEqual(ORDINARY);
});

it('knows nothing of the staff of a team with rows of 0 percent alone', async () => {
  await manager.update(
    Post,
    { staffMemberId: In((await manager.findBy(StaffMember, { teamId })).map(({ id }) => id)) },
    { percentHundredths: 0 },
  );
  expect(await figuresOf('persons_per_fte', 'nurse_fte_per_100', 'team_fte', 'staffing_filled')).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  const { id } = await manager.findOneByOrFail(StaffMember, { teamId, reference: 'lead' });
  await contact('2026-05-20', 60, id);
  expect(await figuresOf('leader_direct_share')).toEqual([[0, 0]]);
});

it('does not take somebody for having left whose post goes on at 0 percent', async () => {
  await post({ reference: 'away', toDate: '2026-01-31' });
  await post({ reference: 'away', fromDate: '2026-02-01', percentHundredths: 0 });
  // 4 at the beginning, 3 at the end
  expect(await figuresOf('staff_turnover')).toEqual([[0, 3.5]]);
});

it('takes a post for vacant, without caseload and without anybody to expect, while its holder is on long leave', async () => {
  const nurse = await post({ reference: 'away' });
  // Four of them in all ordinary places
  expect(await figuresOf(...ALL)).toEqual([
    [1, 4],
    [3, 1],
    [4, 1],
    [0, 4],
    [48, 60],
    [2, 4],
  ]);
  await leave(nurse, '2026-03-15');
  expect(await figuresOf(...ALL)).toEqual([
    ...ORDINARY.slice(0, 3),
    // has not left: 4 at the beginning, 3 at the end
    [0, 3.5],
    // vacant on the last days of March, April and May
    [45, 60],
    [2, 3],
  ]);
});

it.each([
  // 27 days
  ['2026-05-05', 4],
  // 28
  ['2026-05-04', 3],
])('takes a leave from %s to 31 May for long from four weeks on', async (from, posts) => {
  await leave(await post({ reference: 'away' }), from, '2026-05-31');
  expect(await figuresOf('team_fte')).toEqual([[posts, 1]]);
});

it('says how long a long leave is, and how sure that is', () => {
  expect(longLeave).toMatchObject({ days: 28, mark: 'M' });
  expect(longLeave.source.sv).toContain('kontrolleras');
});

it('counts nothing of a leave or a post that was entered by mistake', async () => {
  const { leaveId: away } = await leave(await post({ reference: 'away' }), '2026-01-01');
  await manager.update(Leave, { id: away }, { voidedAt: new Date() });
  expect(await figuresOf('team_fte')).toEqual([[4, 1]]);
  await manager.update(
    Post,
    { id: (await postOf(await post({ reference: 'wrong' }))).id },
    { voidedAt: new Date() },
  );
  expect(await figuresOf('team_fte', 'staff_turnover')).toEqual([
    [4, 1],
    [0, 4],
  ]);
});

it('counts somebody with two employers once, and both posts', async () => {
  const half = { reference: 'both', percentHundredths: 5000 };
  const both = await post(half);
  expect(await post({ ...half, employerId: municipalityId })).toBe(both);
  await contact('2026-05-20', 60, both);
  expect(await figuresOf('team_fte', 'staff_turnover', 'meeting_attendance_share')).toEqual([
    [4, 1],
    [0, 4],
    [2, 4],
  ]);
  expect(await figuresOf('persons_met_by_several_staff')).toEqual([[0, 1]]);
});

it('does not take somebody for having left who ends one of two posts, or changes employer', async () => {
  await post({ reference: 'both', toDate: '2026-01-31', percentHundredths: 5000 });
  await post({ reference: 'both', employerId: municipalityId, percentHundredths: 5000 });
  await post({ reference: 'change', toDate: '2025-12-31' });
  await post({ reference: 'change', fromDate: '2026-01-01', employerId: municipalityId });
  expect(await figuresOf('staff_turnover')).toEqual([[0, 5]]);
});

it('does not take somebody for having left whose next post begins the day after the window', async () => {
  await post({ reference: 'change', toDate: '2026-05-31' });
  await post({ reference: 'change', fromDate: '2026-06-01', employerId: municipalityId });
  await post({ reference: 'left', toDate: '2026-05-31' });
  await post({ reference: 'comes', fromDate: '2026-06-01' });
  // left; 5 at the beginning, 4 at the end
  expect(await figuresOf('staff_turnover')).toEqual([[1, 4.5]]);
});

it("counts a leader's contacts once, from the days of leading, and no working time on long leave", async () => {
  const leads = { reference: 'leads', role: TeamRole.LEADER, percentHundredths: 5000 };
  const leader = await post({ ...leads, fromDate: '2026-05-11' });
  await post({ ...leads, fromDate: '2026-05-11', employerId: municipalityId });
  await post({ reference: 'leads', toDate: '2026-05-10' });
  await contact('2026-05-10', 30, leader);
  await contact('2026-05-11', 60, leader);
  // The other leads for four weeks of 40 hours, this one for three.
  expect(await figuresOf('leader_direct_share')).toEqual([[1, 280]]);
  const { id } = await manager.findOneByOrFail(StaffMember, { teamId, reference: 'lead' });
  await leave(id, '2026-01-01');
  expect(await figuresOf('leader_direct_share')).toEqual([[1, 120]]);
});
