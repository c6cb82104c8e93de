import { Role } from '../../src/access/role.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { addGround, addTeam } from '../support/test-records.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { ByKeyboard } from './by-keyboard.js';
import { steps } from './steps.js';
import type { Visitor } from './visitor.js';

/** In milliseconds: somebody stands at the door. */
const AT_ONCE = 1000;
/** A telephone in a pocket, and a screen on the ward. */
const WIDTHS = [390, 1280];

const step = steps();
let house: BrowserApp;
let reader: Visitor;
let hands: ByKeyboard;

beforeAll(async () => {
  house = await startBrowserApp();
  const { teamId, regionId: principalId } = await addTeam(house.unitOfWork);
  const unitId = await addUnit(house, principalId, 'Psykakuten');
  const coordinator = await house.signIn(Role.COORDINATOR, { teamId, principalId });
  const enrol = async (givenName: string, identityNumber: string) => {
    const fields = { givenName, familyName: 'Påhittsson', identityNumber };
    return enrolPerson(coordinator, teamId, fields);
  };
  const personId = await enrol('Maja', '191212121212');
  await agreePlan(coordinator, personId, unitId);
  await enrol('Kim', '198507099805');
  await addGround(house.unitOfWork, {
    ...{ personId, giverId: principalId, receiverId: principalId, receiverUnitId: unitId },
    categories: [RecordCategory.CRISIS_PLAN],
  });
  reader = await house.visitorAs(Role.UNIT_READER, { unitId, principalId });
  hands = new ByKeyboard(reader);
});
afterAll(() => house?.close());

/** How long the page took that one has come to, by the browser's own clock. */
async function milliseconds(): Promise<number> {
  await reader.page.waitForFunction("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
  return reader.page.evaluate("performance.getEntriesByType('navigation')[0].duration");
}

/** What is wrong with the page on a telephone and on a screen, in light and dark, and in high contrast. */
async function faults(): Promise<string[]> {
  const found = [];
  for (const width of WIDTHS) {
    await reader.page.setViewportSize({ width, height: 800 });
    for (const forcedColors of ['none', 'active'] as const) {
      await reader.page.emulateMedia({ forcedColors });
      found.push(...(await reader.faultsOnOwnScreen()));
    }
  }
  await reader.page.emulateMedia({ forcedColors: 'none' });
  return [...found, ...(await reader.faults())];
}

describe('a reader on an emergency ward', () => {
  step('comes from sign-in to the plan in two presses, within a second', async () => {
    const touches = await hands.touches(async () => {
      await hands.go('sharedPlan.title');
      expect(await milliseconds()).toBeLessThan(AT_ONCE);
      await hands.go('Maja Påhittsson');
    });
    expect(touches).toBe(2);
    const took = await milliseconds();
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThan(AT_ONCE);
    expect(await reader.heading()).toBe('Maja Påhittsson');
    expect(await faults()).toEqual([]);
  });

  step('is led from an empty search to an opening, with the number in its field', async () => {
    await hands.open('/shared-plans');
    await hands.write('sharedPlan.search', '850709-9805');
    await hands.press('sharedPlan.searchButton');
    expect(await faults()).toEqual([]);
    await hands.press('sharedPlan.openButton');
    expect(await reader.field('person.identityNumber').inputValue()).toBe('19850709-9805');
    expect(await faults()).toEqual([]);
  });

  step('reads whom to turn to where there is no plan', async () => {
    await hands.write('emergencyOpening.reason', 'Ambulansen är hos personen, som inte svarar.');
    await reader.field('emergencyOpening.danger').check();
    await hands.press('emergencyOpening.button');
    await hands.reads('emergencyOpening.noPlan');
    await hands.reads(reader.t('emergencyOpening.team', { name: 'ACT Prov' }));
    expect(await faults()).toEqual([]);
  });

  step('prints all plans for the binder, and sees how far it has come', async () => {
    await hands.open('/shared-plans');
    await hands.go('bulkPrint.title');
    expect(await faults()).toEqual([]);
    await hands.answer('bulkPrint.format.PDF');
    await hands.press('bulkPrint.do');
    expect(await faults()).toEqual([]);
  });

  step('is led to the plan that is there instead of opening', async () => {
    await hands.open('/shared-plans');
    await hands.write('sharedPlan.search', 'Ingen Alls');
    await hands.press('sharedPlan.searchButton');
    await hands.press('sharedPlan.openButton');
    await hands.write('person.identityNumber', '19121212-1212');
    await hands.write('emergencyOpening.reason', 'Ambulansen är hos personen, som inte svarar.');
    await reader.field('emergencyOpening.danger').check();
    await hands.press('emergencyOpening.button');
    expect(await faults()).toEqual([]);
    await hands.go(reader.t('emergencyOpening.toPlan', { name: 'Maja Påhittsson' }));
    expect(await reader.heading()).toBe('Maja Påhittsson');
    expect([...hands.faults, ...reader.complaints]).toEqual([]);
  });
});
