import { Role } from '../../src/access/role.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { letters, readPdf } from '../golden/read-pdf.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { demoFiles } from './demo-files.js';
import { steps } from './steps.js';
import type { Visitor } from './visitor.js';

const employers = { region: 'Region Prov', municipality: 'Provköpings kommun' };
/** What the administrator tells them, and what they then choose. */
const firstPassword = 'lånade ord i tre dygn';
const passwords = { manager: 'fyra ord utan mening', coordinator: 'fyra andra ord utan mening' };

const step = steps();
let house: BrowserApp;
let administrator: Visitor;
let manager: Visitor;
let coordinator: Visitor;
/** Address of the person whose plans are made. */
let person: string;

beforeAll(async () => {
  house = await startBrowserApp();
});
afterAll(() => house?.close());

/** Chooses in a list by the words that are shown. */
const choose = (visitor: Visitor, key: string, label: string) => visitor.field(key).selectOption({ label });
const tick = (visitor: Visitor, name: string) =>
  visitor.page.getByRole('checkbox', { name, exact: true }).check();

/** Fills in hours of the same days of every week, in the first row that is blank. */
async function openOn(visitor: Visitor, from: string, to: string, opens: string, closes: string) {
  await visitor.named('hours[spans][0][fromDay]').selectOption({ label: from });
  await visitor.named('hours[spans][0][toDay]').selectOption({ label: to });
  await visitor.named('hours[spans][0][opens]').fill(opens);
  await visitor.named('hours[spans][0][closes]').fill(closes);
}

/** Whoever signs in for the first time comes to this page, wherever they were going. */
async function choosePassword(visitor: Visitor, password: string) {
  await visitor.page.getByRole('heading', { name: visitor.t('ownAccount.firstPasswordTitle') }).waitFor();
  expect(await visitor.faults()).toEqual([]);
  await visitor.field('ownAccount.givenPassword').fill(firstPassword);
  await visitor.field('ownAccount.newPassword').fill(password);
  await visitor.field('ownAccount.repeatedPassword').fill(password);
  await visitor.press('ownAccount.choosePassword');
  await visitor.page.getByRole('status').getByText(visitor.t('ownAccount.passwordChosen')).waitFor();
}

