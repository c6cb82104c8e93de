import type { CrisisPlanPaper, DocumentStatement } from '../../src/crisis-plans/crisis-plan.document.js';
import type { FidelityReportDocument } from '../../src/fidelity/report/fidelity-report.document.js';
import type { DocumentResourceGroup } from '../../src/plans/plan.document.js';
import type { SipDocument } from '../../src/sips/sip.document.js';
import { crisisPlan } from './crisis-plan.model.js';
import { fidelityReport } from './fidelity-report.model.js';
import { longestScale } from './longest-scale.model.js';
import { partsOf } from './plan-parts.js';
import { sip } from './sip.model.js';

/** Text of so many lines on paper. */
export type Writing = (lines: number) => string;

/** What documents of the greatest length can be filled with, the slowest to draw last. */
export const writings: Record<string, Writing> = {
  'lines of a letter': (lines) => Array(lines).fill('x').join('\n'),
  sentences: (lines) => wordsOf(lines, (index) => 'ord'.repeat(1 + (index % 3))),
  'one word': (lines) => Array.from({ length: 4 * lines }, (_, index) => longWord(index, 20)).join(''),
  // Each is measured against its column.
  'long words': (lines) => wordsOf(lines, (index) => longWord(index, 14)),
  // At every other letter the line may break.
  hyphens: (lines) => 'x-'.repeat(40 * lines),
};

const longWord = (index: number, letters: number) =>
  `överenskommelseskrivandeskyldighetsprövning${index}`.slice(-letters);

function wordsOf(lines: number, word: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < 80 * lines; index += 1) text += `${word(index)} `;
  return text.slice(0, 80 * lines - 1).concat('.');
}

const repeated = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** 300 lines of goals. */
const groupOf = (write: Writing): DocumentResourceGroup => ({
  members: [],
  goals: repeated(50, () => ({ term: 'LONG', text: write(6), followUpOn: '2026-12-01' })),
});

/** 300 lines that the person disagrees with. */
const amendmentsOf = (write: Writing): CrisisPlanPaper['amendments'] => ({
  voiding: null,
  ending: null,
  disagreements: repeated(6, () => ({ day: '2026-03-02', name: 'Amina Warsame', text: write(50) })),
});

/** 1,200 lines: 20 units with 6 each, 204 statements with 5, and 60 for what to do first. */
export function longestPlan(write: Writing): CrisisPlanPaper {
  const statements = (count: number) =>
    repeated(
      count,
      (): DocumentStatement => ({
        text: write(5),
        author: 'PERSON',
        answer: null,
        answerReason: '',
      }),
    );
  const [unit] = crisisPlan.closedHours.units;
  return {
    ...crisisPlan,
    closedHours: {
      ...crisisPlan.closedHours,
      text: write(60),
      units: repeated(20, () => ({ ...unit!, task: write(6) })),
      isNobodyAsked: false,
      declined: [],
    },
    parts: partsOf({
      TRIGGERS: statements(20),
      EARLY_SIGNS: [1, 2, 3].map(() => statements(10)),
      OWN_ACTIONS: statements(20),
      PEOPLE_AND_PLACES: statements(10),
      WHO_TO_ASK: statements(10),
      PROFESSIONALS: statements(10),
      WHAT_HELPS: statements(40),
      WHAT_DOES_NOT_HELP: statements(20),
      MEDICINES: statements(20),
      SAFE_SURROUNDINGS: statements(10),
      PRACTICAL_MATTERS: statements(7),
      WHO_MAY_KNOW: statements(7),
    }),
    resourceGroup: groupOf(write),
    amendments: amendmentsOf(write),
  };
}

/** 1,200 lines: 100 measures, which are printed twice, with 12 each. */
export function longestSip(write: Writing): SipDocument {
  const measures = () =>
    repeated(50, () => ({
      text: write(12),
      unit: '',
      responsible: '',
      reach: '',
      fromDate: null,
      dueDate: null,
    }));
  return {
    ...sip,
    whatMatters: '',
    longTermGoals: [],
    shortTermGoals: [],
    principals: [{ name: 'Region Exempel', measures: measures() }],
    measuresByOthers: measures().map((measure) => ({ ...measure, actor: '' })),
    participants: [],
    relativesNote: '',
    consent: null,
    resourceGroup: groupOf(write),
    amendments: amendmentsOf(write),
  };
}

/** 1,200 lines of reasons, which are printed twice, and 1,200 of evidence. */
export function longestReport(write: Writing): FidelityReportDocument {
  const items = longestScale.subscales.flatMap((subscale) => subscale.items);
  const reasons = new Map(
    items.map(({ code }, index) => [code, write(Math.floor((1200 + index) / items.length))]),
  );
  const subscales = longestScale.subscales.map((subscale) => ({
    ...subscale,
    chart: fidelityReport.board.chart,
    items: subscale.items.map((item) => ({
      ...item,
      rating: null,
      level: '',
      note: '',
      missingReason: reasons.get(item.code)!,
    })),
  }));
  const [{ code, name }] = items as [(typeof items)[0]];
  return {
    ...longestScale,
    // Its own name takes more of the foot of each sheet than there is.
    scale: { ...longestScale.scale, name: 'Exempelskalan' },
    subscales,
    // One without letters, so that those of the text can be counted.
    subscaleChart: null,
    // Their numbers are the list's own, and no text.
    footnotes: [],
    board: { ...longestScale.board, chart: fidelityReport.board.chart },
    missing: items.map((item) => ({ ...item, reason: reasons.get(item.code)! })),
    evidence: repeated(24, () => ({
      code,
      name,
      source: 'Dokument',
      note: write(50),
      file: '',
      addedBy: 'Maria Ek',
      day: '2026-02-02',
    })),
  };
}
