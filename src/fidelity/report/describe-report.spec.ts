import { perLocale } from '../../platform/i18n/locale.js';
import { type Audit, type AuditItem, AuditStatus } from '../audits/audit.entity.js';
import { DistributionStatus, type FidelityDistribution } from '../country/distribution.type.js';
import { type AuditEvidence, EvidenceSource } from '../evidence/evidence.entity.js';
import type { ImprovementAction } from '../improvement/improvement.entity.js';
import { ImprovementStatus } from '../improvement/improvement-kinds.js';
import type { ReviewerWords } from '../reviewer-words/reviewer-words.entity.js';
import { type AuditView, viewAudit } from '../rules/view-audit.js';
import type { Interpretation, Mark, Scale, ScaleItem } from '../scales/scale.js';
import { describeReport, type ReportSurroundings } from './describe-report.js';

const text = (words: string) => perLocale(() => words);
const levels = [1, 2, 3, 4, 5].map((rating) => ({ rating, text: text(`Nivå ${rating}`) }));
const named = (code: string) => ({ code, name: text(`Namn ${code}`), about: text('-') });
const ofScale = { subscale: 'A', provenance: { text: 'own_words', numbers: 'M', source: 'OWN' } } as const;
const composed: ScaleItem = {
  ...named('A1'),
  ...ofScale,
  parts: [
    { ...named('A1a'), levels },
    { ...named('A1b'), levels },
  ],
};
const plain = (code: string): ScaleItem => ({ ...named(code), ...ofScale, levels });

const scale: Scale = {
  id: 'made-up',
  version: '1.0.0',
  checksum: '0',
  name: text('Påhittad'),
  about: text('-'),
  ratings: { lowest: 1, highest: 5 },
  total: 'item_mean',
  missing: 'leave_out',
  sources: [],
  subscales: [{ code: 'A', name: text('Arbetet') }],
  items: [composed, plain('A2')],
  interpretation: [],
};

/** Ratings by code; several are several persons'. */
function view(of: Scale, ratings: Record<string, (number | null)[]>, rest: Partial<Audit> = {}): AuditView {
  const items = Object.entries(ratings).flatMap(([code, given]) =>
    given.map((rating, index) => ({
      code,
      caseNumber: given.length > 1 ? index + 1 : 0,
      computed: null,
      computedRating: null,
      rating,
      note: 'Om just den personen.',
      missingReason: rating === null ? 'Ny i teamet.' : '',
    })),
  ) as AuditItem[];
  const audit = {
    id: 'audit',
    team: { name: 'Teamet', fictitious: true, service: { name: 'Verksamheten' } },
    windowFrom: '2026-01-01',
    windowTo: '2026-01-31',
    components: null,
    sampleSeed: null,
    sampleSize: null,
    sampleFrom: null,
    judgement: null,
    judgementNote: '',
    status: AuditStatus.CLOSED,
    partial: false,
    closedAt: new Date('2026-02-02T10:00:00Z'),
    topics: [],
    raters: [],
    ...rest,
    items,
  } as unknown as Audit;
  return viewAudit(audit, of);
}

const distribution: FidelityDistribution = {
  scale: 'made-up',
  version: '1.0.0',
  status: DistributionStatus.SUPPRESSED,
  teams: null,
  teamsLeftOut: null,
  closedBefore: '2026-01-01',
  totals: [],
  subscales: [],
  items: [],
};
const reportOf = (one: AuditView, earlier: AuditView[] = []) =>
  describeReport(
    one,
    {
      raters: ['Maria'],
      earlier,
      comparison: null,
      words: [],
      actions: null,
      nextReviewOn: null,
      evidence: [],
      distribution,
      thresholds: [],
    },
    'sv',
  );

