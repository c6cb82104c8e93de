import { Role } from '../../src/access/role.js';
import { Config } from '../../src/platform/config/config.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import type { Browser, Held } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { type DrawnCode, readDrawnCodes } from './read-drawn-codes.js';
import { steps } from './steps.js';
import type { Visitor } from './visitor.js';

/** In milliseconds: whoever stands with the sheet in their hand does not wait. */
const AT_ONCE = 1000;

const step = steps();
let house: BrowserApp;
/** Who gives the plan, at a window and without one. */
let coordinator: Visitor;
let colleague: Browser;
let place: Held;
let unitId: string;
let planId: string;
let code: DrawnCode;

beforeAll(async () => {
  house = await startBrowserApp();
  // The port is known only now.
  house.app.get(Config).PUBLIC_URL = house.url;
  const { teamId, regionId: principalId } = await addTeam(house.unitOfWork);
  place = { teamId, principalId };
  unitId = await addUnit(house, principalId);
  colleague = await house.signIn(Role.COORDINATOR, place);
  planId = await agreePlan(colleague, await enrolPerson(colleague, teamId), unitId);
  coordinator = await house.visitorAs(Role.COORDINATOR, place);
});
afterAll(() => house?.close());

/** Opens an address. @returns what the page says first, and after how long it was there by the browser's own clock */
async function opened(
  { page }: Visitor,
  address: string,
): Promise<{ heading: string; milliseconds: number }> {
  await page.goto(address);
  await page.waitForFunction("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
  const milliseconds: number = await page.evaluate("performance.getEntriesByType('navigation')[0].duration");
  return { heading: await page.getByRole('heading', { level: 1 }).innerText(), milliseconds };
}

describe('the code on a sheet', () => {
  step('is drawn as one that a telephone can read, more than 20 mm wide', async () => {
    await coordinator.open(`/crisis-plans/${planId}/versions/1/release`);
    await coordinator.page.locator('[name=receiver][value=PERSON]').check();
    await coordinator.press('release.do');
    await coordinator.page.waitForURL(/\/copies\//);
    const pdf = await coordinator.page.request.get(`${coordinator.page.url()}/print.pdf`);
    const codes = await readDrawnCodes(await coordinator.page.context().newPage(), await pdf.body());
    expect(codes).toHaveLength(1);
    code = codes[0]!;
    expect(code.text).toMatch(new RegExp(`^${house.url}/check/[ACDEFGHJKMNPQRTWXY34679]{8}$`));
    expect(code.millimetres).toBeGreaterThan(20);
  });

  step('says at once that the sheet holds', async () => {
    const { heading, milliseconds } = await opened(coordinator, code.text);
    expect(heading).toBe(coordinator.t('copyCheck.state.IN_FORCE'));
    expect(milliseconds).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThan(AT_ONCE);
    expect(await coordinator.faults()).toEqual([]);
  });

  step('says by which version it has been replaced, as soon as that is agreed', async () => {
    await agreeNext(colleague, planId, unitId);
    const { heading, milliseconds } = await opened(coordinator, code.text);
    expect(heading).toBe(coordinator.t('copyCheck.replacedBy', { number: 2 }));
    expect(milliseconds).toBeLessThan(AT_ONCE);
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.follow('copyCheck.toInForce', { number: 2 });
    await coordinator.page.waitForURL(`**/crisis-plans/${planId}/versions/2`);
  });

  step('says that it is unknown where it is wrong, and what is wrong with what is no code', async () => {
    await coordinator.open('/check');
    await coordinator.field('copy.code').fill('ktr4 wpae');
    await coordinator.press('copyCheck.do');
    await coordinator.page.waitForURL('**/check/KTR4WPAE');
    expect(await coordinator.heading()).toBe(coordinator.t('copyCheck.state.UNKNOWN'));
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.field('copy.code').fill('KTR4 WP85');
    await coordinator.press('copyCheck.do');
    await coordinator.page.getByRole('alert').getByText(coordinator.t('problem.isCopyCode')).waitFor();
    expect(await coordinator.faults()).toEqual([]);
    expect(coordinator.complaints).toEqual([]);
  });

  step('leads whoever has to sign in first to what it says', async () => {
    const stranger = await house.visitor();
    expect((await opened(stranger, code.text)).heading).toBe(stranger.t('copyCheck.state.UNKNOWN'));
    expect(await stranger.faults()).toEqual([]);
    await stranger.follow('access.signIn');
    const { username, password } = await house.account(Role.COORDINATOR, place);
    await stranger.field('access.username').fill(username);
    await stranger.field('access.password').fill(password);
    await stranger.press('access.signIn');
    await stranger.page.waitForURL(code.text);
    expect(await stranger.heading()).toBe(stranger.t('copyCheck.replacedBy', { number: 2 }));
    await stranger.leave();
  });
});
