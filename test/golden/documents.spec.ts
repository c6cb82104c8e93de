import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderConsent, renderConsents } from '../../src/consents/consent.document.js';
import { type DocumentStatement, renderCrisisPlan } from '../../src/crisis-plans/crisis-plan.document.js';
import { renderFidelityReport } from '../../src/fidelity/report/fidelity-report.document.js';
import { renderFirstReport } from '../../src/fidelity/report/first-format.js';
import { htmlTree } from '../../src/platform/documents/html-tree.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { renderSip } from '../../src/sips/sip.document.js';
import { consentByLaw, consentDraft, consents, consentWithdrawn } from './consent.model.js';
import { copy } from './copy.model.js';
import { crisisPlan, crisisPlanDraft, crisisPlanSections } from './crisis-plan.model.js';
import { fidelityReport, longReport } from './fidelity-report.model.js';
import { longestScale } from './longest-scale.model.js';
import { letters, readPdf, textNodes } from './read-pdf.js';
import { sip } from './sip.model.js';

const documents = {
  'crisis-plan.sv.html': renderCrisisPlan(crisisPlan, copy, 'sv'),
  'crisis-plan-draft.en.html': renderCrisisPlan(crisisPlanDraft, { ...copy, replaces: null }, 'en'),
  'sip.sv.html': renderSip(sip, copy, 'sv'),
  'fidelity-report.sv.html': renderFidelityReport(fidelityReport, 'sv'),
  'fidelity-report-long.en.html': renderFidelityReport(longReport, 'en'),
  // As they were printed before; audits that were closed then keep every word.
  'fidelity-report-first.sv.html': renderFirstReport(fidelityReport, 'sv'),
  'fidelity-report-first-long.en.html': renderFirstReport(longReport, 'en'),
  'consent-draft.sv.html': renderConsent(consentDraft, 'sv'),
  'consent-by-law.sv.html': renderConsent(consentByLaw, 'sv'),
  'consents.sv.html': renderConsents(consents, 'sv'),
};

const engine = new TypstEngine();
afterAll(() => engine.onApplicationShutdown());

const readDocument = async (html: string) => readPdf(await engine.render(html));

describe.each(Object.entries(documents))('%s', (file, html) => {
  /** After a change of a template, write the page down with GOLDEN=write, and look at what changed. */
  it('is the page that was looked at', () => {
    const path = join(projectRoot, 'test', 'golden', file);
    if (process.env.GOLDEN === 'write') writeFileSync(path, html);
    expect(html).toBe(readFileSync(path, 'utf8'));
  });

  it('becomes a tagged PDF/UA with the title and the language of the page', async () => {
    const tree = htmlTree(html);
    const pdf = await readDocument(html);
    expect(pdf).toMatchObject({ title: tree.title, language: tree.lang, pdfUaPart: '1', marked: true });
    expect(pdf.roles.H1).toBe(1);
    for (const role of ['H2', 'P', 'L', 'LI', 'Lbl', 'LBody']) expect(pdf.roles).toHaveProperty(role);
  });

  it('has every word of the page in the PDF', async () => {
    const tree = htmlTree(html);
    const pdf = await readDocument(html);
    const inside = letters(pdf.pages.join(''));
    const outside = letters(pdf.running.join(''));
    expect([pdf.overflowing, pdf.cut]).toEqual([[], 0]);
    expect(textNodes(tree.body).filter((text) => !inside.includes(letters(text)))).toEqual([]);
    expect(
      textNodes([...tree.header, ...tree.footer]).filter((text) => !outside.includes(letters(text))),
    ).toEqual([]);
  });

  it('says on each sheet which it is, of how many, and which edition', async () => {
    const tree = htmlTree(html);
    const { running } = await readDocument(html);
    running.forEach((text, index) => {
      const label = tree.pageLabel.replace('{page}', `${index + 1}`).replace('{pages}', `${running.length}`);
      expect(letters(text)).toContain(letters(label));
      expect(letters(text)).toContain(letters(textNodes(tree.footer).join('')));
    });
  });

  it('gives the same bytes for the same page', async () => {
    const one = await engine.render(html);
    expect(one.equals(await engine.render(html))).toBe(true);
  });
});

