import { rateItem } from '../rules/rate-item.js';
import { levelsOf, type MeasuredItem, ratedOf, type Scale } from './scale.js';
import { Scales } from './scales.js';

const scales = new Scales();
const [before, now] = (['1.0.0', '1.1.0'] as const).map(
  (version) => (id: string) =>
    scales.all.find((scale) => scale.id === id && scale.version === version) as Scale,
) as [(id: string) => Scale, (id: string) => Scale];
const itemOf = (scale: Scale, code: string) =>
  scale.items.flatMap(ratedOf).find((item) => item.code === code)!;
const measuredOf = (scale: Scale, code: string) => itemOf(scale, code) as MeasuredItem;

describe('what the corrected versions rate otherwise', () => {
  it.each([
    ['dacts', 'H1', 10, null, 5, 5],
    ['dacts', 'H1', 10.9, null, 5, 4],
    ['dacts', 'H1', 20.5, null, 4, 3],
    ['dacts', 'H1', 34.5, null, 3, 2],
    ['dacts', 'H1', 50, null, 1, 1],
    ['dacts', 'H3', 4, 98.9, 4, 5],
    ['dacts', 'H3', 4, 94.9, 4, 4],
    ['tmact-style', 'OS1', 10.9, null, 5, 4],
    ['tmact-style', 'OS1', 16.5, null, 3, 2],
    ['fact', 'T1', 34, null, 2, 2],
    ['fact', 'T1', 34.1, null, 2, 1],
  ])('%s %s of %p, capped by %p: %p becomes %p', (id, code, value, capping, old, corrected) => {
    const rated = [before(id), now(id)].map(
      (scale) => rateItem(measuredOf(scale, code), value, [capping]).rating,
    );
    expect(rated).toEqual([old, corrected]);
  });
});

describe('what the corrected versions count otherwise', () => {
  it.each([
    // A leader at 23.3 % of every week of the year is at 27.3 % of a working year: 3 becomes 4.
    ['dacts', 'H4', 'leader_direct_share', 'leader_direct_share_of_working_time', { months: 12 }],
    ['tmact-style', 'CT2', 'leader_direct_share', 'leader_direct_share_of_working_time', { months: 12 }],
    ['dacts', 'S1', 'contacts_in_community', 'community_share_per_person', { weeks: 4 }],
    ['tmact-style', 'CP1', 'contacts_in_community', 'community_share_per_person', { weeks: 4 }],
    ['dacts', 'S4', 'minutes_per_person_week', 'median_minutes_per_person_week', { weeks: 4 }],
    ['dacts', 'S5', 'contacts_per_person_week', 'median_contacts_per_person_week', { weeks: 4 }],
    [
      'dacts',
      'S6',
      'natural_support_contacts_per_person_month',
      'mean_natural_support_contacts_per_person_month',
      { weeks: 4 },
    ],
    [
      'tmact-style',
      'CP5',
      'natural_support_contacts_per_person_month',
      'mean_natural_support_contacts_per_person_month',
      { weeks: 4 },
    ],
  ])('%s %s: %s becomes %s', (id, code, old, corrected, window) => {
    expect(measuredOf(before(id), code).measure).toBe(old);
    const item = measuredOf(now(id), code);
    expect([item.measure, item.window]).toEqual([corrected, window]);
  });

  it('keeps the bounds of the leader’s share', () => {
    const rated = (id: string, code: string) =>
      [23.3, 27.3].map((value) => rateItem(measuredOf(now(id), code), value, []).rating);
    expect([rated('dacts', 'H4'), rated('tmact-style', 'CT2')]).toEqual([
      [3, 4],
      [3, 4],
    ]);
  });

  it.each(['dacts', 'tmact-style', 'fact', 'ips-style', 'strengths-model'])(
    '%s looks over four weeks',
    (id) => {
      expect([before(id).window, now(id).window]).toEqual([undefined, { weeks: 4 }]);
    },
  );
});

