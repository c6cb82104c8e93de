import type {
  FidelityReportDocument,
  FidelityReportItem,
} from '../../src/fidelity/fidelity-report.document.js';
import { Svg } from '../../src/platform/web/svg.js';

/** Stands for a chart: what charts look like is tested where they are drawn. */
const chart = (label: string) =>
  new Svg(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="200" height="40" viewBox="0 0 200 40"><rect width="120" height="30" fill="#0b5f6e"/></svg>`,
  );

const byHand: Omit<FidelityReportItem, 'code' | 'name' | 'rating' | 'level'> = {
  computedRating: null,
  measured: null,
  mark: 'M',
  source: 'memory',
  note: '',
  missingReason: '',
};

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
    licence: '',
  },
  window: { from: '2025-02-01', to: '2026-01-31' },
  raters: [
    { name: 'Maria Ek', role: 'teamledare' },
    { name: 'Per Åström', role: '' },
  ],
  total: {
    figure: 'sum',
    value: 21,
    decimals: 0,
    highest: 35,
    itemMean: 3.5,
    subscaleMean: 3.8333333333333335,
    rated: 6,
    items: 7,
  },
  interpretations: [],
  subscales: [
    {
      code: 'H',
      name: 'Personal och arbetssätt',
      mean: 3,
      rated: 3,
      items: [
        {
          code: 'H1',
          name: 'Få personer per medarbetare',
          rating: 4,
          computedRating: 4,
          measured: { value: '10,4 personer per heltidstjänst', basis: '80 personer, 7,7 tjänster' },
          level: '11–20 personer per heltidstjänst.',
          mark: 'V',
          source: 'EX1',
          note: '',
          missingReason: '',
        },
        {
          code: 'H2',
          name: 'Hela teamet möter personen',
          rating: 2,
          computedRating: 3,
          measured: { value: '41,3 %', basis: '33 av 80 personer' },
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
      items: [
        { ...byHand, code: 'S3', name: 'Ihärdig kontakt', rating: 3, level: 'Viss uppsökande verksamhet.' },
        {
          code: 'S4',
          name: 'Tid med varje person',
          rating: 4,
          computedRating: 4,
          measured: { value: '96,5 minuter i veckan', basis: '7 720 minuter, 80 personer' },
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
  itemChart: chart('Poäng per kriterium'),
  sample: 'Alla 80 inskrivna under mätperioden. Kontakter: hela mätperioden.',
  sources: [
    { code: 'EX1', text: 'Påhittad handbok, utgåva 2.' },
    { code: 'memory', text: 'Ur minnet.' },
  ],
};
