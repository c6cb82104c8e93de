import { Role } from '../../src/access/role.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { makePlanWorld, type PlanWorld, saveAsColleague } from './plan-world.js';
import { steps } from './steps.js';
import type { Visitor } from './visitor.js';

const step = steps();
let house: BrowserApp;
let world: PlanWorld;
let writer: Visitor;

beforeAll(async () => {
  house = await startBrowserApp();
  world = await makePlanWorld(house);
  writer = await house.visitorAs(Role.COORDINATOR, world.place, { javaScriptEnabled: false });
});
afterAll(() => house?.close());

const signs = () => writer.page.locator('#EARLY_SIGNS textarea');
const revision = async () => Number(await writer.page.locator('[name="revision"]').inputValue());

describe('a crisis plan without a script in the browser', () => {
  step('grows by a row, and is saved, by buttons alone', async () => {
    await writer.open(`/crisis-plans/${world.planId}/edit`);
    await signs().first().fill('Jag sover dåligt');
    await writer.page
      .locator('#EARLY_SIGNS')
      .getByRole('button', { name: writer.t('crisisPlan.addRow') })
      .first()
      .click();
    await signs().nth(1).fill('Jag slutar äta');
    await writer.press('form.save');
    await writer.page.getByRole('status').getByText(writer.t('notice.saved')).waitFor();
    expect(await signs().nth(0).inputValue()).toBe('Jag sover dåligt');
    expect(await signs().nth(1).inputValue()).toBe('Jag slutar äta');
  });

  step('brings both texts back when somebody else has saved', async () => {
    await saveAsColleague(world, await revision(), [
      'Jag sover dåligt',
      'Jag slutar äta',
      'Hen låser dörren',
    ]);
    await signs().first().fill('Jag sover inte alls');
    await writer.press('form.save');
    await writer.page.getByRole('heading', { name: writer.t('form.meanwhile.heading') }).waitFor();
    const written = await Promise.all((await signs().all()).map((field) => field.inputValue()));
    expect(written).toEqual(
      expect.arrayContaining(['Jag sover inte alls', 'Jag slutar äta', 'Hen låser dörren']),
    );
  });

  step('says what is missing, and where', async () => {
    await writer.press('crisisPlan.saveAndGoOn');
    await writer.page.getByRole('heading', { name: writer.t('crisisPlan.agree.notYet') }).waitFor();
    await writer.page.getByRole('link', { name: writer.t('problem.closedHoursMissing') }).click();
    expect(writer.page.url()).toMatch(/\/edit#.+closedHours/);
  });

  step('keeps what was written in a form with something wrong in it', async () => {
    await writer.open(`/teams/${world.place.teamId}/persons/new`);
    await writer.field('person.identityNumber').fill('19900118-9812');
    await writer.field('person.givenName').fill('Märta');
    await writer.field('person.familyName').fill('Påhittsson');
    await writer.field('person.fromDate').fill(addDays(today(), -7));
    await writer.press('person.enrol');
    await writer.page
      .locator('.error-summary')
      .getByRole('link', { name: writer.t('problem.identityNumber') })
      .waitFor();
    expect(await writer.page.title()).toMatch(/^Fel: /);
    expect(await writer.field('person.givenName').inputValue()).toBe('Märta');
    await writer.field('person.identityNumber').fill('19900118-9811');
    await writer.press('person.enrol');
    await writer.page.getByRole('heading', { level: 1, name: 'Märta Påhittsson' }).waitFor();
  });
});
