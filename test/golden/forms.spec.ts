import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrisisPlanPaper } from '../../src/crisis-plans/crisis-plan.document.js';
import { sectionOf } from '../../src/crisis-plans/packs/pack.js';
import { newestPack } from '../../src/crisis-plans/packs/packs.js';
import { type CountPages, drawSheet } from '../../src/crisis-plans/sheets/crisis-plan-sheet.js';
import { SheetForm } from '../../src/crisis-plans/sheets/sheet-form.js';
import { sheetLanguages } from '../../src/crisis-plans/sheets/sheet-languages.js';
import { htmlTree } from '../../src/platform/documents/html-tree.js';
import { pagesOf } from '../../src/platform/documents/pages-of.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { copy } from './copy.model.js';
import { crisisPlan } from './crisis-plan.model.js';
import { longestPlan, writings } from './longest.model.js';
import { GOLDEN_PACK } from './plan-parts.js';
import { letters, readPdf, textNodes } from './read-pdf.js';

const engine = new TypstEngine();
afterAll(() => engine.onApplicationShutdown());

const countPages: CountPages = async (html) => pagesOf(await engine.render(html));
const draw = (form: SheetForm, language = 'sv', plan: CrisisPlanPaper = crisisPlan) =>
  drawSheet(plan, GOLDEN_PACK, copy, { form, language }, countPages);
const { WHOLE, ONE_PAGE, WALLET, LARGE, EASY } = SheetForm;

/** How many lines under each heading a short sheet says that it has left out. */
const leftOutOn = (html: string): Record<string, number> =>
  Object.fromEntries(
    [...html.matchAll(/(?:[>;] ?)([^<>;]+) \((\d+)\)(?=[;<])/g)].map(([, heading, count]) => [
      heading,
      Number(count),
    ]),
  );

describe.each([
  ['crisis-plan-one-page.sv.html', ONE_PAGE, 'sv'],
  ['crisis-plan-wallet.sv.html', WALLET, 'sv'],
  ['crisis-plan-easy.sv.html', EASY, 'sv'],
  ['crisis-plan.ar.html', WHOLE, 'ar'],
  ['crisis-plan.ti.html', WHOLE, 'ti'],
] as const)('%s', (file, form, language) => {
  /** After a change, write the page down with GOLDEN=write, and look at what changed. */
  it('is the page that was looked at, and becomes a tagged PDF/UA in its language with every word of it', async () => {
    const html = await draw(form, language);
    const path = join(projectRoot, 'test', 'golden', file);
    if (process.env.GOLDEN === 'write') writeFileSync(path, html);
    expect(html).toBe(readFileSync(path, 'utf8'));
    const tree = htmlTree(html);
    const pdf = await readPdf(await engine.render(html));
    expect(pdf).toMatchObject({
      title: tree.title,
      language,
      pdfUaPart: '1',
      marked: true,
      overflowing: [],
      cut: 0,
    });
    const inside = letters(pdf.pages.join(''));
    // Arabic comes out of a PDF in the order in which it is drawn. In one column a row needs no name for its first cell.
    const isOrdered = (text: string) => !/[\u0600-\u06ff]/.test(text);
    const named = form === EASY ? [...html.matchAll(/<tr><th[^>]*>([^<]*)/g)].map(([, name]) => name) : [];
    expect(
      textNodes(tree.body).filter(
        (text) => isOrdered(text) && !named.includes(text) && !inside.includes(letters(text)),
      ),
    ).toEqual([]);
  });
});

it('has the person’s words and telephone numbers as they were written on a sheet from right to left', async () => {
  const html = await draw(WHOLE, 'ar');
  expect(html).toContain('<html lang="ar" dir="rtl">');
  const { pages } = await readPdf(await engine.render(html));
  const text = letters(pages.join(''));
  for (const number of ['040-628 04 11', '070-174 06 05', '070-174 06 41'])
    expect(text).toContain(letters(number));
  expect(html).toContain('Rubrikerna är översatta utan kontroll av översättare.');
});

