import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { allUses, measureParameters, methodNames, needNames } from '../../../test/support/measure-uses.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../../../test/support/measured-team.js';
import { storeGroup } from '../../../test/support/stored-group.js';
import { createMigratedDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { addStaffMember } from '../../../test/support/test-records.js';
import { entities } from '../../app/entities.js';
import { CrisisPlanVersion } from '../../crisis-plans/crisis-plan.entity.js';
import { AmendedRecord, PlanEnding, PlanEndReason } from '../../persons/amendment.entity.js';
import { Enrolment, Person } from '../../persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../../persons/person-kinds.js';
import { PlanStatus } from '../../plans/plan-kinds.js';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { MemberKind } from '../../resource-groups/resource-group-kinds.js';
import { Team } from '../../teams/team.entity.js';
import { Profession, TeamRole } from '../../teams/team-kinds.js';
import type { MeasureUse } from '../scales/scale.js';
import { computeMeasures } from './compute-measures.js';
import { measures } from './measures.js';

let database: TestDatabase;
let dataSource: DataSource;
let teamId: string;
let emptyTeamId: string;
let people: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await createMigratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, entities)).initialize();
  ({ teamId, people } = await makeMeasuredTeam(dataSource.manager));
  await makeMeasuredTeam(dataSource.manager);
  ({ teamId: emptyTeamId } = await makeTeam(dataSource.manager));
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

type Post = [profession: Profession, percent: number, role?: TeamRole];

async function addStaff(employerId: string, team: string, posts: readonly Post[]): Promise<void> {
  for (const [profession, percent, role = TeamRole.MEMBER] of posts)
    await addStaffMember(dataSource.manager, {
      ...{ teamId: team, employerId, reference: randomUUID(), fromDate: '2020-01-01' },
      ...{ profession, role, percentHundredths: 100 * percent },
    });
}

async function addPersons(ownerId: string, team: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const personId = randomUUID();
    await dataSource.manager.insert(Person, {
      id: personId,
      ownerId,
      identityNumber: personId.slice(0, 20),
      identityKind: IdentityKind.RESERVE,
      givenName: 'Påhittad',
      familyName: 'Person',
      protectedIdentity: false,
      language: 'svenska',
      needsInterpreter: false,
      address: null,
      phone: null,
      fictitious: true,
    });
    await dataSource.manager.insert(Enrolment, {
      id: randomUUID(),
      ownerId,
      teamId: team,
      personId,
      fromDate: '2025-01-01',
      toDate: null,
      leavingReason: null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    });
  }
}

