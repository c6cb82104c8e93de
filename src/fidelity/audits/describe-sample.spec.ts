import type { Locale } from '../../platform/i18n/locale.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Audit } from './audit.entity.js';
import { describeDraw, describeSample } from './describe-sample.js';

interface Told {
  sample?: [size: number, from: number];
  /** By code: how many persons a median is over, null for what is no median, undefined for what people rate. */
  measured: Record<string, number | null | undefined>;
}

function told({ sample, measured }: Told, locale: Locale = 'sv'): string {
  const [sampleSize = null, sampleFrom = null] = sample ?? [];
  const items = Object.entries(measured).map(([code, persons]) => ({
    item: { code },
    record: {
      computed:
        persons === undefined
          ? null
          : {
              figure: {
                value: 1,
                measure: persons === null ? 'persons_per_fte' : 'median_minutes_per_person_week',
              },
            },
    },
  }));
  const audit = { sampleSize, sampleFrom, sampleSeed: 'frö-1' } as Audit;
  return describeSample({ audit, items } as unknown as AuditView, locale);
}

const mixed = { OS1: null, CP3: 10, CP4: 10, PP1: undefined };

describe('what is said of the sample', () => {
  it.each<[string, Told, string]>([
    [
      'a drawn sample, which medians rest on and nothing else',
      { sample: [10, 64], measured: mixed },
      '10 av 64 personer är dragna. Urvalet kan dras om med fröet frö-1. ' +
        'Medianerna (CP3, CP4) räknas bara på personerna i urvalet. ' +
        'Övriga uppmätta kriterier räknas på alla teamets uppgifter i registret för de dagar som anges vid varje mått. ' +
        'Det som registret inte svarar på skattas för hand.',
    ],
    [
      'a small team, all of whom are in the sample',
      { sample: [7, 7], measured: { CP3: 7, OS1: null } },
      '7 personer var inskrivna hela perioden, och alla är med i urvalet. ' +
        'Medianerna (CP3) räknas bara på personerna i urvalet. ' +
        'Övriga uppmätta kriterier räknas på alla teamets uppgifter i registret för de dagar som anges vid varje mått.',
    ],
    [
      'no sample',
      { measured: mixed },
      'Inget urval är draget. Medianerna (CP3, CP4) räknas på alla som var inskrivna hela mätperioden. ' +
        'Övriga uppmätta kriterier räknas på alla teamets uppgifter i registret för de dagar som anges vid varje mått. ' +
        'Det som registret inte svarar på skattas för hand.',
    ],
    [
      'a sample that no measure rests on',
      { sample: [10, 64], measured: { H1: null, O1: undefined } },
      '10 av 64 personer är dragna. Urvalet kan dras om med fröet frö-1. ' +
        'Uppmätta kriterier räknas på alla teamets uppgifter i registret för de dagar som anges vid varje mått, inte på något urval. ' +
        'Det som registret inte svarar på skattas för hand.',
    ],
    [
      'medians alone',
      { sample: [2, 3], measured: { CP3: 2 } },
      '2 av 3 personer är dragna. Urvalet kan dras om med fröet frö-1. Medianerna (CP3) räknas bara på personerna i urvalet.',
    ],
    [
      'nothing that the records tell',
      { sample: [4, 4], measured: { G1: undefined } },
      '4 personer var inskrivna hela perioden, och alla är med i urvalet.',
    ],
  ])('of %s', (_, audit, expected) => {
    expect(told(audit)).toBe(expected);
  });

  it('names means and shares beside medians', () => {
    const figure = (measure: string) => ({ computed: { figure: { value: 1, measure } } });
    const items = [
      { item: { code: 'S1' }, record: figure('community_share_per_person') },
      { item: { code: 'S4' }, record: figure('median_minutes_per_person_week') },
    ];
    const audit = { sampleSize: null, sampleFrom: null, sampleSeed: null } as Audit;
    const of = (some: Partial<Audit>) =>
      describeSample({ audit: { ...audit, ...some }, items } as unknown as AuditView, 'sv');
    expect(of({})).toBe(
      'Inget urval är draget. Medianer och medelvärden per person (S1, S4) räknas på alla som var inskrivna hela mätperioden.',
    );
    expect(of({ sampleSize: 4, sampleFrom: 4 })).toContain(
      'Medianer och medelvärden per person (S1, S4) räknas bara på personerna i urvalet.',
    );
  });

  it.each([
    [{ number: 1, of: 1, reason: '' }, 'Dragning 1 av 1.'],
    [{ number: 1, of: 2, reason: '' }, 'Dragning 1 av 2.'],
    [{ number: 2, of: 3, reason: 'Två har flyttat.' }, 'Dragning 2 av 3, skäl: Två har flyttat.'],
  ])('counts the draws', (sampleDraw, expected) => {
    expect(describeDraw({ sampleDraw } as Audit, 'sv')).toBe(expected);
    const audit = { sampleSize: 10, sampleFrom: 64, sampleSeed: 'frö-1', sampleDraw };
    expect(describeSample({ audit, items: [] } as unknown as AuditView, 'sv')).toBe(
      `10 av 64 personer är dragna. ${expected} Urvalet kan dras om med fröet frö-1.`,
    );
  });

  it('in English too', () => {
    expect(told({ sample: [10, 64], measured: mixed }, 'en')).toBe(
      '10 of 64 persons are drawn. The sample can be drawn again from the seed frö-1. ' +
        'The medians (CP3, CP4) are over the persons of the sample alone. ' +
        'The other measured items rest on all of the team’s records for the days given beside each measure. ' +
        'What the records cannot tell is rated by hand.',
    );
    expect(told({ measured: { CP3: 7 } }, 'en')).toBe(
      'No sample was drawn. The medians (CP3) are over everybody enrolled throughout the window.',
    );
  });
});