describe('from an empty register to a team with its records', () => {
  step('signs the first administrator in', async () => {
    administrator = await house.visitor();
    const { username, password } = await house.account(Role.ADMINISTRATOR);
    await administrator.open('/');
    expect(administrator.path).toBe('/sign-in');
    await administrator.field('access.username').fill(username);
    await administrator.field('access.password').fill('wrong');
    await administrator.press('access.signIn');
    await administrator.page.getByRole('alert').getByText(administrator.t('problem.signInFailed')).waitFor();
    expect(await administrator.page.title()).toMatch(/^Fel: /);
    expect(await administrator.faults()).toEqual([]);
    await administrator.field('access.password').fill(password);
    await administrator.press('access.signIn');
    await administrator.page.getByRole('heading', { level: 1 }).getByText('Test ADMINISTRATOR').waitFor();
  });

  step('registers the two principals, a unit, the service and the team', async () => {
    const { page, t } = administrator;
    for (const [name, kind] of [
      [employers.region, 'REGION'],
      [employers.municipality, 'MUNICIPALITY'],
    ] as const) {
      await administrator.open('/organisations');
      await administrator.follow('organisation.newPrincipal');
      await administrator.field('organisation.name').fill(name);
      await choose(administrator, 'organisation.kind', t(`kind.principal.${kind}`));
      await choose(administrator, 'organisation.region', 'Skåne');
      if (kind === 'MUNICIPALITY') await choose(administrator, 'organisation.municipality', 'Malmö');
      await administrator.press('form.save');
      await page.getByRole('status').getByText(t('notice.saved')).waitFor();
    }
    await administrator.open('/organisations');
    await administrator.follow('organisation.newUnit');
    await administrator.field('organisation.name').fill('Provakuten');
    await choose(administrator, 'organisation.principal', employers.region);
    await choose(administrator, 'organisation.kind', t('kind.unit.EMERGENCY_PSYCHIATRY'));
    await openOn(administrator, 'måndag', 'söndag', '0', '24');
    await administrator.field('organisation.phone').fill('040-00 00 01');
    await administrator.press('form.save');
    await administrator.open('/organisations');
    await administrator.follow('organisation.newService');
    await administrator.field('organisation.name').fill('Provverksamheten');
    await choose(administrator, 'organisation.region', 'Skåne');
    await tick(administrator, employers.region);
    await tick(administrator, employers.municipality);
    await tick(administrator, 'ACT');
    await administrator.press('form.save');
    await page.getByRole('heading', { level: 1, name: 'Provverksamheten' }).waitFor();

    await administrator.open('/teams/new');
    await choose(administrator, 'team.service', 'Provverksamheten (Skåne)');
    await administrator.field('team.name').fill('Provteamet');
    await choose(administrator, 'team.municipality', 'Malmö');
    await tick(administrator, 'ACT');
    await openOn(administrator, 'måndag', 'fredag', '8', '17');
    await administrator.field('team.phone').fill('040-00 00 00');
    await administrator.field('team.plannedPosts').fill('11');
    await administrator.field('team.capacity').fill('100');
    await administrator.press('team.register');
    await page.getByRole('heading', { level: 1, name: 'Provteamet' }).waitFor();
  });

  step('makes accounts for the manager and a coordinator of the team', async () => {
    const { t } = administrator;
    for (const [username, role] of [
      ['manager', 'TEAM_MANAGER'],
      ['coordinator', 'COORDINATOR'],
    ] as const) {
      await administrator.open('/accounts/new');
      await administrator.field('access.name').fill(`Påhittad ${username}`);
      await administrator.field('access.username').fill(username);
      await administrator.field('access.firstPassword').fill(firstPassword);
      await choose(administrator, 'access.role', t(`kind.role.${role}`));
      await choose(administrator, 'access.team', 'Provteamet');
      await choose(administrator, 'access.employer', employers.region);
      await administrator.press('access.makeAccount');
      await administrator.page.getByRole('heading', { level: 1, name: `Påhittad ${username}` }).waitFor();
    }
  });

  step('shows the manager what is wrong with a file, and keeps nothing of it', async () => {
    manager = await house.visitor();
    await manager.signIn({ username: 'manager', password: firstPassword });
    await choosePassword(manager, passwords.manager);
    await manager.follow('team.toImport');
    await upload(ImportKind.MEETINGS, {
      name: 'möten.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('datum;tid;minuter;närvarande;genomgångna\n2025-02-30;09:00;30;4;12\n'),
    });
    await manager.page.getByRole('heading', { name: manager.t('import.reportBad') }).waitFor();
    await manager.page.getByRole('cell', { name: '2025-02-30' }).waitFor();
    expect(await manager.faults()).toEqual([]);
    await manager.follow('import.again');
    await manager.page.getByText(manager.t('import.noRuns')).waitFor();
  });

  step('loads the five files, each checked first', async () => {
    for (const [kind, file] of demoFiles(today(), employers)) {
      await upload(kind, file);
      await manager.page.getByRole('heading', { name: manager.t('import.reportGood') }).waitFor();
      if (kind === ImportKind.STAFF) expect(await manager.faults()).toEqual([]);
      await manager.press('import.confirm');
      await manager.page.getByRole('status').getByText(manager.t('import.loaded')).waitFor();
      await manager.page.getByRole('rowheader', { name: file.name }).waitFor();
    }
    await manager.page.getByRole('link', { name: 'Provteamet' }).first().click();
    await manager.page.getByText(manager.t('team.ofCapacity', { n: 80, capacity: 100 })).waitFor();
  });
});

async function upload(kind: ImportKind, file: { name: string; mimeType: string; buffer: Buffer }) {
  await manager.page.getByRole('radio', { name: manager.t(`import.kind.${kind}`) }).check();
  await manager.field('import.file').setInputFiles(file);
  await manager.press('import.check');
}