describe('computeMeasures', () => {
  // Counted by hand from test/support/measured-team.ts. On 31 May 2026 five persons are enrolled (Long, Second,
  // Third, Late, Again) and the posts are lead 1, nurse 1, half 0.5, psych 0.5, desk 1, back 1, new 0.75.
  it.each([
    // 5 persons by lead, nurse, half, back, new: 4.25 posts
    ['persons_per_fte', 5, 4.25, 5 / 4.25],
    ['psychiatrist_fte_per_100', 0.5, 5, 10],
    // nurse, half and back
    ['nurse_fte_per_100', 2.5, 5, 50],
    ['substance_use_specialist_fte_per_100', 0.75, 5, 15],
    // left the day before
    ['vocational_specialist_fte_per_100', 0, 5, 0],
    ['team_fte', 4.75, 1, 4.75],
    ['leader_fte', 1, 1, 1],
    ['peer_specialist_fte', 0, 1, 0],
    ['peer_specialist_fte_per_100', 0, 5, 0],
    // desk
    ['programme_assistant_fte_per_100', 1, 5, 20],
    ['psychologist_fte_per_100', 0, 5, 0],
    // lead
    ['social_worker_fte_per_100', 1, 5, 20],
    ['occupational_therapist_fte_per_100', 0, 5, 0],
    // half and work left; back is back. 7 on 1 June 2024, 6 after 31 May 2026
    ['staff_turnover', 2, 6.5, (100 * 2) / 6.5],
    // 5.75, 5.5 x 4 with the plan of 5 as the most, then 4.5 x 7
    ['staffing_filled', 56.5, 60, 5650 / 60],
    // half a post in each of seven months
    ['staffing_vacant', 3.5, 60, 350 / 60],
    // 60 + 10 + 40 minutes of one leader's four weeks
    ['leader_direct_share', 110 / 60, 160, (100 * 110) / 60 / 160],
    // the same of 19 working days (14 May is Ascension Day) less 28/365 of 25 days' leave, 8 hours each
    [
      'leader_direct_share_of_working_time',
      110 / 60,
      8 * (19 - 700 / 365),
      (100 * 110) / 60 / (8 * (19 - 700 / 365)),
    ],
    // 4, 5, 11 and 31 May
    ['meeting_days_per_week', 4, 4, 1],
    // 5 of 5, 1 + 3 of 5, 6 (not 9) of 6, 5 of 5
    ['persons_reviewed_share', 20, 21, 2000 / 21],
    // 6 (not 9), 4 (the better attended of two), 3 and 6; each day lead, nurse, half, psych, back, and work or new
    ['meeting_attendance_share', 19, 24, 1900 / 24],
    // Second by lead and nurse, Late by nurse and back; Long by the nurse alone since 18 May
    ['persons_met_by_several_staff', 2, 5, 40],
    // Third and Late in May
    ['highest_monthly_intake', 2, 1, 2],
    // Long and Third with the team, Declined without; Second was admitted the day before the window
    ['admissions_with_team', 2, 3, 200 / 3],
    ['discharges_with_team', 1, 2, 50],
    ['admissions_and_discharges_with_team', 3, 5, 60],
    // Done, of those five and Done, Declined and Moved
    ['closed_by_team_share', 1, 8, 12.5],
    // those five, and Declined is lost
    ['persons_retained', 5, 6, 500 / 6],
    // home 4 and 18 May, community 19 May; office 10 and 20 May, ward 25 May
    ['contacts_in_community', 3, 6, 50],
    // Long 1 of 2, Second 1 of 2; Third and Again were not met, Late and Done were not there throughout
    ['community_share_per_person', 1, 2, 50],
    // 60 + 30 + 40 + 20 minutes of Long, Second, Third and Again in four weeks
    ['minutes_per_person_week', 150, 16, 9.375],
    ['contacts_per_person_week', 4, 16, 0.25],
    // 4, 21 and 26 May
    ['natural_support_contacts_per_person_month', 3, 4, 0.75],
    // 90, 60, 0 and 0 minutes; 2, 2, 0 and 0 times; 2, 1, 0 and 0 contacts with natural supports
    ['median_minutes_per_person_week', 30, 4, 7.5],
    ['median_contacts_per_person_week', 1, 4, 0.25],
    ['median_natural_support_contacts_per_person_month', 0.5, 1, 0.5],
    // the same four
    ['mean_minutes_per_person_week', 150, 16, 9.375],
    ['mean_contacts_per_person_week', 4, 16, 0.25],
    ['mean_natural_support_contacts_per_person_month', 3, 4, 0.75],
    // Third and Again have a sister in their groups, and nobody met either
    ['mean_natural_support_contacts_per_person_with_supports_month', 0, 2, 0],
    ['median_natural_support_contacts_per_person_with_supports_month', 0, 1, 0],
    // Long and Second; nobody came to Again's
    ['persons_with_natural_support_contact', 2, 5, 40],
    // Long's is to be looked through that very day, Third's was replaced the day after; Second's was due the day before,
    // Late's is a draft, Again's was voided, Done has left
    ['persons_with_current_crisis_plan', 2, 5, 40],
    // Second
    ['persons_with_current_sip', 1, 5, 20],
    // Third and Again; Late's has no members
    ['persons_with_resource_group', 2, 5, 40],
    // Long and Late in the window, Second from before it to its first day, Third on its last; Again long ago, Done has left
    ['persons_offered_ips', 4, 5, 80],
    // Long and Done, of them and Second; of Late it is not known
    ['persons_given_ips_with_manual', 2, 3, 200 / 3],
    // Second on the window's first day, and Again; Done has left, and Long's was after the window
    ['persons_offered_psychoeducation', 2, 5, 40],
    ['persons_given_psychoeducation_with_manual', 0, 1, 0],
    // the others to Third alone, on one day
    ...methodNames
      .filter((method) => !['ips', 'psychoeducation'].includes(method))
      .flatMap((method): [string, number, number, number][] => [
        [`persons_offered_${method}`, 1, 5, 20],
        [`persons_given_${method}_with_manual`, 1, 1, 100],
      ]),
    // Long by the team, Second by others, Third by nobody; Again has said no
    ...needNames
      .filter((need) => need !== 'substance_use_group')
      .map((need): [string, number, number, number] => [`need_met_by_team_${need}`, 1, 3, 100 / 3]),
    // also Again
    ['need_met_by_team_substance_use_group', 1, 4, 25],
  ])('counts %s', async (measure, numerator, denominator, value) => {
    const [figure] = await computeMeasures(dataSource.manager, teamId, measuredWindow, [
      { measure, parameters: measureParameters[measure] },
    ]);
    expect(figure?.numerator).toBeCloseTo(numerator, 10);
    expect(figure?.denominator).toBeCloseTo(denominator, 10);
    expect(figure?.value).toBeCloseTo(value, 10);
  });

  it('counts the posts of each profession', async () => {
    const { teamId: otherTeamId, principalId } = await makeTeam(dataSource.manager);
    await addPersons(principalId, otherTeamId, 4);
    await addStaff(principalId, otherTeamId, [
      [Profession.PEER_SUPPORT, 50],
      [Profession.PEER_SUPPORT, 25],
      [Profession.PSYCHOLOGIST, 80],
      [Profession.SOCIAL_WORKER, 70],
      [Profession.OCCUPATIONAL_THERAPIST, 60],
      [Profession.ADMINISTRATOR, 30],
      [Profession.OTHER, 40, TeamRole.PROGRAMME_ASSISTANT],
      [Profession.NURSE, 90, TeamRole.LEADER],
      [Profession.PSYCHIATRIST, 10, TeamRole.LEADER],
    ]);
    const figures = await computeMeasures(dataSource.manager, otherTeamId, measuredWindow, allUses);
    const known = Object.fromEntries(
      figures.map(({ measure, numerator, value }) => [measure, [numerator, value]]),
    );
    expect(known).toMatchObject({
      peer_specialist_fte_per_100: [0.75, 18.75],
      peer_specialist_fte: [0.75, 0.75],
      psychologist_fte_per_100: [0.8, 20],
      social_worker_fte_per_100: [0.7, 17.5],
      occupational_therapist_fte_per_100: [0.6, 15],
      programme_assistant_fte_per_100: [0.7, 17.5],
      leader_fte: [1, 1],
      // 0.75 + 0.8 + 0.7 + 0.6 + 0.9 without the psychiatrist and administration
      persons_per_fte: [4, 4 / 3.75],
    });
  });

  describe('of medians', () => {
    const use = (measure: string) => allUses.filter((candidate) => candidate.measure === measure);
    const medianOf = async (measure: string, names?: readonly string[], window = measuredWindow) => {
      const sample = names?.map((name) => people.get(name) ?? name);
      const [figure] = await computeMeasures(dataSource.manager, teamId, window, use(measure), sample);
      return [figure?.value, figure?.persons];
    };

    it('takes the mean of the two in the middle of an even number, and the one in the middle of an odd', async () => {
      // Long 90, Second 60, Third 0 and Again 0 minutes in four weeks
      expect(await medianOf('median_minutes_per_person_week')).toEqual([7.5, 4]);
      expect(await medianOf('median_minutes_per_person_week', ['Long', 'Second', 'Third'])).toEqual([15, 3]);
      expect(await medianOf('median_minutes_per_person_week', ['Long', 'Second'])).toEqual([18.75, 2]);
      expect(await medianOf('median_contacts_per_person_week', ['Long', 'Again'])).toEqual([0.25, 2]);
      expect(await medianOf('median_natural_support_contacts_per_person_month', ['Long'])).toEqual([2, 1]);
    });

    it('counts a sampled person who came within the window, and one without contacts as 0', async () => {
      expect(await medianOf('median_minutes_per_person_week', ['Late'])).toEqual([22.5, 1]);
      expect(await medianOf('median_contacts_per_person_week', ['Third'])).toEqual([0, 1]);
    });

    it('knows nothing of a sample with nobody in the team then', async () => {
      expect(await medianOf('median_minutes_per_person_week', ['Declined', randomUUID()])).toEqual([null, 0]);
      expect(await medianOf('median_minutes_per_person_week', [])).toEqual([null, 0]);
    });

    it('counts a window shorter than a week as the part of a week that it is', async () => {
      // 90, 40, 30, 0, 0 and 0 minutes of Late, Second, Long, Third, Again and Done in three days
      const window = { from: '2026-05-18', to: '2026-05-20' };
      expect(await medianOf('median_minutes_per_person_week', undefined, window)).toEqual([35, 6]);
    });

    it('leaves every other measure alone', async () => {
      const sample = [people.get('Long') as string];
      const sampled = await computeMeasures(dataSource.manager, teamId, measuredWindow, allUses, sample);
      const all = await computeMeasures(dataSource.manager, teamId, measuredWindow, allUses);
      const differ = sampled.filter(({ value }, index) => value !== all[index]?.value);
      expect(differ.map(({ measure }) => measure)).toEqual([
        'median_minutes_per_person_week',
        'median_contacts_per_person_week',
        'median_natural_support_contacts_per_person_month',
        // Nobody of the sample has natural supports.
        'median_natural_support_contacts_per_person_with_supports_month',
        'mean_minutes_per_person_week',
        'mean_contacts_per_person_week',
        'mean_natural_support_contacts_per_person_month',
        'mean_natural_support_contacts_per_person_with_supports_month',
      ]);
    });
  });

  describe('of figures per person', () => {
    const figureOf = async (use: MeasureUse, names?: readonly string[]) => {
      const sample = names?.map((name) => people.get(name) as string);
      const [figure] = await computeMeasures(dataSource.manager, teamId, measuredWindow, [use], sample);
      return figure;
    };

    it.each([
      // Long, Second, Third and Again of these and Late; two weeks, in which Late was there throughout too
      ['minutes_per_person_week', 4],
      ['median_contacts_per_person_week', 4],
      ['community_share_per_person', 2],
      ['mean_natural_support_contacts_per_person_with_supports_month', 2],
      ['persons_met_by_several_staff', 5],
      ['persons_with_natural_support_contact', 5],
    ])('says of how many of the five enrolled %s is', async (measure, persons) => {
      expect(await figureOf({ measure, parameters: measureParameters[measure] })).toMatchObject({
        persons,
        ofPersons: 5,
      });
    });

    it('takes the mean of the persons’ own shares, and shows the pooled one beside', async () => {
      // Long 1 of 2 met outside, Late 1 of 1; a ward and an office are neither home nor community
      const figure = await figureOf({ measure: 'community_share_per_person' }, ['Long', 'Late', 'Third']);
      expect(figure).toMatchObject({ numerator: 1.5, denominator: 2, value: 75, persons: 2 });
      expect(figure?.beside).toEqual([
        expect.objectContaining({
          measure: 'contacts_in_community',
          numerator: 3,
          denominator: 6,
          value: 50,
        }),
      ]);
      const ward = await figureOf({ measure: 'community_share_per_person' }, ['Second']);
      expect(ward).toMatchObject({ value: 50, persons: 1 });
    });

    it('shows the mean of the same persons beside the median', async () => {
      // 90, 60 and 0 minutes
      const figure = await figureOf({ measure: 'median_minutes_per_person_week' }, [
        'Long',
        'Second',
        'Third',
      ]);
      expect(figure).toMatchObject({ value: 15, persons: 3 });
      expect(figure?.beside).toEqual([
        expect.objectContaining({ measure: 'mean_minutes_per_person_week', value: 12.5, persons: 3 }),
      ]);
    });

    it('counts natural supports over everybody and over those who have them', async () => {
      const personId = people.get('Second') as string;
      const { ownerId } = await dataSource.manager.findOneByOrFail(Person, { id: personId });
      const save = (...kinds: MemberKind[]) =>
        storeGroup(dataSource.manager, { ownerId, personId, members: kinds.map((kind) => ({ kind })) });
      const measure = 'mean_natural_support_contacts_per_person_with_supports_month';
      // Staff are no natural support.
      await save(MemberKind.STAFF);
      expect(await figureOf({ measure })).toMatchObject({ numerator: 0, denominator: 2 });
      await save(MemberKind.STAFF, MemberKind.FRIEND);
      // 1 of Second, 0 of Third and Again; of everybody 2, 1, 0 and 0
      const figure = await figureOf({ measure });
      expect(figure).toMatchObject({ numerator: 1, denominator: 3, persons: 3, ofPersons: 5 });
      expect(figure?.beside?.map(({ value }) => value)).toEqual([0, 0.75]);
      expect(await figureOf({ measure: measure.replace('mean', 'median') }, ['Second'])).toMatchObject({
        value: 1,
        persons: 1,
      });
      // Nor is a friend of an earlier version.
      await save(MemberKind.STAFF);
      expect(await figureOf({ measure })).toMatchObject({ numerator: 0, denominator: 2 });
      await save();
    });
  });

  it('counts against the working week that a team states, and says which it is', async () => {
    const use = { measure: 'leader_direct_share_of_working_time' };
    const figureOf = async () =>
      (await computeMeasures(dataSource.manager, teamId, measuredWindow, [use]))[0];
    expect((await figureOf())?.workingYear).toEqual({ weekHours: 40, isStated: false, leaveDays: 25 });
    await dataSource.manager.update(Team, { id: teamId }, { weekHoursHundredths: 3825 });
    const figure = await figureOf();
    expect(figure?.workingYear).toEqual({ weekHours: 38.25, isStated: true, leaveDays: 25 });
    // 7.65 hours a day
    expect(figure?.denominator).toBeCloseTo(7.65 * (19 - 700 / 365), 10);
    await dataSource.manager.update(Team, { id: teamId }, { weekHoursHundredths: null });
  });

  it('looks over the window that an item has of its own, and keeps the others apart', async () => {
    const measure = 'contacts_per_person_week';
    const year = { from: '2025-06-01', to: '2026-05-31' };
    const figures = await computeMeasures(dataSource.manager, teamId, year, [
      { measure, window: { weeks: 4 } },
      { measure, window: { months: 1 } },
      { measure },
      { measure: 'leader_direct_share', window: { weeks: 1 } },
      { measure: 'meeting_days_per_week', window: { weeks: 1 } },
      { measure: 'team_fte', window: { weeks: 4 } },
    ]);
    expect(figures.map(({ from, to }) => [from, to])).toEqual([
      ['2026-05-04', '2026-05-31'],
      ['2026-05-01', '2026-05-31'],
      ['2025-06-01', '2026-05-31'],
      ['2026-05-25', '2026-05-31'],
      ['2026-05-25', '2026-05-31'],
      ['2026-05-31', '2026-05-31'],
    ]);
    // Third came on 4 May and Again on 15 January; Long was also met on 3 May.
    expect(figures.map(({ numerator, denominator }) => [numerator, denominator]).slice(0, 3)).toEqual([
      [4, 16],
      [5, (3 * 31) / 7],
      [5, (2 * 365) / 7],
    ]);
    expect(figures.map(({ cautions = [] }) => cautions)).toEqual([[], [], ['LONG_WINDOW'], [], [], []]);
  });

  it('asks for caution where posts are per 100 of fewer than five', async () => {
    const { teamId: smallTeamId, principalId } = await makeTeam(dataSource.manager);
    await addStaff(principalId, smallTeamId, [[Profession.NURSE, 200]]);
    await addPersons(principalId, smallTeamId, 1);
    const uses = [{ measure: 'nurse_fte_per_100' }, { measure: 'persons_per_fte' }];
    const cautions = async () => {
      const figures = await computeMeasures(dataSource.manager, smallTeamId, measuredWindow, uses);
      return figures.map((figure) => [figure.value, figure.cautions]);
    };
    expect(await cautions()).toEqual([
      [200, ['FEW_PERSONS']],
      [0.5, undefined],
    ]);
    await addPersons(principalId, smallTeamId, 4);
    expect(await cautions()).toEqual([
      [40, undefined],
      [2.5, undefined],
    ]);
  });

  it.each([
    // Lead's 60 minutes on 4 May; those on 3 May are in the window, but not in its last whole week.
    [7, '2026-05-04', 1, 40],
    [8, '2026-05-03', 1, 40],
    [13, '2026-04-28', 1, 40],
    [14, '2026-04-27', 2, 80],
    [6, '2026-05-05', 0, 0],
  ])("counts a leader's work in the whole weeks of %i days", async (_, from, numerator, denominator) => {
    const window = { from, to: '2026-05-10' };
    const [figure] = await computeMeasures(dataSource.manager, teamId, window, [
      { measure: 'leader_direct_share' },
    ]);
    const value = denominator === 0 ? null : 2.5;
    expect(figure).toMatchObject({ numerator, denominator, value });
  });

  it('knows nothing of plans and interventions before the first of them, nor of a manual nobody told of', async () => {
    // Long, Second, Done, Declined, Moved, Before and Again are enrolled
    const figures = await computeMeasures(
      dataSource.manager,
      teamId,
      { from: '2025-01-06', to: '2025-01-09' },
      allUses.filter(({ measure }) => /^persons_(with_current|offered|given)/.test(measure)),
    );
    expect(figures.filter(({ value }) => value !== null)).toEqual([]);
    const [offered, given] = await computeMeasures(
      dataSource.manager,
      teamId,
      { from: '2025-01-06', to: '2025-01-31' },
      allUses.filter(({ measure }) => /_ips/.test(measure)),
    );
    expect(offered).toMatchObject({ numerator: 1, denominator: 7 });
    expect(given).toMatchObject({ numerator: 0, denominator: 0, value: null });
  });

  it('counts a plan that was ended until the day before it was, and not on that day', async () => {
    const ended = await makeMeasuredTeam(dataSource.manager);
    const personId = ended.people.get('Second')!;
    const version = await dataSource.manager.findOneByOrFail(CrisisPlanVersion, {
      ...{ plan: { personId }, status: PlanStatus.AGREED },
    });
    await dataSource.manager.insert(PlanEnding, {
      ...{ id: randomUUID(), recordType: AmendedRecord.CRISIS_PLAN_VERSION, recordId: version.id, personId },
      ...{ recordedAt: new Date('2026-05-25T08:00:00Z'), recordedBy: 'test', recordedByName: 'Kim Ek' },
      ...{ reason: PlanEndReason.NOT_NEEDED, note: '' },
    });
    await dataSource.manager.update(CrisisPlanVersion, { id: version.id }, { status: PlanStatus.ENDED });
    const currentOn = async (to: string) => {
      const window = { from: '2026-05-04', to };
      const use = { measure: 'persons_with_current_crisis_plan' };
      const [figure] = await computeMeasures(dataSource.manager, ended.teamId, window, [use]);
      return figure!.numerator;
    };
    // Second's and that of Third, from the twentieth; then Third's alone
    expect([await currentOn('2026-05-24'), await currentOn('2026-05-25')]).toEqual([2, 1]);
  });

  it('has a case for every measure, and keeps the order asked for', async () => {
    const figures = await computeMeasures(dataSource.manager, teamId, measuredWindow, allUses);
    expect(figures.map(({ measure }) => measure)).toEqual([...measures.keys()]);
    expect(figures.filter(({ value }) => value === null)).toEqual([]);
  });

  it('says which days it looked at', async () => {
    const figures = await computeMeasures(dataSource.manager, teamId, measuredWindow, allUses);
    const windowOf = (name: string) => {
      const { from, to } = figures.find(({ measure }) => measure === name) ?? {};
      return [from, to];
    };
    expect(windowOf('contacts_in_community')).toEqual(['2026-05-04', '2026-05-31']);
    expect(windowOf('persons_met_by_several_staff')).toEqual(['2026-05-18', '2026-05-31']);
    expect(windowOf('staff_turnover')).toEqual(['2024-06-01', '2026-05-31']);
    expect(windowOf('team_fte')).toEqual(['2026-05-31', '2026-05-31']);
  });

  it('knows nothing of a team without records, rather than the worst', async () => {
    const figures = await computeMeasures(dataSource.manager, emptyTeamId, measuredWindow, allUses);
    expect(figures.filter(({ value }) => value !== null)).toEqual([]);
  });

  it('knows nothing of a window without contacts, but that no meeting was held in it', async () => {
    const earlier = { from: '2026-01-01', to: '2026-01-28' };
    const figures = await computeMeasures(dataSource.manager, teamId, earlier, allUses);
    const known = Object.fromEntries(figures.map(({ measure, value }) => [measure, value]));
    expect(known).toMatchObject({
      contacts_in_community: null,
      minutes_per_person_week: null,
      natural_support_contacts_per_person_month: null,
      median_minutes_per_person_week: null,
      median_natural_support_contacts_per_person_month: null,
      persons_with_natural_support_contact: null,
      persons_met_by_several_staff: null,
      leader_direct_share: null,
      persons_reviewed_share: null,
      meeting_days_per_week: 0,
    });
  });

  it('counts a young team from its first day', async () => {
    // On 31 January 2020 the window begins long before anybody worked there: 7 members on both days.
    const [turnover, filled] = await computeMeasures(
      dataSource.manager,
      teamId,
      { from: '2020-01-01', to: '2020-01-31' },
      allUses.filter(({ measure }) => ['staff_turnover', 'staffing_filled'].includes(measure)),
    );
    expect(turnover).toMatchObject({ numerator: 0, denominator: 7, value: 0 });
    // Of twelve months only January has staff: more than the plan of 5.
    expect(filled).toMatchObject({ numerator: 5, denominator: 5, value: 100 });
  });

  it('refuses an unknown measure', async () => {
    await expect(
      computeMeasures(dataSource.manager, teamId, measuredWindow, [{ measure: 'luck' }]),
    ).rejects.toThrow('luck');
  });
});
