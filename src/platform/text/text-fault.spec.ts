import { composed, endOf, textFault } from './text-fault.js';

describe('a text', () => {
  it.each([
    ['Åsa', undefined],
    ['A\u030asa 😀', undefined],
    ['', undefined],
    ['a\0b', 'nul'],
    ['\ud83d', 'loneSurrogate'],
    ['\ude00 halv', 'loneSurrogate'],
    ['\ude00\ud83d', 'loneSurrogate'],
    [`a${'\u0301'.repeat(30)}`, undefined],
    [`a${'\u0301'.repeat(31)}`, 'accents'],
    ['\u0316\u0301'.repeat(16), 'accents'],
    ['a\u0301'.repeat(100), undefined],
  ])('%j has the fault %s', (text, fault) => {
    expect(textFault(text)).toBe(fault);
  });

  it('has one spelling of each letter, which may be longer than what came', () => {
    expect(composed('A\u030asa')).toBe('Åsa');
    expect(composed('\u0958').length).toBe(2);
  });

  it('has the signs that Word means where it pastes letters of its own fonts, and none that turns others', () => {
    expect(composed('\uf0b7 ett\n\uf0a7 två\n\uf0d8 tre \uf0e0 \uf04a')).toBe('• ett\n• två\n• tre → ☺');
    expect(composed('\u202a+46 8 123 45 67\u202c')).toBe('+46 8 123 45 67');
  });

  it('is none where nothing in it can be seen', () => {
    const invisible = [
      ...['\u200b', ' \u200d\u2060 \n', '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800 \u2800', '\u202e'],
      ...['\ufe0f', '\u034f', '\u180b', '\u17b4', '\u{e0100}', '\ufffc', '\ufffc \ufe0f'],
    ];
    for (const text of invisible) expect([text, composed(text)]).toEqual([text, '']);
    const visible = [
      ...['', '   ', '\u200bja', '👩\u200d🚒', '.', '❤\ufe0f', '1\ufe0f\u20e3', '👨\u200d👩\u200d👧'],
      ...['می\u200cخواهم', '\ufffc bild', '葛\u{e0100}', '\u0301'],
    ];
    for (const text of visible) expect(composed(text)).toBe(text);
  });

  it('is cut between letters', () => {
    expect(endOf('bilaga😀.csv', 4)).toBe('.csv');
    expect(endOf('bilaga😀.csv', 5)).toBe('.csv');
    expect(endOf('bilaga😀.csv', 6)).toBe('😀.csv');
    expect(endOf('kort', 6)).toBe('kort');
  });
});
