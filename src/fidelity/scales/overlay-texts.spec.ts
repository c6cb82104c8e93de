import { perLocale } from '../../platform/i18n/locale.js';
import { overlayTexts } from './overlay-texts.js';
import type { ScaleItem } from './scale.js';
import { Scales } from './scales.js';

const words = (text: string) => perLocale(() => text);
const licence = words('By permission');
const scales = new Scales();
const dacts = scales.newest('dacts')!;
const strengths = scales.newest('strengths-model')!;

/** The scale's items in the texts given, by code. */
function overlaid(scale: typeof dacts, items: Parameters<typeof overlayTexts>[1]['items']) {
  const result = overlayTexts(scale, { scale: scale.id, version: scale.version, licence, items });
  return { result, item: (code: string) => result.items.find((item) => item.code === code)! };
}
const original = (scale: typeof dacts, code: string) => scale.items.find((item) => item.code === code)!;

/** All that an item says, without its words. */
const withoutWords = (items: readonly ScaleItem[]) =>
  JSON.parse(
    JSON.stringify(items, (key, value) =>
      ['sv', 'en'].includes(key) || key === 'provenance' ? null : value,
    ),
  );

describe('overlayTexts', () => {
  it('replaces the words given, and keeps the others', () => {
    const { result, item } = overlaid(dacts, {
      H1: { name: words('Name'), levels: { 4: words('Four') } },
      O1: { about: words('About') },
    });
    const before = original(dacts, 'H1');
    expect(item('H1')).toEqual({
      ...before,
      name: words('Name'),
      provenance: { text: 'licensed', numbers: 'V', source: 'MAINE' },
      bands: 'bands' in before && [
        before.bands[0],
        { ...before.bands[1], text: words('Four') },
        ...before.bands.slice(2),
      ],
    });
    expect(item('O1')).toMatchObject({ about: words('About'), name: original(dacts, 'O1').name });
    expect(item('H2')).toBe(original(dacts, 'H2'));
    expect(result.licence).toBe(licence);
  });

  it('replaces the words of a part, which makes its item licensed', () => {
    const { item } = overlaid(strengths, {
      A1b: { levels: { 5: words('Five') } },
      C2: { levels: { 1: words('One') } },
    });
    const [first, second] = (item('A1') as { parts?: ScaleItem[] }).parts ?? [];
    const [firstBefore] = (original(strengths, 'A1') as { parts?: ScaleItem[] }).parts ?? [];
    expect(item('A1').provenance).toMatchObject({ text: 'licensed', numbers: 'V', source: 'DRAFT' });
    expect(first).toEqual(firstBefore);
    expect(second).toMatchObject({
      code: 'A1b',
      levels: [{}, {}, {}, {}, { rating: 5, text: words('Five') }],
    });
    expect(item('C2')).toMatchObject({
      levels: [{ rating: 1, text: words('One') }, { rating: 2 }, {}, {}, {}],
    });
    expect(item('C1').provenance.text).toBe('own_words');
  });

  it.each([dacts, strengths])('changes no number, bound or checksum of $id', (scale) => {
    const ratings = Array.from({ length: 5 }, (_, index) => index + 1);
    const levels = Object.fromEntries(ratings.map((rating) => [rating, words('Level')]));
    const every = { name: words('Name'), about: words('About'), levels };
    const codes = scale.items.flatMap((item) => [item, ...('parts' in item ? item.parts : [])]);
    const { result } = overlaid(scale, Object.fromEntries(codes.map(({ code }) => [code, every])));
    expect(withoutWords(result.items)).toEqual(withoutWords(scale.items));
    const { items: _, licence: __, ...rest } = result;
    const { items: ___, ...before } = scale;
    expect(rest).toEqual(before);
  });
});