it('is a card of six steps with their numbers, in every language, and where one has no room', async () => {
  const pack = newestPack('safety-plan')!;
  const statement = { text: 'Ring Karin.', author: 'PERSON', answer: null, answerReason: '' } as const;
  const parts = pack.print.order
    .flat()
    .filter((code) => code !== 'HOURS')
    .map((code) => ({
      kind: 'SECTIONS' as const,
      sections: [
        {
          code,
          heading: sectionOf(pack, code)!.sheet.sv,
          groups: [{ title: null, statements: [{ ...statement }] }],
        },
      ],
    }));
  for (const language of sheetLanguages.filter((code) => code !== 'en')) {
    const { closedHours } = crisisPlan;
    const one = { ...closedHours, units: closedHours.units.slice(0, 1) };
    const plan = {
      ...crisisPlan,
      parts,
      contacts: [],
      practicalHelp: [],
      closedHours: one,
      week: null,
      resourceGroup: null,
    };
    const html = await drawSheet(plan, pack, copy, { form: WALLET, language }, countPages);
    const numbers = [...html.matchAll(/<h3[^>]*>(\d)\. /g)].map(([, number]) => number);
    expect([language, await countPages(html), numbers.join('')]).toEqual([language, 1, '451236']);
    const { contacts } = crisisPlan;
    const full = await drawSheet(
      { ...plan, contacts, closedHours },
      pack,
      copy,
      { form: WALLET, language },
      countPages,
    );
    expect([language, await countPages(full)]).toEqual([language, 1]);
  }
});

it('says in the further language too what is fixed between the words of others', async () => {
  const { closedHours } = crisisPlan;
  const [unit] = closedHours.units;
  const html = await draw(WHOLE, 'fi', {
    ...crisisPlan,
    person: { ...crisisPlan.person, language: 'finska' },
    closedHours: {
      ...closedHours,
      units: [{ ...unit!, openingHours: 'dygnet runt' }],
      declined: [{ name: 'Akuten', respondedOn: null, isLateNo: true, isEnded: false }],
    },
  });
  for (const words of [
    'Kun tiimi on suljettu: kaikki eivät ole vielä vastanneet<span',
    'Kun tiimi on suljettu: tunti tunnilta<span',
    'Käänny näiden puoleen, tässä järjestyksessä<span',
    'suomi · <span lang="sv">finska</span>',
    'ympäri vuorokauden · <span lang="sv">dygnet runt</span>',
    'On sanonut kyllä · <span lang="sv">Har sagt ja</span>',
    'Uutta suunnitelman tekemisen jälkeen. · <span lang="sv">Nytt sedan planen gjordes.</span>',
    'FACT-teamet Exempel on auki måndag–fredag 8.00–16.30.<span',
  ])
    expect(html).toContain(words);
});

it('has every word of the plan in large type and in plain sentences too', async () => {
  const words = (html: string) => letters(html.slice(html.indexOf('<h1>')).replaceAll(/<[^>]*>/g, ''));
  const whole = words(await draw(WHOLE));
  expect(words(await draw(LARGE))).toContain(whole.slice(0, whole.indexOf('Krisplanför')));
  const easy = await draw(EASY);
  for (const { sections } of crisisPlan.parts)
    for (const { groups } of sections)
      for (const { statements } of groups)
        for (const { text } of statements) expect(letters(easy)).toContain(letters(text));
  expect(easy).toContain('<h2>Bra människor och platser</h2>');
  expect(easy).toContain('Säg att det finns en krisplan.\nKan jag');
});