describe('a report of persons who were rated', () => {
  // A1a (2 + 4) / 2 = 3, A1b 3 for the one who was rated: A1 3. A2 5 for one of two. Mean 4.
  const report = reportOf(
    view(
      { ...scale, level: 'case' },
      { A1a: [2, 4], A1b: [3, null], A2: [5, null] },
      { sampleSize: 2, sampleFrom: 2 },
    ),
  );

  it('gives means with how many persons they are of, and the parts under what they are parts of', () => {
    expect(
      report.subscales[0]!.items.map(({ code, isPart, rating, persons }) => [code, isPart, rating, persons]),
    ).toEqual([
      ['A1', false, 3, null],
      ['A1a', true, 3, { rated: 2, of: 2 }],
      ['A1b', true, 3, { rated: 1, of: 2 }],
      ['A2', false, 5, { rated: 1, of: 2 }],
    ]);
    expect(report.total).toMatchObject({ value: 4, rated: 2, items: 2 });
    expect(report.sample).toBe('2 personer var inskrivna hela perioden, och alla är med i urvalet.');
  });

  it('says nothing of one person: no note, no person’s ratings', () => {
    expect(JSON.stringify(report)).not.toContain('Om just den personen.');
    expect(report.missing).toEqual([
      { code: 'A1b', name: 'Namn A1b', reason: 'Ny i teamet.' },
      { code: 'A2', name: 'Namn A2', reason: 'Ny i teamet.' },
    ]);
  });

  it('finds strengths and what to work on among whole items, by our own bounds where the scale has none', () => {
    expect(report.target).toEqual({ acceptable: 4, improve: 3, source: '', footnote: null });
    expect(report.strengths).toEqual([{ code: 'A2', name: 'Namn A2', rating: '5,00' }]);
    expect(report.toImprove).toEqual([{ code: 'A1', name: 'Namn A1', rating: '3,00' }]);
    const target = { acceptable: 5, improve: 2, mark: 'V', source: 'X' } as const;
    const strict = reportOf(view({ ...scale, target }, { A1a: [3], A1b: [2], A2: [4] }));
    expect([strict.target.source, strict.strengths, strict.toImprove]).toEqual(['X, V', [], []]);
  });
});

describe('a report', () => {
  it('has by both methods its totals, the scale’s own first, and says which it is', () => {
    const ratings = { A1a: [4], A1b: [3], A2: [4] };
    const figures = (total: Scale['total']) =>
      reportOf(view({ ...scale, total }, ratings)).total.figures.map(({ figure, isOwn, value }) => [
        figure,
        isOwn,
        value,
      ]);
    expect(figures('subscale_mean')).toEqual([
      ['subscale_mean', true, 3.75],
      ['item_mean', false, 3.75],
    ]);
    expect(figures('sum')).toEqual([
      ['sum', true, 7.5],
      ['item_mean', false, 3.75],
      ['subscale_mean', false, 3.75],
    ]);
  });

  it('says why a composed item has no rating', () => {
    const [item] = reportOf(view(scale, { A1a: [4], A1b: [null], A2: [4] })).subscales[0]!.items;
    expect(item).toMatchObject({ rating: null, missingReason: 'Har inget medelvärde, eftersom A1b saknas.' });
  });
});

