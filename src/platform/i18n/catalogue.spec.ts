import { mergeWords, type WordsFile } from './catalogue.js';

const sv: WordsFile = ['sips', 'sv', 'sip:\n  title: SIP\n  no: nej\n'];
const en: WordsFile = ['sips', 'en', 'sip:\n  title: SIP\n  no: 07:30\n'];

describe('mergeWords', () => {
  it('takes each text as it is written, whatever else it could mean', () => {
    const { sv: swedish, en: english } = mergeWords([sv, en]);
    expect([...swedish]).toEqual([
      ['sip.title', 'SIP'],
      ['sip.no', 'nej'],
    ]);
    expect(english.get('sip.no')).toBe('07:30');
  });

  it.each<[string, WordsFile[], string]>([
    [
      'a key that stands in two rooms',
      [sv, en, ['plans', 'sv', 'sip: { title: Plan }'], ['plans', 'en', 'sip: { title: Plan }']],
      'templates/plans/words.sv.yaml: "sip.title" stands in templates/sips/words.sv.yaml too',
    ],
    [
      'a key that stands twice in a file',
      [['sips', 'sv', 'sip:\n  title: SIP\n  title: Plan\n'], en],
      'templates/sips/words.sv.yaml: duplicated mapping key',
    ],
    [
      'a key that a language lacks',
      [sv, ['sips', 'en', 'sip: { title: SIP }']],
      'templates/sips/words.en.yaml lacks "sip.no", which templates/sips/words.sv.yaml has',
    ],
    [
      'a key that only one language has',
      [['sips', 'sv', 'sip: { title: SIP }'], en],
      'templates/sips/words.sv.yaml lacks "sip.no", which templates/sips/words.en.yaml has',
    ],
    [
      'a key that a language has in another room',
      [sv, ['plans', 'en', en[2]]],
      'templates/sips/words.en.yaml lacks "sip.title"',
    ],
    [
      'a key without a text',
      [['sips', 'sv', 'sip:\n  title:\n'], en],
      'templates/sips/words.sv.yaml: "sip.title" has no text',
    ],
  ])('refuses %s, and names file and key', (_, files, reason) => {
    expect(() => mergeWords(files)).toThrow(reason);
  });
});
