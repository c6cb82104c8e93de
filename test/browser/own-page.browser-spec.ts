import { Role } from '../../src/access/role.js';
import { OwnPage } from '../../src/own-pages/own-page.entity.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import type { Browser } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { ByKeyboard } from './by-keyboard.js';
import { steps } from './steps.js';

const PHONE = { width: 390, height: 844 };
const MAKE =
  'mutation ($input: MakeOwnPageInput!) { makeOwnPage(input: $input) { id secret { path code } } }';
const GIVE = 'mutation ($input: GiveOwnPageCodeInput!) { giveOwnPageCode(input: $input) { code } }';
const REVOKE = 'mutation ($ownPageId: ID!) { revokeOwnPage(ownPageId: $ownPageId) { state } }';
const TEXT = 'Jag vill att min granne får veta.';

const step = steps();
let house: BrowserApp;
let coordinator: Browser;
let person: ByKeyboard;
let made: { id: string; secret: { path: string; code: string } };

beforeAll(async () => {
  house = await startBrowserApp();
  const { teamId, regionId: principalId } = await addTeam(house.unitOfWork);
  coordinator = await house.signIn(Role.COORDINATOR, { teamId, principalId });
  const personId = await enrolPerson(coordinator, teamId);
  await agreePlan(coordinator, personId, await addUnit(house, principalId, 'Psykakuten'));
  made = (await coordinator.graphql(MAKE, { input: { personId } })).data.makeOwnPage;
  person = new ByKeyboard(await house.visitor({ viewport: PHONE }));
});
afterAll(() => house?.close());

const newCode = async (): Promise<string> =>
  (await coordinator.graphql(GIVE, { input: { ownPageId: made.id } })).data.giveOwnPageCode.code;
/** What a screen reader is told of the main part of the page. */
const told = () => person.visitor.page.getByRole('main').ariaSnapshot();
const focused = () => person.visitor.page.evaluate('document.activeElement.className');
const t = (key: string) => person.visitor.t(key);

async function tryCode(code: string): Promise<void> {
  await person.write('link.code', code);
  await person.press('ownPage.open');
}

/** The same words at the same place, whatever does not open, and focus on what is wrong. */
async function expectNotOpened(): Promise<void> {
  const tree = await told();
  expect(tree).toContain(`heading "${t('ownPage.askTitle')}" [level=1]`);
  expect(tree).toContain(t('problem.ownPageNotOpened'));
  expect(tree).toMatch(/textbox "/);
  expect(await focused()).toContain('error-summary');
}

describe('the person’s own page, on a telephone and by keyboard', () => {
  step('asks for a code, and does not open by one whose hours are over', async () => {
    const over = { codeExpiresAt: new Date(Date.now() - 1) };
    const { codeHash } = await house.unitOfWork.reader.findOneByOrFail(OwnPage, { id: made.id });
    const code = await newCode();
    // As the hours pass: a code cannot be changed but by the next.
    await house.unitOfWork.run((manager) => manager.update(OwnPage, { id: made.id }, { codeHash, ...over }));
    await person.open(made.secret.path);
    await tryCode(made.secret.code);
    await expectNotOpened();
    await tryCode(code);
    await expectNotOpened();
  });

  step('is closed by five wrong codes, and says the same', async () => {
    const code = await newCode();
    for (const _ of [1, 2, 3, 4, 5]) await tryCode(code === '000000' ? '000001' : '000000');
    await tryCode(code);
    await expectNotOpened();
  });

  step('opens with a new one, and shows the parts of the page', async () => {
    await tryCode(await newCode());
    const tree = await told();
    for (const heading of [
      `heading "${t('ownPage.tab.plans')}" [level=1]`,
      `heading "${t('ownPage.now')}" [level=2]`,
      `heading "${t('ownPage.plans')}" [level=2]`,
      'heading "Krisplan" [level=3]',
      `navigation "${t('ownPage.tabs')}"`,
    ])
      expect(tree).toContain(heading);
    for (const part of ['copies', 'log', 'words']) {
      await person.go(`ownPage.tab.${part}`);
      expect(await person.visitor.heading()).toBe(t(`ownPage.tab.${part}`));
    }
    await person.write('ownPage.text', TEXT);
    await person.press('ownPage.send');
    await person.said('ownPage.wordsKept');
    expect(await told()).toContain(TEXT);
  });

  step('closes at once when it is revoked, and gives back what was being written', async () => {
    await person.write('ownPage.text', `${TEXT} Nu.`);
    await coordinator.graphql(REVOKE, { ownPageId: made.id });
    await person.press('ownPage.send');
    const tree = await told();
    expect(tree).toContain(t('ownPage.hasClosed'));
    expect(tree).toContain(`${TEXT} Nu.`);
    await tryCode('123456');
    await expectNotOpened();
    expect(person.faults).toEqual([]);
  });
});