describe('a crisis plan', () => {
  it('has on its first sheet what is needed in the middle of the night', async () => {
    const { pages } = await readDocument(documents['crisis-plan.sv.html']);
    const sheet = letters(pages[0]!);
    const needed = [
      'Elsa Åkesson, född 12 maj 1984',
      'När teamet är stängt',
      ...crisisPlan.closedHours.units.flatMap(({ name, phone, task }) => [name, phone, task]),
      'Ring 112',
      ...['WHAT_HELPS', 'WHAT_DOES_NOT_HELP', 'MEDICINES', 'PRACTICAL_MATTERS']
        .flatMap((code) => crisisPlanSections[code] as DocumentStatement[])
        .map(({ text }) => text),
    ];
    expect(needed.filter((text) => !sheet.includes(letters(text)))).toEqual([]);
  });

  it('has its code in groups, and as a figure with words where the installation has an address', async () => {
    const { check } = copy;
    const { alternatives, pages } = await readDocument(documents['crisis-plan.sv.html']);
    expect(alternatives).toEqual([
      'Ruta att läsa av (QR-kod), som leder till sidan där det står om bladet gäller',
    ]);
    expect(pages.join('')).toContain('KTR4 WPAE');
    expect(letters(pages.join(''))).toContain(letters(check!.address));
    const without = await readDocument(renderCrisisPlan(crisisPlan, { ...copy, check: null }, 'sv'));
    expect(without.alternatives).toEqual([]);
    expect(without.pages.join('')).toContain('KTR4 WPAE');
    expect(letters(without.pages.join(''))).toContain('påsidan/check');
  });

  it('is marked on every sheet when it is a draft, replaced, or of a made-up person', async () => {
    const sheets = async (plan: typeof crisisPlan) =>
      (await readDocument(renderCrisisPlan(plan, copy, 'sv'))).running;
    for (const text of await sheets({ ...crisisPlan, status: 'DRAFT' })) expect(text).toContain('UTKAST');
    for (const text of (await readDocument(documents['crisis-plan-draft.en.html'])).running) {
      expect(text).toContain('DRAFT');
    }
    for (const text of await sheets({ ...crisisPlan, status: 'REPLACED' })) expect(text).toContain('ERSATT');
    for (const text of await sheets(crisisPlan)) {
      expect(text).toContain('FIKTIV PERSON');
      expect(text).not.toContain('UTKAST');
    }
    const real = { ...crisisPlan, person: { ...crisisPlan.person, fictitious: false } };
    for (const text of await sheets(real)) expect(text).not.toContain('FIKTIV');
  });

  it('names a unit that has said no apart from those to call', () => {
    const declined = [
      { name: 'Socialjouren', respondedOn: '2026-03-12', isLateNo: false, isEnded: false },
      { name: 'Avdelning 9', respondedOn: '2026-03-13', isLateNo: true, isEnded: false },
    ];
    const html = renderCrisisPlan(
      { ...crisisPlan, closedHours: { ...crisisPlan.closedHours, declined } },
      copy,
      'sv',
    );
    expect(html).toContain(
      '<p class="refused">Har sagt nej, räkna inte med: <strong>Socialjouren</strong>, 12 mars 2026',
    );
    expect(html).toContain(
      '<p class="refused">Nytt sedan planen gjordes. Har sagt nej, räkna inte med: <strong>Avdelning 9</strong>, 13 mars 2026',
    );
    expect(html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'))).not.toContain('Socialjouren');
  });

  it('shows no address, place or telephone of a person with protected identity, even when given them', () => {
    const leaky = { ...crisisPlan, person: { ...crisisPlan.person, protectedIdentity: true as const } };
    const html = renderCrisisPlan(leaky, copy, 'sv');
    for (const text of ['Påhittsgatan', 'Malmö', '070-174 06 05']) expect(html).not.toContain(text);
    expect(html).toContain('Lämna inte ut adress eller vistelseort.');
  });
});

describe('a SIP', () => {
  it('numbers the statutory four, and says which is missing', () => {
    const empty = {
      ...sip,
      principals: [],
      measuresByOthers: [],
      overallResponsible: null,
      consent: null,
      followUpOn: null,
      relativesPart: null,
    };
    const html = renderSip(empty, copy, 'sv');
    const part = (number: number) =>
      html.split(`<span class="badge">${number}</span>`)[1]!.split('</section>')[0];
    for (const number of [1, 2, 3, 4]) expect(part(number)).toContain('Inte ifyllt än.');
    expect(html.match(/Inte ifyllt än\./g)).toHaveLength(7);
    expect(renderSip({ ...empty, noMeasuresByOthers: true }, copy, 'sv')).toContain(
      'ingen annan gör någon åtgärd',
    );
  });
});

describe('a fidelity report', () => {
  it('has its charts as figures with words', async () => {
    const { roles, alternatives } = await readDocument(documents['fidelity-report.sv.html']);
    expect(alternatives).toEqual([
      'Medelvärde per delskala: Personal 3,00; Ansvar 5,00 (1 av 2)',
      'Medelvärde per delskala',
      'Medelvärde per delskala över tid',
      ...Array(3).fill('Poäng per kriterium'),
    ]);
    expect(roles.Figure).toBe(alternatives.length);
    for (const role of ['Table', 'Caption', 'THead', 'TH', 'TBody', 'TR', 'TD'])
      expect(roles).toHaveProperty(role);
  });

  it('of the longest scale has no sheet nearly empty, and no drawing cut', async () => {
    const { pages, cut } = await readDocument(renderFidelityReport(longestScale, 'sv'));
    expect(cut).toBe(0);
    // Drawings have no letters of their own, but a heading above each, and three go on a sheet.
    for (const text of pages.slice(0, -1)) expect(text.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('gives its sources as footnotes in words, and no code of one', () => {
    const board = { ...fidelityReport.board, readings: [{ text: 'Minst 4,0.', footnote: 1 }] };
    const html = renderFidelityReport({ ...fidelityReport, board }, 'sv');
    expect(html).toContain('<p>Minst 4,0.<a class="footnote" href="#footnote-1">1</a></p>');
    expect(html).toContain('<li id="footnote-1">Påhittad handbok, utgåva 2. Kontrollerad');
    expect(html).not.toMatch(/EX1|memory/);
  });

  it('says that it is partial on every sheet, and gives no figure where there is none', async () => {
    for (const text of (await readDocument(documents['fidelity-report.sv.html'])).running) {
      expect(text).toContain('OFULLSTÄNDIG');
    }
    const none: typeof fidelityReport = {
      ...fidelityReport,
      partial: false,
      total: { ...fidelityReport.total, value: null },
    };
    expect(renderFidelityReport(none, 'sv')).toContain('Inget totalvärde: 6 av 7 kriterier är skattade.');
  });
});

describe('a consent', () => {
  it('has lines to sign on only until it is recorded, and says so on every sheet', async () => {
    expect(documents['consent-draft.sv.html']).toContain('<p class="signature">Namnteckning</p>');
    for (const text of (await readDocument(documents['consent-draft.sv.html'])).running)
      expect(text).toContain('ATT LÄSA OCH SKRIVA UNDER');
    const recorded = renderConsent({ ...consentDraft, isDraft: false }, 'sv');
    expect(recorded).not.toContain('signature');
    expect(recorded).toContain('2 mars 2026, Amina Warsame');
  });

  it('says on every sheet that it is withdrawn', async () => {
    const html = renderConsent(consentWithdrawn, 'sv');
    expect(html).toContain('Sa på mötet att det räcker nu.');
    for (const text of (await readDocument(html)).running) expect(text).toContain('TILLBAKATAGET');
  });
});
