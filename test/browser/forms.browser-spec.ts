import type { Dialog } from 'playwright-core';
import { Role } from '../../src/access/role.js';
import { addPerson } from '../support/test-person.js';
import { addTeam } from '../support/test-records.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import type { Visitor } from './visitor.js';

let house: BrowserApp;
let teamId: string;
let personId: string;
let ownerId: string;
beforeAll(async () => {
  house = await startBrowserApp();
  ({ teamId, regionId: ownerId } = await addTeam(house.unitOfWork));
  ({ personId } = await addPerson(house.unitOfWork, { teamId, ownerId }));
});
afterAll(() => house?.close());

/** Whether the browser asks before the page is left. */
async function asks({ page }: Visitor): Promise<boolean> {
  let asked = false;
  const answer = async (dialog: Dialog) => {
    asked = dialog.type() === 'beforeunload';
    await dialog.accept();
  };
  page.on('dialog', answer);
  await page.goto(`${house.url}/account`);
  page.off('dialog', answer);
  return asked;
}

describe('a long form', () => {
  it('is not left without a question once something has been written in it', async () => {
    const visitor = await house.visitorAs(Role.COORDINATOR, { teamId });
    const { page } = visitor;
    await visitor.open(`/teams/${teamId}/persons/new`);
    expect(await asks(visitor)).toBe(false);
    await visitor.open(`/teams/${teamId}/persons/new`);
    await page.locator('[name=givenName]').fill('Åsa');
    await page.locator('[name=givenName]').fill('');
    expect(await asks(visitor)).toBe(false);
    await visitor.open(`/teams/${teamId}/persons/new`);
    await page.locator('[name=givenName]').fill('Åsa');
    // What was sent and came back to be mended is not saved either; sending it asks nothing.
    await visitor.press('person.enrol');
    await page.locator('.error-summary').waitFor();
    expect(await asks(visitor)).toBe(true);
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});

describe('in high contrast', () => {
  it.each([
    [() => '/teams', '.site-nav'],
    [() => `/persons/${personId}`, '.local-nav'],
  ])('the page one is on is marked in a menu, and no other: %#', async (path, menu) => {
    const visitor = await house.visitorAs(
      Role.COORDINATOR,
      { teamId, principalId: ownerId },
      { forcedColors: 'active' },
    );
    await visitor.open(path());
    const seen = await visitor.page.evaluate<[boolean, boolean][]>(`
      [...document.querySelectorAll('${menu} a')].map((link) => [
        link.hasAttribute('aria-current'),
        getComputedStyle(link).borderBottomColor !== getComputedStyle(document.body).backgroundColor,
      ])`);
    expect(seen.length).toBeGreaterThan(2);
    for (const [isCurrent, isMarked] of seen) expect(isMarked).toBe(isCurrent);
    expect(seen.filter(([isCurrent]) => isCurrent)).toHaveLength(1);
    await visitor.page.keyboard.press('Tab');
    const outline = await visitor.page.evaluate(
      '[getComputedStyle(document.activeElement).outlineStyle, getComputedStyle(document.activeElement).outlineWidth]',
    );
    expect(outline).toEqual(['solid', '3px']);
    await visitor.leave();
  });
});
