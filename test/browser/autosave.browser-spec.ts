import { Role } from '../../src/access/role.js';
import { measuredWindow } from '../support/measured-team.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { makePlanWorld, type PlanWorld, saveAsColleague } from './plan-world.js';
import type { Credentials, Visitor } from './visitor.js';

let house: BrowserApp;
let world: PlanWorld;
let writer: Visitor;
let credentials: Credentials;

beforeAll(async () => {
  house = await startBrowserApp();
});
afterAll(() => house?.close());
beforeEach(async () => {
  world = await makePlanWorld(house);
  credentials = await house.account(Role.COORDINATOR, world.place);
  writer = await house.visitor();
  await writer.signIn(credentials);
  await writer.open(`/crisis-plans/${world.planId}/edit`);
});
afterEach(() => writer.leave());

const firstSign = () => writer.page.locator('#EARLY_SIGNS textarea').first();
const allText = async () =>
  Promise.all((await writer.page.locator('textarea').all()).map((field) => field.inputValue()));
const status = () => writer.page.locator('.autosave-status');
const said = (key: string) => status().getByText(writer.t(key), { exact: true }).waitFor();
const type = async (text: string) => {
  await firstSign().click();
  await writer.page.keyboard.type(text);
};

describe('a crisis plan that is being written', () => {
  it('is saved while one writes, time after time, without a button', async () => {
    await type('Jag sover dåligt');
    await said('form.autosave.saved');
    const savedAgain = writer.page.waitForResponse(/autosave$/);
    await type(' och äter inte');
    await savedAgain;
    await said('form.autosave.saved');
    await writer.page.reload();
    expect(await firstSign().inputValue()).toBe('Jag sover dåligt och äter inte');
  });

  it('says so when there is no contact, keeps the text, and saves when the contact is back', async () => {
    const context = writer.page.context();
    await context.setOffline(true);
    await type('Jag slutar svara');
    await said('form.autosave.failed');
    await writer.press('form.save');
    await said('form.autosave.failed');
    expect(await firstSign().inputValue()).toBe('Jag slutar svara');
    await context.setOffline(false);
    await said('form.autosave.saved');
    await writer.page.reload();
    expect(await firstSign().inputValue()).toBe('Jag slutar svara');
  });

  it('is not overwritten by somebody slower: both texts come back in one form', async () => {
    await type('Jag ringer inte tillbaka');
    await said('form.autosave.saved');
    const revision = Number(await writer.page.locator('[name="revision"]').inputValue());
    const { data } = await world.colleague.graphql(
      'query ($id: ID!) { crisisPlan(id: $id) { versions { revision digest } } }',
      { id: world.planId },
    );
    const seenDigest = await writer.page.locator('[name="seenDigest"]').inputValue();
    expect(data.crisisPlan.versions).toEqual([{ revision, digest: seenDigest }]);
    await saveAsColleague(world, revision, ['Hen låser dörren']);
    await type(', och jag låser dörren');
    await said('form.autosave.conflict');
    await writer.press('form.save');
    await writer.page.getByRole('heading', { name: writer.t('form.meanwhile.heading') }).waitFor();
    expect(await allText()).toEqual(
      expect.arrayContaining(['Jag ringer inte tillbaka, och jag låser dörren', 'Hen låser dörren']),
    );
    expect(await writer.faults()).toEqual([]);
    await writer.press('form.save');
    await writer.page.getByRole('status').getByText(writer.t('notice.saved')).waitFor();
    expect(await allText()).toEqual(
      expect.arrayContaining(['Jag ringer inte tillbaka, och jag låser dörren', 'Hen låser dörren']),
    );
  });

  it('warns before what is not saved is left, and only then', async () => {
    const { page } = writer;
    const warnings: string[] = [];
    page.on('dialog', async (dialog) => {
      warnings.push(dialog.type());
      await dialog.dismiss();
    });
    await page.context().setOffline(true);
    await type('Det här får inte försvinna');
    await said('form.autosave.failed');
    const warned = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    await warned;
    expect(warnings).toEqual(['beforeunload']);
    expect(await firstSign().inputValue()).toBe('Det här får inte försvinna');
    await page.context().setOffline(false);
    await said('form.autosave.saved');
    await page.close({ runBeforeUnload: true });
    if (!page.isClosed()) await page.waitForEvent('close');
    expect(warnings).toHaveLength(1);
  });

  it('says that nothing is saved once one is signed out, and keeps it through a new sign-in', async () => {
    await writer.page.context().clearCookies({ name: 'teamkompass' });
    await type('Skrivet för sent');
    await said('form.autosave.signedOut');
    await writer.press('form.save');
    await writer.page.locator('[name=username]').fill(credentials.username);
    await writer.page.locator('[name=password]').fill(credentials.password);
    await writer.press('access.signIn');
    await writer.page.getByRole('status').getByText(writer.t('waitingForm.shown')).waitFor();
    expect(await firstSign().inputValue()).toBe('Skrivet för sent');
    await writer.press('form.save');
    await writer.page.getByRole('status').getByText(writer.t('notice.saved')).waitFor();
  });
});