describe('a closed audit with items missing', () => {
  /** Two subscales: of A one of two is rated, of B the only one. Sum 3 + 5 = 8 of two, means 3 and 5. */
  const wide: Scale = {
    ...scale,
    total: 'sum',
    subscales: [...scale.subscales, { code: 'B', name: text('Boendet') }],
    items: [plain('A1'), plain('A2'), { ...plain('B1'), subscale: 'B' }],
  };
  const given = { A1: [3], A2: [null], B1: [5] };
  const shown: FidelityDistribution = {
    ...distribution,
    status: DistributionStatus.SHOWN,
    teams: 20,
    totals: [{ figure: 'sum', lower: 5, median: 10, upper: 15 }],
    subscales: [
      { figure: 'A', lower: 1, median: 2, upper: 3 },
      { figure: 'B', lower: 1, median: 2, upper: 3 },
    ],
  };
  const reportBeside = (one: AuditView) =>
    describeReport(
      one,
      {
        raters: [],
        earlier: [],
        comparison: null,
        words: [],
        actions: null,
        nextReviewOn: null,
        evidence: [],
        distribution: shown,
        thresholds: [],
      },
      'sv',
    );

  it.each([
    ['no total was asked for', false, null],
    ['a total was asked for', true, 8],
  ])('is partial, and says of how many: %s', (_, partial, total) => {
    const report = reportBeside(view(wide, given, { partial }));
    // Of what the two could give, 2 × 5: beside 15 the missing one would be read as nought.
    expect(report).toMatchObject({ partial: true, total: { value: total, highest: 10, rated: 2, items: 3 } });
    expect(report.interpretations).toEqual([]);
    expect([...report.strengths, ...report.toImprove].map(({ code }) => code)).toEqual(['B1', 'A1']);
    const own = report.distribution.figures.map((figure) => figure.own);
    expect(own).toEqual([total === null ? '–' : '8 (2 av 3)', '3,00 (1 av 2)', '5,00']);
    expect(report.board.chart.markup).toContain('3,00 (1 av 2)');
    expect(report.subscaleChart).toBeNull();
  });

  it('is not partial while it is open, nor with a person left out whom an item did not concern', () => {
    expect(view(wide, given, { status: AuditStatus.OPEN }).isPartial).toBe(false);
    const persons = view(
      { ...wide, level: 'case', total: 'item_mean' },
      { A1: [3, null], A2: [null, 4], B1: [5, 5] },
    );
    expect([persons.isPartial, persons.total.total]).toEqual([false, 4]);
  });

  it('is no point of a line, though its means are told with how many they rest on', () => {
    const before = view(wide, given, { windowTo: '2025-01-31' });
    const { comparison } = reportOf(view(wide, { A1: [3], A2: [5], B1: [5] }), [before]);
    expect(comparison!.audits[0]).toMatchObject({ partial: true, rated: 2, items: 3, total: '–' });
    expect(comparison!.subscales).toMatchObject([
      { figures: [{ text: '3 (1 av 2)' }, { text: '4' }], change: '–' },
      { figures: [{ text: '5' }, { text: '5' }], change: '0' },
    ]);
    expect(comparison!.subscaleCharts[0]!.markup).toMatch(/<title>Arbetet, 2026-01-31: 4/);
    expect(comparison!.subscaleCharts[0]!.markup).toMatch(/<title>Boendet, 2025/);
    expect(comparison!.subscaleCharts[0]!.markup).not.toMatch(/<title>Arbetet, 2025/);
  });
});

describe('the evidence in a report', () => {
  const evidence = ['A2', 'A1b', 'A2'].map((code, index) => ({
    code,
    source: EvidenceSource.CHART,
    note: `Sett ${index}.`,
    fileName: index === 2 ? 'Schema.pdf' : null,
    accountName: 'Maria',
    // In Sweden it is the next day by then.
    addedAt: new Date('2026-02-01T23:30:00Z'),
  })) as AuditEvidence[];
  const one = view(scale, { A1a: [4], A1b: [3], A2: [4] });
  const surroundings = {
    raters: [],
    earlier: [],
    comparison: null,
    words: [],
    actions: null,
    nextReviewOn: null,
    evidence,
    distribution,
    thresholds: [],
  };

  it('stands by item in the order of the scale, with who added it and when, and names the files', () => {
    const told = { source: 'Journalgranskning', addedBy: 'Maria', day: '2026-02-02' };
    expect(describeReport(one, surroundings, 'sv')).toMatchObject({
      evidenceIsOwn: false,
      evidence: [
        { ...told, code: 'A1b', name: 'Namn A1b', note: 'Sett 1.', file: '' },
        { ...told, code: 'A2', note: 'Sett 0.', file: '' },
        { ...told, code: 'A2', note: 'Sett 2.', file: 'Schema.pdf' },
      ],
    });
  });
});

