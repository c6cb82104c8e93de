import type { Locator } from 'playwright-core';
import { Role } from '../../src/access/role.js';
import { makeMeasuredTeam } from '../support/measured-team.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { ByKeyboard } from './by-keyboard.js';
import type { Visitor } from './visitor.js';

let house: BrowserApp;
let visitor: Visitor;
let hands: ByKeyboard;

beforeAll(async () => {
  house = await startBrowserApp();
  visitor = await house.visitor();
  hands = new ByKeyboard(visitor);
});
afterAll(() => house?.close());

const press = (key: string) => visitor.page.keyboard.press(key);
const type = (text: string) => visitor.page.keyboard.type(text);
const hasFocus = async (place: Locator) => (await visitor.page.locator(':focus').and(place).count()) === 1;

describe('without a pointer', () => {
  it('one skips the head of the page and signs in', async () => {
    const { username, password } = await house.account(
      Role.COORDINATOR,
      await house.unitOfWork.run(makeMeasuredTeam),
    );
    await visitor.open('/sign-in');
    await press('Tab');
    expect(await hasFocus(visitor.page.getByRole('link', { name: visitor.t('app.skipToContent') }))).toBe(
      true,
    );
    await press('Enter');
    expect(await hasFocus(visitor.page.getByRole('main'))).toBe(true);
    await hands.reach(visitor.field('access.username'));
    await type(username);
    await hands.reach(visitor.field('access.password'));
    await type(password);
    await press('Enter');
    await visitor.page.getByRole('heading', { level: 1, name: 'Test COORDINATOR' }).waitFor();
  });

  it('one finds the way to a form, is led to what is wrong in it, and mends it', async () => {
    const { page, t } = visitor;
    const main = page.getByRole('main');
    await hands.reach(main.getByRole('link', { name: t('team.toPersons') }));
    await press('Enter');
    const toForm = main.getByRole('link', { name: t('person.enrol') });
    await toForm.waitFor();
    await hands.reach(toForm);
    await press('Enter');
    const given = visitor.field('person.givenName');
    await given.waitFor();
    await hands.reach(given);
    await type('Märta');
    await press('Enter');
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    expect(await hasFocus(summary)).toBe(true);
    expect(await given.inputValue()).toBe('Märta');
    await press('Tab');
    await press('Enter');
    expect(await hasFocus(visitor.field('person.identityNumber'))).toBe(true);
    await type('19900118-9811');
    await hands.reach(visitor.field('person.familyName'));
    await type('Påhittsson');
    await hands.reach(visitor.field('person.needsInterpreter'));
    await press('Space');
    const intensity = visitor.field('person.intensity');
    await hands.reach(intensity);
    await type(t('kind.intensity.INTENSIVE').slice(0, 3));
    expect(await intensity.inputValue()).toBe('INTENSIVE');
    await hands.reach(main.getByRole('button', { name: t('person.enrol') }));
    await press('Enter');
    await page.getByRole('status').getByText(t('person.enrolled')).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Märta Påhittsson' }).waitFor();
  });
});

describe('hands without a pointer', () => {
  it.each([
    ['cannot be come to', '<button tabindex="-1">Spara</button>', /Tab never comes to/],
    [
      'does not show its focus',
      '<button style="outline: none">Spara</button>',
      /does not show that it has focus/,
    ],
    [
      'is hidden',
      '<button>Spara</button><div style="position: fixed; inset: 0; background: white"></div>',
      /is hidden behind something/,
    ],
  ])('tell of a button that %s', async (_, html, fault) => {
    const other = await house.visitor();
    await other.page.setContent(
      `<a href="#main">Hoppa</a><main id="main" tabindex="-1">${html}<a href="#more">Mer</a></main>`,
    );
    await expect(new ByKeyboard(other).reach(other.page.getByRole('button'))).rejects.toThrow(fault);
    await other.leave();
  });
});