describe('an audit that is being rated', () => {
  /** An item before a rater, of an audit that a colleague has begun. */
  async function openItem(code: string) {
    const colleague = await house.signIn(Role.TEAM_MANAGER, world.place);
    const { from: windowFrom, to: windowTo } = measuredWindow;
    const { data } = await colleague.graphql(
      'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
      { input: { teamId: world.place.teamId, scale: 'dacts', windowFrom, windowTo } },
    );
    const { id } = data.startAudit;
    const rater = await house.visitorAs(Role.TEAM_MANAGER, world.place);
    await rater.open(`/audits/${id}/subscales/${code[0]}`);
    const item = rater.page.locator(`article#${code}`);
    const said = (key: string) => item.getByRole('status').getByText(rater.t(key), { exact: true }).waitFor();
    return { colleague, rater, item, said, id };
  }

  it('says so when a rating cannot be kept as it is, and keeps it once it can', async () => {
    const { rater, item, said } = await openItem('H1');
    await item.locator('summary').click();
    await item.getByRole('radio', { name: /^2\. / }).check();
    await said('form.autosave.refused');
    await rater.field('fidelity.noteOf', { code: 'H1' }).fill('Två var föräldralediga.');
    await said('form.autosave.saved');
    await rater.page.reload();
    await item.getByText(rater.t('fidelity.itemState.changed')).waitFor();
    await rater.leave();
  });

  it('shows what a colleague has saved beside what one has written, and saves nothing over it by itself', async () => {
    const { colleague, rater, item, said, id } = await openItem('O1');
    const note = rater.field('fidelity.noteOf', { code: 'O1' });
    await item.getByRole('radio', { name: /^4\. / }).check();
    await said('form.autosave.saved');
    await colleague.graphql(
      `mutation ($id: ID!, $input: RateAuditItemInput!) {
        rateAuditItem(id: $id, code: "O1", input: $input) { __typename } }`,
      { id, input: { revision: 2, rating: 5, note: 'Kollegans ord.' } },
    );
    await note.fill('Mina ord.');
    await said('form.autosave.conflict');
    await rater.press('fidelity.saveItem', { code: 'O1' });
    await rater.page.getByRole('heading', { name: rater.t('form.meanwhile.heading') }).waitFor();
    expect(await rater.page.evaluate('document.activeElement.className')).toContain('meanwhile');
    expect(await note.inputValue()).toBe('Mina ord.');
    await rater.page.locator('#field-O1-note-theirs').getByText('Kollegans ord.').waitFor();
    expect(await item.locator('form').getAttribute('data-autosave')).toBeNull();
    expect(await rater.faults()).toEqual([]);
    await rater.press('fidelity.saveItem', { code: 'O1' });
    await rater.page.getByRole('status').getByText(rater.t('notice.saved')).waitFor();
    expect(await note.inputValue()).toBe('Mina ord.');
    await rater.leave();
  });
});
