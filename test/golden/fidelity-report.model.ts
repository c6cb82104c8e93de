import type {
  FidelityReportDocument,
  FidelityReportItem,
} from '../../src/fidelity/report/fidelity-report.document.js';
import { Svg } from '../../src/platform/web/svg.js';

/** Stands for a chart: what charts look like is tested where they are drawn. */
const chart = (label: string) =>
  new Svg(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="200" height="40" viewBox="0 0 200 40"><rect width="120" height="30" fill="#0b5f6e"/></svg>`,
  );

const byHand: Omit<FidelityReportItem, 'code' | 'name' | 'rating' | 'level'> = {
  isPart: false,
  isComposed: false,
  decimals: 0,
  persons: null,
  computedRating: null,
  measured: null,
  mark: 'M',
  source: 'memory',
  note: '',
  missingReason: '',
};

const sharesOf = (...shares: string[]) => shares.map((share, index) => ({ rating: index + 1, share }));
const years = (...texts: string[]) =>
  texts.map((text, index) => ({ occasion: `${2025 + index}-01-31`, text }));

/** Means by hand: (4 + 2 + 3) / 3 = 3; 5 / 1 = 5 with one of two rated; (3 + 4) / 2 = 3.5. */
export const fidelityReport: FidelityReportDocument = {
  team: { name: 'FACT-teamet Exempel', service: 'Exempelverksamheten' },
  status: 'CLOSED',
  partial: true,
  date: '2026-02-20',
  fictitious: true,
  scale: {
    name: 'Exempelskalan',
    version: '1.0.0',
    checksum: 'c0ffee1298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    about: 'En påhittad skala med sju kriterier som skattas från 1 till 5.',
    lowest: 1,
    highest: 5,
    isCase: false,
    licence: '',
  },
  components: '',
  window: { from: '2025-02-01', to: '2026-01-31' },
  raters: [
    { name: 'Maria Ek', role: 'teamledare' },
    { name: 'Per Åström', role: '' },
  ],
  removals: [],
  agreement: null,
  total: {
    figure: 'sum',
    value: 21,
    decimals: 0,
    // Of the six that are rated.
    highest: 30,
    figures: [
      { figure: 'sum', isOwn: true, value: 21, decimals: 0 },
      { figure: 'item_mean', isOwn: false, value: 3.5, decimals: 2 },
      { figure: 'subscale_mean', isOwn: false, value: 3.8333333333333335, decimals: 2 },
    ],
    rated: 6,
    items: 7,
  },
  interpretations: [],
  judgement: null,
  target: { acceptable: 4, improve: 3, source: 'EX1, V' },
  strengths: [
    { code: 'H1', name: 'Få personer per medarbetare', rating: '4' },
    { code: 'O1', name: 'Tydlig målgrupp', rating: '5' },
    { code: 'S4', name: 'Tid med varje person', rating: '4' },
  ],
  toImprove: [
    { code: 'H2', name: 'Hela teamet möter personen', rating: '2' },
    { code: 'H4', name: 'Teamledaren arbetar själv med personer', rating: '3' },
    { code: 'S3', name: 'Ihärdig kontakt', rating: '3' },
  ],
  subscales: [
    {
      code: 'H',
      name: 'Personal och arbetssätt',
      mean: 3,
      rated: 3,
      count: 3,
      chart: chart('Poäng per kriterium'),
      items: [
        {
          code: 'H1',
          name: 'Få personer per medarbetare',
          isPart: false,
          isComposed: false,
          rating: 4,
          decimals: 0,
          persons: null,
          computedRating: 4,
          measured: {
            value: '10,4 personer per heltidstjänst',
            basis: '80 personer, 7,7 tjänster',
            remarks: [],
          },
          level: '11–20 personer per heltidstjänst.',
          mark: 'V',
          source: 'EX1',
          note: '',
          missingReason: '',
        },
        {
          code: 'H2',
          name: 'Hela teamet möter personen',
          isPart: false,
          isComposed: false,
          rating: 2,
          decimals: 0,
          persons: null,
          computedRating: 3,
          measured: { value: '41,3 %', basis: '33 av 80 personer', remarks: [] },
          level: '10–36 procent.',
          mark: 'V',
          source: 'EX1',
          note: 'Två medarbetare skriver inte sina besök i registret.',
          missingReason: '',
        },
        {
          ...byHand,
          code: 'H4',
          name: 'Teamledaren arbetar själv med personer',
          rating: 3,
          level: 'Regelbundet, som avlösare.',
        },
      ],
    },
    {
      code: 'O',
      name: 'Teamets ansvar och gränser',
      mean: 5,
      rated: 1,
      count: 2,
      chart: chart('Poäng per kriterium'),
      items: [
        {
          ...byHand,
          code: 'O1',
          name: 'Tydlig målgrupp',
          rating: 5,
          level: 'Alla inskrivna hör till målgruppen.',
        },
        {
          ...byHand,
          code: 'O4',
          name: 'Ansvar i kris',
          rating: null,
          level: '',
          missingReason: 'Jourverksamheten är under uppbyggnad.',
        },
      ],
    },
    {
      code: 'S',
      name: 'Insatsernas innehåll',
      mean: 3.5,
      rated: 2,
      count: 2,
      chart: chart('Poäng per kriterium'),
      items: [
        { ...byHand, code: 'S3', name: 'Ihärdig kontakt', rating: 3, level: 'Viss uppsökande verksamhet.' },
        {
          code: 'S4',
          name: 'Tid med varje person',
          isPart: false,
          isComposed: false,
          rating: 4,
          decimals: 0,
          persons: null,
          computedRating: 4,
          measured: { value: '96,5 minuter i veckan', basis: '7 720 minuter, 80 personer', remarks: [] },
          level: '85–119 minuter i veckan.',
          mark: 'M',
          source: 'memory',
          note: '',
          missingReason: '',
        },
      ],
    },
  ],
  subscaleChart: chart('Medelvärde per delskala'),
  evidence: [
    {
      code: 'H1',
      name: 'Få personer per medarbetare',
      source: 'Intervju med personal',
      note: 'Tre av tre berättar att ingen har fler än tio.\nSchemat säger detsamma.',
      file: '',
      addedBy: 'Maria Ek',
      day: '2026-02-10',
    },
    {
      code: 'H1',
      name: 'Få personer per medarbetare',
      source: 'Teamets dokument och verktyg',
      note: 'Schema för fyra veckor.',
      file: 'Schema_januari_2026_med_alla_medarbetare_och_deras_ansvarsomraden.pdf',
      addedBy: 'Per Åström',
      day: '2026-02-11',
    },
    {
      code: 'S4',
      name: 'Tid med varje person',
      source: 'Journalgranskning',
      note: 'Tio journaler. <b>Åtta</b> hade minst två timmar i veckan.',
      file: '',
      addedBy: 'Per Åström',
      day: '2026-02-12',
    },
  ],
  evidenceIsOwn: false,
  topics: [],
  comparison: {
    audits: [
      {
        from: '2024-02-01',
        to: '2025-01-31',
        version: '0.9.0',
        isOtherVersion: true,
        partial: false,
        isThis: false,
        rated: 6,
        items: 6,
        total: '–',
      },
      {
        from: '2025-02-01',
        to: '2026-01-31',
        version: '1.0.0',
        isOtherVersion: false,
        partial: true,
        isThis: true,
        rated: 6,
        items: 7,
        total: '21',
      },
    ],
    figure: 'sum',
    subscales: [
      { name: 'Personal och arbetssätt', figures: years('2,67', '3'), change: '+0,33' },
      { name: 'Teamets ansvar och gränser', figures: years('5', '5'), change: '0' },
      { name: 'Insatsernas innehåll', figures: years('–', '3,50'), change: '–' },
    ],
    items: [
      { code: 'H1', name: 'Få personer per medarbetare', figures: years('3', '4'), change: '+1' },
      { code: 'S4', name: 'Tid med varje person', figures: years('5', '4'), change: '-1' },
    ],
    totalChart: null,
    subscaleCharts: [chart('Medelvärde per delskala över tid')],
  },
  distribution: {
    status: 'SHOWN',
    teams: 24,
    closedBefore: '2026-01-01',
    figures: [
      { name: 'Summa av kriterierna', own: '21 (6 av 7)', lower: '20', median: '25', upper: '25' },
      { name: 'Personal och arbetssätt', own: '3,00', lower: '2,75', median: '3,25', upper: '4,00' },
    ],
    ratings: [1, 2, 3, 4, 5].map((rating) => ({ rating })),
    items: [
      {
        code: 'H1',
        name: 'Få personer per medarbetare',
        own: '4',
        isSuppressed: false,
        shares: sharesOf('0 %', 'dold', 'dold', '40 %', '30 %'),
      },
      {
        code: 'O1',
        name: 'Tydlig målgrupp',
        own: '5',
        isSuppressed: true,
        shares: sharesOf('dold', 'dold', 'dold', 'dold', 'dold'),
      },
    ],
  },
  sample: 'Alla 80 inskrivna under mätperioden. Kontakter: hela mätperioden.',
  missing: [{ code: 'O4', name: 'Ansvar i kris', reason: 'Jourverksamheten är under uppbyggnad.' }],
  measures: [
    {
      code: 'S4',
      name: 'Minuter per person och vecka',
      value: '96,5 minuter i veckan',
      basis: '7 720 minuter / 80 personer',
      remarks: [],
      from: '2026-01-04',
      to: '2026-01-31',
    },
  ],
  sources: [
    { code: 'EX1', text: 'Påhittad handbok, utgåva 2.' },
    { code: 'memory', text: 'Ur minnet.' },
  ],
};

/** What a long report has: composed items with long reasons, persons, topics, a judgement and a choice of subscales. */
const long =
  'Two of the coordinators left in May, and their records were moved to the new system only in part. ';
const parts: FidelityReportItem[] = Array.from({ length: 12 }, (_, index) => `A${index + 1}`).flatMap(
  (code) => [
    {
      ...byHand,
      code,
      name: 'Case management is the job',
      rating: 2.5,
      decimals: 2,
      level: 'The mean of the parts.',
    },
    {
      ...byHand,
      code: `${code}a`,
      name: 'Time for it',
      isPart: true,
      rating: 2,
      level: 'A level.',
      note: long.repeat(9),
    },
    {
      ...byHand,
      code: `${code}b`,
      name: 'Other duties',
      isPart: true,
      rating: 3,
      decimals: 2,
      persons: { rated: 8, of: 10 },
      level: '',
      missingReason: long.repeat(4),
    },
  ],
);

export const longReport: FidelityReportDocument = {
  ...fidelityReport,
  partial: false,
  scale: { ...fidelityReport.scale, name: 'The example scale', isCase: true },
  evidence: [],
  evidenceIsOwn: true,
  components: 'Structure',
  removals: [
    { text: 'Per Åström was taken off as a rater. Reason: has left.' },
    { text: 'One went on alone.' },
  ],
  agreement: [{ text: 'Nine of twelve items were rated alike.' }],
  total: {
    figure: 'item_mean',
    value: null,
    decimals: 2,
    highest: 5,
    figures: [
      { figure: 'item_mean', isOwn: true, value: 2.5, decimals: 2 },
      { figure: 'subscale_mean', isOwn: false, value: 2.5, decimals: 2 },
    ],
    rated: 12,
    items: 12,
  },
  judgement: {
    name: 'Overall judgement',
    given: 'Medium',
    note: 'All criteria seen at once.',
    suggested: 'Low',
    source: 'EX1, V',
  },
  target: { acceptable: 4, improve: 3, source: '' },
  strengths: [],
  toImprove: parts.filter(({ isPart }) => !isPart).map(({ code, name }) => ({ code, name, rating: '2.50' })),
  subscales: [
    {
      code: 'A',
      name: 'Structure',
      mean: 2.5,
      rated: 12,
      count: 12,
      chart: chart('Rating of each item'),
      items: parts,
    },
  ],
  topics: [
    { code: 'T1', name: 'The board', text: `${long.repeat(6)}\n\nIt is read every morning.` },
    { code: 'T2', name: 'Groups', text: '' },
  ],
  comparison: null,
  distribution: { ...fidelityReport.distribution, status: 'SUPPRESSED', figures: [], ratings: [], items: [] },
  missing: [{ code: 'A1b', name: 'Other duties', reason: long }],
};