describe('an audit by DACTS', () => {
  const byHand = ['O1', 'O3', 'O4', 'S3', 'S7', 'S8', 'S9', 'S10'];
  let audit: string;
  const item = (code: string) => manager.page.locator(`article#${code}`);
  /** Opens the page of a subscale, by its code or one of its items'. */
  const subscale = (code: string) => manager.open(`${audit}/subscales/${code[0]}`);
  const rating = (code: string, given: number) =>
    item(code).getByRole('radio', { name: new RegExp(`^${given}\\. `) });

  step('begins with twenty items that the records have rated', async () => {
    const { page, t } = manager;
    await manager.follow('team.toAudits');
    await manager.follow('fidelity.newAudit');
    expect(await manager.faults()).toEqual([]);
    await page.getByRole('link', { name: /^DACTS/ }).click();
    expect(await manager.faults()).toEqual([]);
    await manager.press('fidelity.start');
    await page.getByRole('status').getByText(t('fidelity.started')).waitFor();
    await page.getByText(t('fidelity.progress', { done: 20, items: 28 })).waitFor();
    audit = manager.path;
    expect(await manager.faults()).toEqual([]);
    await subscale('H');
    expect(await page.getByText(t('fidelity.itemState.computed')).count()).toBe(11);
    // Patient to staff ratio: 80 enrolled, and 10.85 posts of whom the psychiatrist and the assistant do not count.
    const basis = await item('H1').locator('dl').last().innerText();
    expect(basis).toContain('80');
    expect(basis).toContain(t('fidelity.band'));
    expect(await manager.faults()).toEqual([]);
  });

  step('does not close while items are left', async () => {
    await manager.open(audit);
    await manager.follow('fidelity.toClose');
    await manager.page.getByText(manager.t('fidelity.closeLeft', { n: byHand.length })).waitFor();
    expect(await manager.faults()).toEqual([]);
    await manager.follow('fidelity.backToAudit');
  });

  step('goes on with what is left, and keeps a rating as soon as it is chosen', async () => {
    await manager.follow('fidelity.goOn', { code: 'O1' });
    await rating('O1', 4).check();
    await item('O1').getByRole('status').getByText(manager.t('form.autosave.saved')).waitFor();
    await manager.page.reload();
    await item('O1')
      .getByText(manager.t('fidelity.ratingIs', { rating: 4 }))
      .waitFor();
  });

  step('asks why when a rating is not the one computed', async () => {
    const { page, t } = manager;
    await subscale('H');
    const computed = await item('H1').locator('.tag').innerText();
    const other = computed === t('fidelity.ratingIs', { rating: 3 }) ? 4 : 3;
    await item('H1').locator('summary').click();
    await rating('H1', other).check();
    await manager.press('fidelity.saveItem', { code: 'H1' });
    await page
      .locator('.error-summary')
      .getByRole('link', { name: t('fidelity.noteOf', { code: 'H1' }) })
      .click();
    expect(await page.evaluate('document.activeElement.name')).toBe('H1[note]');
    await page.keyboard.type('Två tjänster var vakanta halva tiden.');
    expect(await manager.faults()).toEqual([]);
    await manager.press('fidelity.saveItem', { code: 'H1' });
    await item('H1').getByText(t('fidelity.itemState.changed')).waitFor();
  });

  step('is closed for good with the rest rated by hand', async () => {
    const { page, t } = manager;
    for (const code of byHand.slice(1)) {
      await subscale(code);
      await rating(code, 3).check();
      await manager.press('fidelity.saveItem', { code });
      await item(code)
        .getByText(t('fidelity.ratingIs', { rating: 3 }))
        .waitFor();
    }
    await manager.open(audit);
    await manager.follow('fidelity.toClose');
    expect(await manager.faults()).toEqual([]);
    await manager.press('fidelity.close');
    await page.getByRole('status').getByText(t('fidelity.closedNotice')).waitFor();
    const ratings = await page.locator('tr[id] td:nth-of-type(1)').allInnerTexts();
    expect(ratings).toHaveLength(28);
    const sum = ratings.map(Number).reduce((total, given) => total + given, 0);
    expect(await page.locator('.stat').first().innerText()).toBe(String(sum));
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await manager.faults()).toEqual([]);
  });

  step('prints its report, as a page and as PDF', async () => {
    await manager.follow('fidelity.report');
    await expectPrint(manager, ['Provteamet', 'H1', 'Två tjänster var vakanta']);
  });
});