describe('what the corrected versions say otherwise', () => {
  const said = (scale: Scale, code: string, rating?: number) => {
    const item = itemOf(scale, code);
    return (rating ? levelsOf(item).find((level) => level.rating === rating)?.text : item.name)?.sv;
  };

  it.each([
    [
      'dacts',
      'H4',
      undefined,
      'Chefen arbetar själv med personerna',
      'Teamledaren arbetar själv med personerna',
    ],
    ['dacts', 'S6', 3, 'En till två kontakter i månaden.', 'Minst en, färre än två kontakter i månaden.'],
    ['dacts', 'S6', 4, 'Två till tre kontakter i månaden.', 'Minst två, färre än fyra kontakter i månaden.'],
    [
      'dacts',
      'S10',
      5,
      'De är anställda med samma ansvar och ställning som kollegerna.',
      'De är anställda på heltid med samma ansvar och ställning som kollegerna.',
    ],
    ['ips-style', 'ST3', 5, 'Gör alla fem stegen.', 'Gör alla sex stegen.'],
    [
      'ips-style',
      'OR1',
      4,
      'Ett eller två team, och minst 70 men inte 90 % av personerna därifrån.',
      'Ett eller två team, och minst 75 men inte 90 % av personerna därifrån.',
    ],
  ])('%s %s %p', (id, code, rating, old, corrected) => {
    expect([said(before(id), code, rating), said(now(id), code, rating)]).toEqual([old, corrected]);
  });

  it.each([
    ['dacts', 'H9', 'missbruksspecialist'],
    ['dacts', 'H10', 'arbetscoach'],
    ['dacts', 'S10', 'brukarspecialist'],
    ['tmact-style', 'ST1', 'missbruksspecialist'],
    ['tmact-style', 'ST4', 'arbetscoach'],
    ['tmact-style', 'ST7', 'brukarspecialist'],
    ['strengths-model', 'A1b', 'DBT'],
  ])('%s %s names %s', (id, code, word) => {
    expect(itemOf(now(id), code).about.sv).toContain(word);
  });

  it('names the edition of TMACT whose names it has', () => {
    expect(now('tmact-style').about.sv).toContain('2011–2013');
    expect(now('tmact-style').about.sv).not.toContain('revision 3');
  });

  it('reads a DACTS by its mean alone, and tells the ranges of the sum beside', () => {
    expect(before('dacts').interpretation.map(({ of, mark }) => [of, mark])).toEqual([
      ['item_mean', 'V'],
      ['sum', 'M'],
    ]);
    expect(now('dacts').interpretation.map(({ of, mark }) => [of, mark])).toEqual([['item_mean', 'V']]);
    expect(now('dacts').interpretation[0]?.note?.sv).toContain('113–140');
  });

  it.each([
    ['tmact-style', 1, [undefined, undefined, undefined, 'V']],
    ['ips-style', 0, [undefined, 'V', 'V', undefined]],
  ])('%s says how sure each reading is', (id, index, marks) => {
    const { mark, bands } = now(id).interpretation[index]!;
    expect([mark, bands.map((band) => band.mark)]).toEqual(['M', marks]);
  });

  it('lets the roles of specialists stay unrated by rule, and nothing else', () => {
    const unrated = scales
      .newestOfEach()
      .flatMap(({ id, items }) =>
        items.flatMap(({ code, notRated }) => (notRated ? [[id, code, notRated]] : [])),
      );
    expect(unrated).toEqual(
      ['ST2', 'ST3', 'ST5', 'ST6', 'ST8'].map((code) => ['tmact-style', code, ['VACANT', 'NEW']]),
    );
  });
});

describe.each(['dacts', 'tmact-style', 'fact', 'ips-style', 'strengths-model'])('the newest %s', (id) => {
  /** Without help, which does not change what is rated. */
  const plain = (scale: Scale) =>
    new Map(
      scale.items.map(({ help: _, ...item }) => [
        item.code,
        JSON.stringify(item).replaceAll(/(betyg|skattning)(et|en)?/gi, 'rating'),
      ]),
    );

  it('says what it has changed of every item that differs, in more than the words for a rating', () => {
    const old = plain(before(id));
    const told = now(id).changes?.flatMap(({ items = [] }) => items) ?? [];
    const differing = [...plain(now(id))]
      .filter(([code, item]) => old.get(code) !== item)
      .map(([code]) => code);
    const isOnlyNamed = ['H9', 'H10', 'ST1', 'ST4', 'ST7'];
    expect(differing.filter((code) => !told.includes(code) && !isOnlyNamed.includes(code))).toEqual([]);
    expect(told.filter((code) => !differing.includes(code))).toEqual([]);
  });
});

it.each(['dacts', 'tmact-style'])('every item of %s has help, and a visit its days', (id) => {
  const { items, visit } = now(id);
  expect(items.filter(({ help }) => help === undefined)).toEqual([]);
  expect(visit?.map(({ day }) => day)).toEqual([1, 2]);
});
