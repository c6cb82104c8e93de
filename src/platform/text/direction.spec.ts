import { directionOf, isolated, withDirections, withoutTurning } from './direction.js';

it.each([
  ['Ring مريم', 'ltr'],
  ['112 – مريم', 'rtl'],
  ['"שלום" sa hon', 'rtl'],
  ['ܫܠܡܐ', 'rtl'],
  ['ሰላም', 'ltr'],
  ['08-123 45 67', null],
  ['', null],
])('%j goes %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});

it('lets no sign turn what stands after it', () => {
  expect(withoutTurning('ett\u202etvå\u202c\u2066tre\u200f')).toBe('etttvåtre\u200f');
});

it('keeps a text from right to left apart from what is around it, and leaves any other as it is', () => {
  expect(isolated('مريم\u202e')).toBe('\u2068مريم\u2069');
  expect(isolated('Åsa\u202e Öberg')).toBe('Åsa Öberg');
});

describe('a page', () => {
  it('without letters from right to left is as it was', () => {
    const html = '<p>Ring 08-123 45 67</p>';
    expect(withDirections(html)).toBe(html);
  });

  it('lets each text go its own way, and keeps numbers in order', () => {
    expect(
      withDirections('<p class="x">مريم: 08-123 45 67, 112</p><pre dir="ltr">x</pre><path d="M 1 2"/>'),
    ).toBe(
      '<p dir="auto" class="x">مريم: \u206608-123 45 67\u2069, 112</p><pre dir="ltr">x</pre><path d="M 1 2"/>',
    );
  });

  it('changes nothing that is sent back, and no number among other letters', () => {
    const kept = '<textarea>مريم 08-123 45 67</textarea><p dir="auto">den 2026-03-14</p>';
    expect(withDirections(kept)).toBe(kept);
  });

  it.each(['+46 (0)8-123 45 67', '(08) 123 45 67', '2026-03-14', '21:00–07:00'])(
    'knows %s as one number',
    (number) => {
      expect(withDirections(`<b dir="auto">م ${number}.</b>`)).toBe(
        `<b dir="auto">م \u2066${number}\u2069.</b>`,
      );
    },
  );
});