describe('a person with a group, a crisis plan and a SIP', () => {
  const day = today();
  const sign = 'Jag slutar svara i telefon och drar för gardinerna på Storgatan.';

  step('lets the coordinator write down the group', async () => {
    coordinator = await house.visitor();
    const { page, t } = coordinator;
    await coordinator.signIn({ username: 'coordinator', password: firstPassword });
    await choosePassword(coordinator, passwords.coordinator);
    await coordinator.follow('team.toPersons');
    await page.getByRole('main').getByRole('rowheader').getByRole('link').nth(3).click();
    await page.getByRole('link', { name: t('personMenu.resourceGroup') }).waitFor();
    person = coordinator.path;
    await coordinator.follow('personMenu.resourceGroup');
    await coordinator.follow('resourceGroup.edit');
    await coordinator.named('members[0][name]').fill('Påhittad Syster');
    await coordinator.named('members[0][kind]').selectOption('RELATIVE');
    await coordinator.press('resourceGroup.addMember');
    await coordinator.named('members[1][name]').fill('Påhittad Handläggare');
    await coordinator.named('members[1][kind]').selectOption('AUTHORITY');
    await coordinator.named('goals[0][text]').fill('Jag vill kunna handla själv.');
    await coordinator.named('goals[0][term]').selectOption('SHORT');
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.press('form.save');
    await page.getByRole('rowheader', { name: 'Påhittad Handläggare' }).waitFor();
  });

  step('begins a crisis plan, and says what it lacks', async () => {
    const { page, t } = coordinator;
    await coordinator.open(person);
    await coordinator.follow('person.toCrisisPlans');
    await coordinator.press('crisisPlan.begin.button');
    await page.getByRole('status').getByText(t('crisisPlan.begin.done')).waitFor();
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.press('crisisPlan.saveAndGoOn');
    await page.getByRole('heading', { name: t('crisisPlan.agree.notYet') }).waitFor();
    expect(await page.getByRole('button', { name: t('crisisPlan.agree.confirm') }).count()).toBe(0);
    expect(await coordinator.faults()).toEqual([]);
    await page
      .getByRole('link', { name: t('problem.sectionMissing', { sections: 'Tidiga tecken' }) })
      .click();
    await page.locator('#EARLY_SIGNS').waitFor();
  });

  step('is agreed once everything is in it', async () => {
    const { page, t } = coordinator;
    await page.locator('#EARLY_SIGNS textarea').first().fill(sign);
    await page.locator('#OWN_ACTIONS textarea').first().fill('Jag går till ateljén.');
    await coordinator.named('closedHours').fill('Ring akuten och säg att jag har en plan.');
    await coordinator
      .named('closedHoursUnits[0][unitId]')
      .selectOption({ label: `Provakuten (${employers.region})` });
    await coordinator
      .named('closedHoursUnits[0][task]')
      .fill('Ta emot mig utan att jag behöver förklara allt.');
    await coordinator.named('closedHoursUnits[0][response]').selectOption('ACCEPTED');
    await coordinator.named('closedHoursUnits[0][respondedOn]').fill(day);
    await coordinator.field('crisisPlan.making.together').check();
    await coordinator.field('crisisPlan.phase.STABLE').check();
    await coordinator.named('madeOn').fill(day);
    await coordinator.named('reviewOn').fill(addDays(day, 180));
    await coordinator.press('crisisPlan.saveAndGoOn');
    await page.getByText(t('crisisPlan.agree.lead')).waitFor();
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.press('crisisPlan.agree.confirm');
    await page.getByRole('status').getByText(t('crisisPlan.agree.done')).waitFor();
    expect(await coordinator.faults()).toEqual([]);
  });

  step('prints the crisis plan with the group and the unit', async () => {
    await givePrint();
    await expectPrint(coordinator, [sign, 'Provakuten', 'Påhittad Syster', 'handla själv']);
  });

  step('begins a SIP, and says which of the four it lacks', async () => {
    const { page, t } = coordinator;
    await coordinator.open(person);
    await coordinator.follow('person.toSips');
    await coordinator.press('sip.begin');
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.press('sip.saveAndGoOn');
    await page.getByRole('heading', { name: t('sip.incomplete') }).waitFor();
    expect(await page.getByText(t('sip.notFilled'), { exact: true }).count()).toBe(4);
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.follow('sip.backToDraft');
  });

  step('agrees the SIP once the four and the rest are in it', async () => {
    const { page, t } = coordinator;
    await coordinator.named('longTermGoals[0]').fill('Jag vill bo kvar hemma.');
    await coordinator.named('measures[0][text]').fill('Samtal hemma varje vecka.');
    await coordinator.named('measures[0][principalId]').selectOption({ label: employers.region });
    await coordinator.press('sip.addMeasure');
    await coordinator.named('measures[1][text]').fill('Boendestöd tre dagar i veckan.');
    await coordinator.named('measures[1][principalId]').selectOption({ label: employers.municipality });
    await coordinator.field('sip.noMeasuresByOthers').check();
    await coordinator.named('overallPrincipalId').selectOption({ label: employers.municipality });
    await coordinator.named('participants[0][name]').fill('Påhittad Person');
    await coordinator.named('participants[0][kind]').selectOption('PERSON');
    await coordinator.named('participants[0][attended]').check();
    await coordinator.field('sip.relativesPart.PERSON_DECLINED').check();
    await coordinator.named('relativesNote').fill('Vill inte blanda in familjen nu.');
    await coordinator.named('consentOn').fill(day);
    await coordinator.field('sip.consentForm.ORAL').check();
    await coordinator.named('consentScope').fill('Det som står i planen, till region och kommun, i ett år.');
    await coordinator.named('followUpOn').fill(addDays(day, 90));
    await coordinator.press('sip.saveAndGoOn');
    await page.getByRole('button', { name: t('sip.agree', { number: 1 }) }).waitFor();
    expect(await coordinator.faults()).toEqual([]);
    await coordinator.press('sip.agree', { number: 1 });
    await page.getByRole('status').getByText(t('sip.agreed')).waitFor();
    expect(await coordinator.faults()).toEqual([]);
  });

  step('prints the SIP with its measures and the group', async () => {
    await givePrint();
    await expectPrint(coordinator, ['Boendestöd', employers.municipality, 'Påhittad Syster']);
  });
});