describe('a comparison with earlier audits', () => {
  const earlier: Scale = { ...scale, version: '0.9.0', items: [plain('A2'), plain('A3')] };

  it('is none where there is no earlier audit', () => {
    expect(reportOf(view(scale, { A1a: [4], A1b: [3], A2: [4] })).comparison).toBeNull();
  });

  it('is of items with the same code, and of no total, change or line, where the version is another', () => {
    const before = view(earlier, { A2: [3], A3: [1] }, { windowTo: '2025-01-31' });
    const { comparison } = reportOf(view(scale, { A1a: [4], A1b: [3], A2: [5] }), [before]);
    expect(comparison!.audits).toMatchObject([
      { to: '2025-01-31', version: '0.9.0', isOtherVersion: true, isThis: false, total: '–' },
      { to: '2026-01-31', version: '1.0.0', isOtherVersion: false, isThis: true, total: '4,25' },
    ]);
    expect(comparison!.items).toMatchObject([
      { code: 'A2', figures: [{ text: '3' }, { text: '5' }], change: '–' },
    ]);
    expect(comparison!.subscales).toMatchObject([{ figures: [{ text: '3' }, { text: '5' }], change: '–' }]);
    expect(comparison!.totalChart).toBeNull();
    expect(comparison!.subscaleCharts).toHaveLength(1);
    // Without a mark there is no line to it.
    expect(comparison!.subscaleCharts[0]!.markup).not.toContain(', 2025-01-31: ');
    const same = view(scale, { A1a: [4], A1b: [4], A2: [3] }, { windowTo: '2025-01-31' });
    const [line] = reportOf(view(scale, { A1a: [4], A1b: [3], A2: [5] }), [same]).comparison!.subscaleCharts;
    expect(line!.markup).toContain(', 2025-01-31: ');
  });

  it('has no change between means of different items', () => {
    const before = view(scale, { A1a: [4], A1b: [null], A2: [2] }, { windowTo: '2025-01-31', partial: true });
    const { comparison } = reportOf(view(scale, { A1a: [4], A1b: [4], A2: [3] }), [before]);
    expect(comparison!.subscales).toMatchObject([
      { figures: [{ text: '2 (1 av 2)' }, { text: '3,50' }], change: '–' },
    ]);
    expect(comparison!.audits[0]).toMatchObject({ partial: true, rated: 1, items: 2 });
    expect(comparison!.totalChart).toBeNull();
  });
});