const longest = ['lines of a letter', 'long words'].map((kind) => [kind, writings[kind]!] as const);
describe.each([ONE_PAGE, WALLET])('%s', (form) => {
  it('is one page of the ordinary plan, and says how many lines it leaves out where', async () => {
    const html = await draw(form);
    expect(await countPages(html)).toBe(1);
    const left = leftOutOn(html);
    expect(left).toMatchObject({ 'Mina tidiga tecken': 6, 'Min resursgrupp': 5 });
    for (const { sections } of crisisPlan.parts)
      for (const { heading, groups } of sections) {
        const texts = groups.flatMap(({ statements }) => statements.map(({ text }) => text));
        const standing = texts.filter((text) => html.includes(`>${text}`) || html.includes(`${text} <`));
        expect([heading, standing.length + (left[heading] ?? 0)]).toEqual([heading, texts.length]);
      }
    expect(html).toContain('Hela planen är version 3. Den finns hos FACT-teamet Exempel.');
    expect(html).toContain('KTR4 WPAE');
  });

  it.each(longest)('is one page of the longest plan in %s', async (_, write) => {
    const html = await draw(form, 'sv', longestPlan(write));
    expect(await countPages(html)).toBe(1);
    expect(Object.values(leftOutOn(html)).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(200);
    // Those to call come before all that is said of what to do first.
    expect(html).toContain('070-174 06 17');
    const { overflowing } = await readPdf(await engine.render(html));
    expect(overflowing).toEqual([]);
  });
});

it.each([LARGE, EASY])('in %s tells on the first page what to do when the team is closed', async (form) => {
  const { closedHours } = crisisPlan;
  for (const count of [1, 2, 3]) {
    const plan = { ...crisisPlan, closedHours: { ...closedHours, units: closedHours.units.slice(0, count) } };
    const { pages } = await readPdf(await engine.render(await draw(form, 'sv', plan)));
    for (const text of ['Ring först mobila teamet.', '040-628 04 11']) expect(pages[0]).toContain(text);
  }
});

it('is no card where a name fills more than its front, and says all of it in order', async () => {
  const name = `${'Å'.repeat(200)} ${'Ö'.repeat(200)}`;
  const html = await draw(WALLET, 'sv', { ...crisisPlan, person: { ...crisisPlan.person, name } });
  const { pages } = await readPdf(await engine.render(html));
  const text = letters(pages.join(''));
  const places = ['Å'.repeat(200), 'Ö'.repeat(200), 'Är det fara för liv?', 'Hela planen är version 3.'].map(
    (said) => text.indexOf(letters(said)),
  );
  expect(places[0]).toBeGreaterThan(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('names practical help apart from those to turn to in each form, with a no and without a number', async () => {
  const [help] = crisisPlan.practicalHelp;
  const no = { ...help!, name: 'Granngården', phone: '', openingHours: '', response: 'DECLINED' as const };
  const plan = { ...crisisPlan, practicalHelp: [help!, no], parts: [], resourceGroup: null };
  for (const form of [WHOLE, ONE_PAGE, WALLET, EASY]) {
    const [before, apart] = (await draw(form, 'sv', plan)).split('Praktisk hjälp</h');
    expect(before).not.toContain('040-628 04 44');
    for (const text of [
      'Hemtjänsten på Ön',
      '040-628 04 44',
      'Tittar till katten',
      'Granngården',
      'Har sagt nej',
    ])
      expect(apart).toContain(text);
  }
});

it('says that nothing is agreed for a team that is closed where the pack has no such part', async () => {
  const closedHours = {
    ...crisisPlan.closedHours,
    text: '',
    units: [],
    isNobodyAsked: false,
    isEmpty: true,
    declined: [],
  };
  for (const form of [WHOLE, ONE_PAGE, WALLET, EASY]) {
    const html = await draw(form, 'sv', { ...crisisPlan, closedHours, week: null, provisional: true });
    expect(html).not.toContain('Ingen verksamhet är tillfrågad än.');
    expect(html).toContain('Ring 112.');
    const isSaid = html.includes('Inget är överenskommet för tider när teamet är stängt.');
    expect([form, isSaid]).toEqual([form, form !== WALLET]);
  }
});

it('says on a short sheet that the plan is provisional, and on one page why no unit can take a task', async () => {
  const closedHours = { ...crisisPlan.closedHours, units: [], noUnitReason: 'Kommunen har ingen på natten.' };
  const plan = { ...crisisPlan, provisional: true, closedHours };
  const page = await draw(ONE_PAGE, 'sv', plan);
  expect(page).toContain('Ingen verksamhet kan ta en uppgift i en kris');
  expect(page).toContain('Kommunen har ingen på natten.');
  for (const html of [page, await draw(WALLET, 'sv', plan)])
    expect(html).toContain('Tillfällig plan, gjord i krisen.');
});
