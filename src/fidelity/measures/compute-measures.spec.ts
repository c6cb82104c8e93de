import { DataSource } from 'typeorm';
import { allUses, measureParameters } from '../../../test/support/measure-uses.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../../../test/support/measured-team.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { entities } from '../../entities.js';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { computeMeasures } from './compute-measures.js';
import { measures } from './measures.js';

let database: TestDatabase;
let dataSource: DataSource;
let teamId: string;
let emptyTeamId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, entities)).initialize();
  await dataSource.runMigrations();
  ({ teamId } = await makeMeasuredTeam(dataSource.manager));
  await makeMeasuredTeam(dataSource.manager);
  ({ teamId: emptyTeamId } = await makeTeam(dataSource.manager));
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

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
    // half and work left; back is back. 7 on 1 June 2024, 6 after 31 May 2026
    ['staff_turnover', 2, 6.5, (100 * 2) / 6.5],
    // 5.75, 5.5 x 4 with the plan of 5 as the most, then 4.5 x 7
    ['staffing_filled', 56.5, 60, 5650 / 60],
    // 60 + 10 + 40 minutes of one leader's four weeks
    ['leader_direct_share', 110 / 60, 160, (100 * 110) / 60 / 160],
    // 4, 5, 11 and 31 May
    ['meeting_days_per_week', 4, 4, 1],
    // 5 of 5, 1 + 3 of 5, 6 (not 9) of 6, 5 of 5
    ['persons_reviewed_share', 20, 21, 2000 / 21],
    // Second by lead and nurse, Late by nurse and back; Long by the nurse alone since 18 May
    ['persons_met_by_several_staff', 2, 5, 40],
    // Third and Late in May
    ['highest_monthly_intake', 2, 1, 2],
    // Long and Third with the team, Declined without; Second was admitted the day before the window
    ['admissions_with_team', 2, 3, 200 / 3],
    ['discharges_with_team', 1, 2, 50],
    // Done, of those five and Done, Declined and Moved
    ['closed_by_team_share', 1, 8, 12.5],
    // those five, and Declined is lost
    ['persons_retained', 5, 6, 500 / 6],
    // home 4 and 18 May, community 19 May; office 10 and 20 May, ward 25 May
    ['contacts_in_community', 3, 6, 50],
    // 60 + 30 + 40 + 20 minutes of Long, Second, Third and Again in four weeks
    ['minutes_per_person_week', 150, 16, 9.375],
    ['contacts_per_person_week', 4, 16, 0.25],
    // 4, 21 and 26 May
    ['natural_support_contacts_per_person_month', 3, 4, 0.75],
  ])('counts %s', async (measure, numerator, denominator, value) => {
    const [figure] = await computeMeasures(dataSource.manager, teamId, measuredWindow, [
      { measure, parameters: measureParameters[measure] },
    ]);
    expect(figure?.numerator).toBeCloseTo(numerator, 10);
    expect(figure?.denominator).toBeCloseTo(denominator, 10);
    expect(figure?.value).toBeCloseTo(value, 10);
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
