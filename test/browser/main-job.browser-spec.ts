import { ImportKind } from '../../src/contacts/import-kind.js';
import { Role } from '../../src/platform/access/role.js';
import { today } from '../../src/platform/dates/today.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { demoFiles } from './demo-files.js';
import { steps } from './steps.js';
import type { Visitor } from './visitor.js';

const employers = { region: 'Region Prov', municipality: 'Provköpings kommun' };
const passwords = { manager: 'fyra ord utan mening', coordinator: 'fyra andra ord utan mening' };

const step = steps();
let house: BrowserApp;
let administrator: Visitor;
let manager: Visitor;

beforeAll(async () => {
  house = await startBrowserApp();
});
afterAll(() => house?.close());

/** Chooses in a list by the words that are shown. */
const choose = (visitor: Visitor, key: string, label: string) => visitor.field(key).selectOption({ label });
const tick = (visitor: Visitor, name: string) => visitor.page.getByRole('checkbox', { name, exact: true }).check();

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
    await administrator.follow('organisation.newUnit');
    await administrator.field('organisation.name').fill('Provakuten');
    await choose(administrator, 'organisation.principal', employers.region);
    await choose(administrator, 'organisation.kind', t('kind.unit.EMERGENCY_PSYCHIATRY'));
    await administrator.field('organisation.openingHours').fill('dygnet runt');
    await administrator.field('organisation.phone').fill('040-00 00 01');
    await administrator.press('form.save');
    await administrator.follow('organisation.newService');
    await administrator.field('organisation.name').fill('Provverksamheten');
    await choose(administrator, 'organisation.region', 'Skåne');
    await tick(administrator, employers.region);
    await tick(administrator, employers.municipality);
    await tick(administrator, 'ACT');
    await administrator.press('form.save');
    await page.getByRole('rowheader', { name: 'Provverksamheten' }).waitFor();

    await administrator.open('/teams/new');
    await choose(administrator, 'team.service', 'Provverksamheten (Skåne)');
    await administrator.field('team.name').fill('Provteamet');
    await choose(administrator, 'team.municipality', 'Malmö');
    await tick(administrator, 'ACT');
    await administrator.field('team.openingHours').fill('vardagar 8–17');
    await administrator.field('team.phone').fill('040-00 00 00');
    await administrator.field('team.plannedFte').fill('1100');
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
      await administrator.field('access.firstPassword').fill(passwords[username]);
      await choose(administrator, 'access.role', t(`kind.role.${role}`));
      await choose(administrator, 'access.team', 'Provteamet');
      await choose(administrator, 'access.employer', employers.region);
      await administrator.press('access.makeAccount');
      await administrator.page.getByRole('rowheader', { name: `Påhittad ${username}` }).waitFor();
    }
  });

  step('shows the manager what is wrong with a file, and keeps nothing of it', async () => {
    manager = await house.visitor();
    await manager.signIn({ username: 'manager', password: passwords.manager });
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
