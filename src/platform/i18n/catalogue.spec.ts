import { mergeWords, type WordsFile } from './catalogue.js';

const sv: WordsFile = ['boats', 'sv', 'boat:\n  title: Båt\n  no: nej\n'];
const en: WordsFile = ['boats', 'en', 'boat:\n  title: Båt\n  no: 07:30\n'];

describe('mergeWords', () => {
  it('takes each text as it is written, whatever else it could mean', () => {
    const { sv: swedish, en: english } = mergeWords([sv, en]);
    expect([...swedish]).toEqual([
      ['boat.title', 'Båt'],
      ['boat.no', 'nej'],
    ]);
    expect(english.get('boat.no')).toBe('07:30');
  });

  it.each<[string, WordsFile[], string]>([
    [
      'a key that stands in two rooms',
      [sv, en, ['harbours', 'sv', 'boat: { title: Hamn }'], ['harbours', 'en', 'boat: { title: Hamn }']],
      'templates/harbours/words.sv.yaml: "boat.title" stands in templates/boats/words.sv.yaml too',
    ],
    [
      'a key that stands twice in a file',
      [['boats', 'sv', 'boat:\n  title: Båt\n  title: Hamn\n'], en],
      'templates/boats/words.sv.yaml: duplicated mapping key',
    ],
    [
      'a key that a language lacks',
      [sv, ['boats', 'en', 'boat: { title: Båt }']],
      'templates/boats/words.en.yaml lacks "boat.no", which templates/boats/words.sv.yaml has',
    ],
    [
      'a key that only one language has',
      [['boats', 'sv', 'boat: { title: Båt }'], en],
      'templates/boats/words.sv.yaml lacks "boat.no", which templates/boats/words.en.yaml has',
    ],
    [
      'a key that a language has in another room',
      [sv, ['harbours', 'en', en[2]]],
      'templates/boats/words.en.yaml lacks "boat.title"',
    ],
    [
      'a key without a text',
      [['boats', 'sv', 'boat:\n  title:\n'], en],
      'templates/boats/words.sv.yaml: "boat.title" has no text',
    ],
  ])('refuses %s, and names file and key', (_, files, reason) => {
    expect(() => mergeWords(files)).toThrow(reason);
  });
});
