import { renderCrisisPlan } from '../../src/crisis-plans/crisis-plan.document.js';
import { renderFidelityReport } from '../../src/fidelity/report/fidelity-report.document.js';
import { htmlTree } from '../../src/platform/documents/html-tree.js';
import { printedLines } from '../../src/platform/documents/require-length.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { renderSip } from '../../src/sips/sip.document.js';
import { copy } from './copy.model.js';
import { crisisPlan } from './crisis-plan.model.js';
import { longestPlan, longestReport, longestSip, writings } from './longest.model.js';
import { letters, readPdf, textNodes } from './read-pdf.js';

const engine = new TypstEngine();
afterAll(() => engine.onApplicationShutdown());

/** How often each letter stands in a text. Cells of a row that crosses sheets are told sheet by sheet. */
function countsOf(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const letter of letters(text)) counts[letter] = (counts[letter] ?? 0) + 1;
  return counts;
}

it.each(Object.entries(writings))('%s are as many lines as are asked for', (_, write) => {
  for (const lines of [1, 6, 50]) expect(printedLines([write(lines)])).toBe(lines);
});

describe.each(['lines of a letter', 'long words'])('the longest that may be written in %s', (kind) => {
  const write = writings[kind]!;

  it.each([
    ['crisis plan', () => renderCrisisPlan(longestPlan(write), copy, 'sv')],
    ['SIP', () => renderSip(longestSip(write), copy, 'sv')],
    ['fidelity report', () => renderFidelityReport(longestReport(write), 'sv')],
  ])('is printed to the last letter as a %s, tagged, with every sheet numbered', async (_, html) => {
    const tree = htmlTree(html());
    const pdf = await readPdf(await engine.render(html()));
    expect(pdf).toMatchObject({ title: tree.title, pdfUaPart: '1', marked: true, overflowing: [], cut: 0 });
    expect(pdf.pages.length).toBeGreaterThan(25);
    pdf.running.forEach((text, index) => {
      expect(letters(text)).toContain(`Sida${index + 1}av${pdf.pages.length}`);
    });
    const { '•': _marks, ...printed } = countsOf(pdf.pages.join(''));
    expect(printed).toEqual(countsOf(textNodes(tree.body).join('')));
  });
});

it('lets a short plan past the longest one, in whichever order they were asked for', async () => {
  const done: string[] = [];
  const print = (name: string, html: string) => engine.render(html).then(() => done.push(name));
  const long = renderFidelityReport(longestReport(writings['long words']!), 'sv');
  const short = renderCrisisPlan(crisisPlan, copy, 'sv');
  await Promise.all([print('long', long), print('long', long), print('short', short)]);
  expect(done).toEqual(['short', 'long', 'long']);
});