describe('the national analyst', () => {
  step('finds the service on the map, and no person', async () => {
    const analyst = await house.visitorAs(Role.NATIONAL_ANALYST);
    await analyst.page
      .getByRole('navigation')
      .getByRole('link', { name: analyst.t('nav.map') })
      .click();
    await analyst.page.getByRole('row', { name: /^Skåne 6 FACT 4, ACT 2/ }).waitFor();
    expect(await analyst.faults()).toEqual([]);
    await analyst.page
      .getByRole('row', { name: /^Skåne/ })
      .getByRole('link', { name: 'Skåne' })
      .click();
    await analyst.page.getByRole('heading', { name: 'Provverksamheten' }).waitFor();
    expect(await analyst.faults()).toEqual([]);
    expect((await analyst.open(person)).status()).toBe(404);
  });

  step('and all the while no page broke its own rules', async () => {
    const visitors = [administrator, manager, coordinator];
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** Gives the plan on the open page to the person, and opens the sheet. */
async function givePrint(): Promise<void> {
  const { page, t } = coordinator;
  await coordinator.follow('release.toRelease');
  expect(await coordinator.faults()).toEqual([]);
  await page.locator('[name=receiver][value=PERSON]').check();
  await coordinator.press('release.do');
  await page.getByRole('status').getByText(t('release.done')).waitFor();
  expect(await coordinator.faults()).toEqual([]);
  await coordinator.follow('copy.sheetPage');
}

/** The open page is made for paper: it and the PDF beside it say the words. */
async function expectPrint(visitor: Visitor, words: string[]): Promise<void> {
  const { page } = visitor;
  await page.waitForURL(/print|report/);
  const text = await page.locator('body').innerText();
  for (const word of words) expect(text).toContain(word);
  expect(await visitor.faults()).toEqual([]);
  const address = new URL(page.url());
  address.pathname += '.pdf';
  const answer = await page.request.get(address.href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const pdf = await readPdf(await answer.body());
  for (const word of words) expect(letters(pdf.pages.join(' '))).toContain(letters(word));
}
