import { describeReport } from '../../src/fidelity/report/describe-report.js';
import { renderFidelityReport } from '../../src/fidelity/report/fidelity-report.document.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { auditOf, surroundings } from './longest-scale.model.js';
import { letters, readPdf } from './read-pdf.js';

const engine = new TypstEngine();
afterAll(() => engine.onApplicationShutdown());

/** As long as a form or the page itself lets each be. */
const word = (length: number) =>
  'överenskommelseskrivande vårdsamordningsutveckling '
    .repeat(20)
    .slice(0, length - 1)
    .concat('.');

describe.each([
  ['dacts', 28],
  ['tmact-style', 47],
])('the first page of a report by %s, with %d items', (scale, count) => {
  it.each(['sv', 'en'] as const)('is one page, however much it has to say, in %s', async (locale) => {
    const now = auditOf(scale, (index) => 1 + (index % 5), '2026-05-31');
    const before = auditOf(scale, (index) => 1 + ((index * 3 + 2) % 5), '2025-05-31');
    const report = describeReport(now, { ...surroundings(scale), earlier: [before] }, locale);
    const [longest] = now.scale.items
      .map(({ code, name }) => `${code} ${name[locale]}`)
      .toSorted((one, other) => other.length - one.length);
    const full = {
      ...report,
      // Some names take more of the foot of each sheet than there is.
      scale: { ...report.scale, name: 'Exempelskalan' },
      partial: true,
      summary: Array.from({ length: 6 }, () => word(80)).join('\n'),
      priorities: Array.from({ length: 5 }, () => ({ text: word(120), item: longest! })),
      // What follows is told of elsewhere, and takes time to draw.
      subscales: [],
      comparison: null,
      board: {
        ...report.board,
        actions: Array.from({ length: 4 }, () => ({ what: word(120), owner: word(40), dueOn: '2026-11-30' })),
        moreActions: 12,
      },
    };
    expect(full.total.items).toBe(count);
    expect(full.board.before).toMatchObject({ isOtherVersion: false });
    const html = renderFidelityReport(full, locale);
    const { pages, cut } = await readPdf(await engine.render(html));
    const [first, second] = pages.map(letters);
    expect(cut).toBe(0);
    for (const { text } of [...full.board.readings, ...full.priorities])
      expect(first).toContain(letters(text));
    expect(first).toMatch(/2027\.$/);
    expect(second).toMatch(locale === 'sv' ? /^Mätningen/ : /^Theaudit/);
  });
});