describe('the first page', () => {
  const two: Scale = {
    ...scale,
    subscales: [...scale.subscales, { code: 'B', name: text('Boendet') }],
    items: [plain('A1'), plain('A2'), plain('A3'), plain('A4'), { ...plain('B1'), subscale: 'B' }],
  };
  const then = { closedAt: new Date('2025-02-03T10:00:00Z'), windowTo: '2025-01-31' };
  const boardOf = (one: AuditView, rest: Partial<ReportSurroundings> = {}) =>
    describeReport(
      one,
      {
        raters: [],
        earlier: [],
        comparison: null,
        words: [],
        actions: null,
        nextReviewOn: null,
        evidence: [],
        distribution,
        thresholds: [],
        ...rest,
      },
      'sv',
    ).board;
  const given = { A1: [5], A2: [3], A3: [2], A4: [4], B1: [4] };

  it('gives the readings whose source has been checked, and all where none has, with footnotes', () => {
    const reading = (mark: Mark, words: string): Interpretation => ({
      ...{ of: 'item_mean', mark, source: mark },
      bands: [{ text: text(words) }],
    });
    const readingsOf = (...interpretation: Scale['interpretation']) =>
      boardOf(view({ ...two, interpretation }, given)).readings;
    expect(readingsOf(reading('M', 'Minnet.'), reading('V', 'Källan.'), reading('C', 'Räknat.'))).toEqual([
      { text: 'Källan.', footnote: 1 },
      { text: 'Räknat.', footnote: 2 },
    ]);
    expect(readingsOf(reading('M', 'Minnet.'))).toEqual([{ text: 'Minnet.', footnote: 1 }]);
  });

  it('says what has moved since the last audit, most first, of what was rated both times', () => {
    const before = view(two, { A1: [2], A2: [4], A3: [4], A4: [null], B1: [4] }, { ...then, partial: true });
    const older = view(two, given, { ...then, windowTo: '2024-01-31' });
    const board = boardOf(view(two, given), { earlier: [older, before] });
    expect(board.before).toEqual({
      ...{ date: '2025-02-03', version: '1.0.0', isOtherVersion: false },
      // (2 + 4 + 4 + 4) / 4
      total: '3,50 (4 av 5)',
      up: [{ code: 'A1', name: 'Namn A1', from: '2', to: '5' }],
      down: [
        { code: 'A3', name: 'Namn A3', from: '4', to: '2' },
        { code: 'A2', name: 'Namn A2', from: '4', to: '3' },
      ],
      ...{ upCount: 1, downCount: 2, sameCount: 1 },
    });
    // Of A one item was missing then, so its mean stands beside none.
    expect(board.chart.markup).toContain('<title>Arbetet: 3,50 (–)</title>');
    expect(board.chart.markup).toContain('<title>Boendet: 4,00 (4,00)</title>');
  });

  it('names three of each, and no total where there was none', () => {
    const all = (rating: number) => Object.fromEntries(Object.keys(given).map((code) => [code, [rating]]));
    const before = view(two, { ...all(2), A1: [null] }, then);
    const { up, upCount, total } = boardOf(view(two, all(3)), { earlier: [before] }).before!;
    expect([up.map(({ code }) => code), upCount, total]).toEqual([['A2', 'A3', 'A4'], 4, '']);
  });

  it('compares nothing across versions, passes by an audit of other subscales, and may have nothing before', () => {
    const other = view({ ...two, version: '0.9.0' }, given, then);
    const board = boardOf(view(two, given), { earlier: [other] });
    expect(board.before).toMatchObject({
      ...{ date: '2025-02-03', version: '0.9.0', isOtherVersion: true, total: '', up: [], down: [] },
      ...{ upCount: 0, sameCount: 0 },
    });
    expect(board.chart.markup).toContain('<title>Boendet: 4,00</title>');
    const chosen = view(two, given, { ...then, components: ['B'] });
    expect(boardOf(view(two, given), { earlier: [chosen] }).before).toBeNull();
    expect(boardOf(view(two, given, { components: ['B'] }), { earlier: [chosen] }).before).not.toBeNull();
  });

  it('has the first four actions that go on, shortened to a line or two', () => {
    const { ABANDONED, DONE, ONGOING, PLANNED } = ImprovementStatus;
    const actions = [DONE, PLANNED, ABANDONED, ONGOING, PLANNED, PLANNED, PLANNED, ONGOING].map(
      (status, index) => ({
        status,
        what: `Gör ${index}.\n${'mer, '.repeat(30)}`,
        ownerName: 'Kim',
        dueOn: '2027-01-01',
      }),
    ) as ImprovementAction[];
    const board = boardOf(view(two, given), { actions });
    expect(board.actions!.map(({ what }) => what.slice(0, 6))).toEqual([
      'Gör 1.',
      'Gör 3.',
      'Gör 4.',
      'Gör 5.',
    ]);
    expect(board.actions![0]).toEqual({
      what: `Gör 1. ${'mer, '.repeat(21)}mer…`,
      owner: 'Kim',
      dueOn: '2027-01-01',
    });
    expect(board.moreActions).toBe(2);
    expect(boardOf(view(two, given))).toMatchObject({ actions: null, moreActions: 0 });
  });

  it('says when the next review is due, once the audit is closed', () => {
    expect(boardOf(view(two, given)).nextReview).toBe('2027-02-02');
    const open = view(two, given, { status: AuditStatus.OPEN, closedAt: null });
    expect(boardOf(open).nextReview).toBeNull();
  });

  it('has the summary and the priorities that stand, and each item its recommendation', () => {
    const written = (code: string, revision: number, words: string, priorities: object[] = []) =>
      ({ code, revision, text: words, priorities }) as ReviewerWords;
    const words = [
      written('', 1, 'Först.'),
      written('', 2, 'Sist.', [
        { text: 'Mer.', code: 'B1' },
        { text: 'Bättre.', code: null },
      ]),
      written('A2', 1, 'Börja här.'),
    ];
    const report = describeReport(
      view(two, given),
      {
        raters: [],
        earlier: [],
        comparison: null,
        words,
        actions: null,
        nextReviewOn: null,
        evidence: [],
        distribution,
        thresholds: [],
      },
      'sv',
    );
    expect(report).toMatchObject({
      summary: 'Sist.',
      priorities: [
        { text: 'Mer.', item: 'B1 Namn B1' },
        { text: 'Bättre.', item: '' },
      ],
    });
    expect(report.subscales[0]!.items.map(({ recommendation }) => recommendation)).toEqual([
      ...['', 'Börja här.', '', ''],
    ]);
  });
});
