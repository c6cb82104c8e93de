import type { Locator } from 'playwright-core';
import { Role } from '../../src/access/role.js';
import type { Pack } from '../../src/crisis-plans/packs/pack.js';
import { packsOnOffer } from '../../src/crisis-plans/packs/packs.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { addUnit } from '../support/agreed-plan.js';
import { makeTeam } from '../support/measured-team.js';
import { addPerson } from '../support/test-person.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { ByKeyboard } from './by-keyboard.js';
import type { Visitor } from './visitor.js';

/** What is written in a field that a plan must have, by what its name ends with. */
const WORDS: Record<string, string> = {
  '[text]': 'Kajsa i trapphus B ser att rullgardinen är nere.',
  '[answerReason]': 'Avdelningen har ingen egen trädgård.',
  '[name]': 'Tuva Ledare',
  '[unitId]': 'Provakuten',
  '[answer]': 'NO',
  '[part]': 'FACILITATED_FROM_OUTSIDE',
  '[response]': 'ACCEPTED',
  '[respondedOn]': today(),
  '[task]': 'Svarar hela natten.',
  closedHours: 'Ring akuten och säg att jag har en plan.',
  phase: 'UNSTABLE',
  madeOn: today(),
  reviewOn: addDays(today(), 7),
};
/** The fields below a heading that the list of what is missing leads to, by what their names end with. */
const BELOW: Record<string, string[]> = {
  participants: ['[name]', '[part]'],
  closedHoursUnits: ['[unitId]', '[task]', '[response]', '[respondedOn]'],
};
/** First the sections, then what the team answers, then why. */
const MOST_ROUNDS = 4;

/** How somebody works on a page. */
interface Hands {
  write(field: Locator, text: string): Promise<void>;
  /** @param option as it is read */
  choose(list: Locator, option: string): Promise<void>;
  answer(button: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  press(button: string): Promise<void>;
  go(link: string): Promise<void>;
}

let house: BrowserApp;
let place: { teamId: string; principalId: string };

beforeAll(async () => {
  house = await startBrowserApp();
  place = await house.unitOfWork.run(makeTeam);
  await addUnit(house, place.principalId, WORDS['[unitId]']);
});
afterAll(() => house?.close());

describe.each<[way: string, window: object, handsOf: (visitor: Visitor) => Hands & { faults?: string[] }]>([
  [
    'by keyboard alone, on a telephone',
    { viewport: { width: 390, height: 844 } },
    (visitor) => {
      const hands = new ByKeyboard(visitor);
      return {
        faults: hands.faults,
        write: (field, text) => hands.writeIn(field, text),
        choose: (list, option) => hands.chooseIn(list, option),
        answer: (button) => hands.answerBy(button),
        tick: (box) => hands.tickIn(box),
        press: (button) => hands.press(button),
        go: (link) => hands.go(link),
      };
    },
  ],
  [
    'without a script',
    { javaScriptEnabled: false },
    (visitor) => ({
      write: (field, text) => field.fill(text),
      choose: async (list, label) => void (await list.selectOption({ label })),
      answer: (button) => button.check(),
      tick: (box) => box.check(),
      press: (button) => visitor.press(button),
      go: (link) => visitor.follow(link),
    }),
  ],
])('a plan %s', (_, window, handsOf) => {
  let visitor: Visitor;
  let hands: ReturnType<typeof handsOf>;

  beforeAll(async () => {
    visitor = await house.visitorAs(Role.COORDINATOR, place, window);
    hands = handsOf(visitor);
  });
  afterAll(() => visitor?.leave());

  it.each(packsOnOffer().map((pack) => [pack.id, pack] as const))(
    'is begun, agreed, given and replaced in the pack %s',
    async (id, pack) => {
      const { page, t } = visitor;
      const { personId } = await addPerson(house.unitOfWork, { ...place, ownerId: place.principalId });
      await visitor.open(`/persons/${personId}/crisis-plans`);
      await hands.answer(page.locator(`[name=pack][value="${id}"]`));
      await hands.press('crisisPlan.begin.button');
      await page.getByRole('status').getByText(t('crisisPlan.begin.done')).waitFor();
      const plan = visitor.path.replace('/edit', '');

      await agree(pack);
      await hands.go('release.toRelease');
      await hands.answer(page.locator('[name=receiver][value=PERSON]'));
      await hands.press('release.do');
      await hands.go('copy.sheetPage');
      const sheet = await page.locator('body').innerText();
      expect(sheet).toContain(WORDS['[text]']);
      const [printed] = pack.demands.sections.flat();
      expect(sheet).toContain(pack.sections.find(({ code }) => code === printed)!.sheet.sv);

      await visitor.open(plan);
      // After a plan made in a crisis a whole one is offered first.
      if (pack.provisional) await hands.answer(page.locator(`[name=pack][value="${id}"]`));
      await hands.press('crisisPlan.show.next');
      await agree(pack);
      const replaced = page.getByText(t('crisisPlan.status.REPLACED'), { exact: true });
      expect(await replaced.count()).toBe(1);
      expect([hands.faults ?? [], visitor.complaints]).toEqual([[], []]);
    },
  );

  /** Writes what the list of what is missing asks for, until there is nothing in it, and agrees. */
  async function agree(pack: Pack): Promise<void> {
    const { page, t } = visitor;
    const missing = page.locator('#missing').getByRole('link');
    for (let round = 0; (await missing.count()) > 0; round += 1) {
      expect(round).toBeLessThan(MOST_ROUNDS);
      const anchors = await missing.evaluateAll((links: any[]) => links.map(({ hash }) => hash.slice(1)));
      for (const anchor of anchors) for (const field of fieldsAt(anchor)) await fill(field);
      await hands.press('form.save');
      await page.getByRole('status').getByText(t('notice.saved')).waitFor();
    }
    if (pack.provisional)
      await page.getByText(t('crisisPlan.provisional'), { exact: true }).first().waitFor();
    await hands.press('crisisPlan.saveAndGoOn');
    await page.getByText(t('crisisPlan.agree.lead')).waitFor();
    await hands.press('crisisPlan.agree.confirm');
    await page.getByRole('status').getByText(t('crisisPlan.agree.done')).waitFor();
  }

  /** The fields that a link of the list is about. */
  function fieldsAt(anchor: string): Locator[] {
    const { page } = visitor;
    if (anchor.startsWith('field-')) return [page.locator(`[id="${anchor}"]`)];
    const ends = BELOW[anchor];
    if (ends) return ends.map((end) => page.locator(`[name="${anchor}[0]${end}"]`));
    return [page.locator(`[id="${anchor}"] textarea`).first()];
  }

  async function fill(field: Locator): Promise<void> {
    const { name, type, options } = await field.evaluate((it: any) => ({
      name: it.name as string,
      type: it.type as string,
      options: [...(it.options ?? [])].map(
        ({ value, text }: any) => ({ value, text }) as Record<'value' | 'text', string>,
      ),
    }));
    if (type === 'checkbox') return hands.tick(field);
    const words = WORDS[/\[\w+\]$/.exec(name)?.[0] ?? name]!;
    if (type === 'radio') return hands.answer(visitor.page.locator(`[name="${name}"][value="${words}"]`));
    if (options.length === 0) return hands.write(field, words);
    return hands.choose(
      field,
      options.find(({ value, text }) => value === words || text.startsWith(words))!.text,
    );
  }
});
