import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadScales } from './load-scales.js';
import { ratedOf } from './scale.js';

const measures = new Map([
  ['caseload', { parameters: [], source: { takesWindow: true } }],
  ['retained', { parameters: ['months'], source: {} }],
]);

/** A small sound scale: one item of each kind. */
const sound = `id: small
version: 1.0.0
name: { sv: Liten, en: Small }
about: { sv: För prov, en: For trials }
ratings: { lowest: 1, highest: 3 }
total: item_mean
missing: leave_out
sources:
  - code: NONE
    text: { sv: Ingen, en: None }
subscales:
  - code: A
    name: { sv: Alfa, en: Alpha }
items:
  - code: A1
    subscale: A
    name: { sv: Få, en: Few }
    about: { sv: Antal, en: Number }
    measure: caseload
    bands:
      - rating: 3
        text: { sv: Bra, en: Good }
      - rating: 2
        from: 10
        text: { sv: Nja, en: So so }
      - rating: 1
        above: 20
        text: { sv: Dåligt, en: Bad }
    caps:
      - highest: 2
        measure: retained
        parameters: { months: 12 }
        below: 50
        text: { sv: Tak, en: Cap }
    provenance: { text: own_words, numbers: M, source: NONE }
  - code: A2
    subscale: A
    name: { sv: Sätt, en: Way }
    about: { sv: Hur, en: How }
    levels:
      - rating: 1
        text: { sv: Nej, en: No }
      - rating: 3
        text: { sv: Ja, en: Yes }
    provenance: { text: own_words, numbers: M, source: NONE }
interpretation:
  - of: item_mean
    mark: M
    source: NONE
    bands:
      - text: { sv: Låg, en: Low }
      - from: 2
        text: { sv: Hög, en: High }
`;

const folder = mkdtempSync(join(tmpdir(), 'scales-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads one scale file from a folder of its own. */
function load(text: string, id = 'small', version = '1.0.0') {
  const root = mkdtempSync(join(folder, 'set-'));
  const file = join(root, id, version, 'scale.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return loadScales(root, measures);
}

/** The sound scale with its second item made of two parts, and everything that may stand beside the items. */
const rich = `${sound.replace(
  / {4}levels:[\s\S]*? {4}provenance/,
  `    parts:
      - code: A2a
        name: { sv: Ena, en: One }
        about: { sv: Ena, en: One }
        levels: [{ rating: 1, text: { sv: Nej, en: No } }, { rating: 3, text: { sv: Ja, en: Yes } }]
      - code: A2b
        name: { sv: Andra, en: Other }
        about: { sv: Andra, en: Other }
        levels: [{ rating: 1, text: { sv: Nej, en: No } }, { rating: 3, text: { sv: Ja, en: Yes } }]
    provenance`,
)}target: { acceptable: 3, improve: 2, mark: M, source: NONE }
topics:
  - code: T1
    name: { sv: Ord, en: Words }
    about: { sv: Ord, en: Words }
    prompts: [{ sv: Hur?, en: How? }]
judgement:
  name: { sv: Helhet, en: Whole }
  about: { sv: Helhet, en: Whole }
  mark: M
  source: NONE
  levels: [{ rating: 1, text: { sv: Låg, en: Low } }, { rating: 2, text: { sv: Hög, en: High } }]
  suggestion: { of: item_mean, mark: M, source: NONE, bands: [{ rating: 1 }, { from: 2, rating: 2 }] }
`;

describe('loadScales', () => {
  it('reads composed items, topics, a target and an overall judgement', () => {
    const [scale] = load(rich);
    expect(scale?.items.flatMap(ratedOf).map(({ code, subscale }) => [code, subscale])).toEqual([
      ['A1', 'A'],
      ['A2a', 'A'],
      ['A2b', 'A'],
    ]);
  });

  it.each([
    [
      'a second subscale',
      sound
        .replace('items:', '  - code: B\n    name: { sv: Beta, en: Beta }\nitems:')
        .replace('A2\n    subscale: A', 'A2\n    subscale: B'),
    ],
    ['an item without a cap', sound.replace(/ {4}caps:[\s\S]*?Cap \}\n/, '')],
    ['an anchor with a source', sound.replace('sv: Nja, en: So so }', '$&\n        source: NONE')],
    ['an overall judgement that nothing suggests', rich.replace(/ {2}suggestion: .*\n/, '')],
    ['a window of the scale', `${sound}window: { weeks: 4 }\n`],
    ['a window of an item', sound.replace('measure: caseload\n', '$&    window: { months: 24 }\n')],
  ])('reads %s', (_, text) => {
    expect([sound, rich]).not.toContain(text);
    expect(load(text)).toHaveLength(1);
  });

  it.each([
    ['a part called as another item', rich.replace('code: A2b', 'code: A1'), /item A1: occurs twice/],
    ['a topic called as an item', rich.replace('code: T1', 'code: A1'), /item A1: occurs twice/],
    ['a part without levels', rich.replace(/(code: A2b[\s\S]*?) {8}levels: .*\n/, '$1'), /item A2: parts\/1/],
    [
      'a part of another range',
      rich.replace(/(code: A2b[\s\S]*?rating: )3/, '$14'),
      /item A2b: rating 4 is out/,
    ],
    ['a target upside down', rich.replace('improve: 2', 'improve: 3'), /target: improve must be below/],
    [
      'a target of unknown source',
      rich.replace('improve: 2, mark: M, source: NONE', 'improve: 2, mark: M, source: X'),
      /target: its source X/,
    ],
    [
      'a judgement that falls',
      rich.replace('rating: 2, text: { sv: Hög', 'rating: 1, text: { sv: Hög'),
      /judgement: the levels must rise/,
    ],
    [
      'a judgement of unknown source',
      rich.replace('  source: NONE\n  levels', '  source: X\n  levels'),
      /judgement: its source X/,
    ],
    [
      'a suggestion of unknown source',
      rich.replace('item_mean, mark: M, source: NONE', 'item_mean, mark: M, source: X'),
      /judgement: its source X/,
    ],
    [
      'a suggestion that is no level',
      rich.replace('from: 2, rating: 2', 'from: 2, rating: 3'),
      /judgement: it suggests 3/,
    ],
    [
      'a suggestion with a gap',
      rich.replace('[{ rating: 1 }, { from: 2', '[{ from: 2'),
      /judgement: the first band/,
    ],
    [
      'a measure of each person',
      rich.replace('total: item_mean', 'level: case\ntotal: item_mean'),
      /item A1: a measure is about a team/,
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(() => load(text)).toThrow(reason);
  });

  it('reads a sound scale and takes the checksum of its bytes', () => {
    const [scale] = load(sound);
    expect(scale?.items.map(({ code }) => code)).toEqual(['A1', 'A2']);
    expect(scale?.checksum).toBe(createHash('sha256').update(sound).digest('hex'));
    expect(load(`${sound}# a byte more\n`)[0]?.checksum).not.toBe(scale?.checksum);
  });

  it('sorts versions by number', () => {
    const root = mkdtempSync(join(folder, 'set-'));
    for (const version of ['10.0.0', '2.0.0']) {
      mkdirSync(join(root, 'small', version), { recursive: true });
      writeFileSync(join(root, 'small', version, 'scale.yaml'), sound.replace('1.0.0', version));
    }
    expect(loadScales(root, measures).map(({ version }) => version)).toEqual(['2.0.0', '10.0.0']);
  });

  it('names the file', () => {
    expect(() => load(sound.replace('rating: 2', 'rating: two'))).toThrow(/small\/1\.0\.0\/scale\.yaml/);
  });

  it('refuses a folder without a scale', () => {
    const root = mkdtempSync(join(folder, 'set-'));
    mkdirSync(join(root, 'small', '1.0.0'), { recursive: true });
    expect(() => loadScales(root, measures)).toThrow(/file: ENOENT/);
  });

  it.each([
    ['no YAML', 'id: [', /file: unexpected end .*\(1:6\)/],
    ['a key given twice', `${sound}id: small\n`, /file: duplicated mapping key/],
    ['an empty file', '', /file: expected a document, but the input is empty/],
    ['another folder than its id', sound.replace('id: small', 'id: other'), /id: must be small/],
    ['another folder than its version', sound.replace('1.0.0', '1.0.1'), /version: must be 1\.0\.0/],
    [
      'a missing part',
      sound.replace('missing: leave_out\n', ''),
      /file: must have required property 'missing'/,
    ],
    ['an unknown part', `${sound}weights: {}\n`, /file: must NOT have additional properties: weights/],
    [
      'a window in two units',
      `${sound}window: { weeks: 4, months: 1 }\n`,
      /window: must NOT have more than 1/,
    ],
    [
      'a window of an item that has days of its own',
      sound.replace(
        'measure: caseload\n',
        'measure: retained\n    parameters: { months: 6 }\n    window: { weeks: 4 }\n',
      ),
      /item A1: retained has days of its own and takes no window/,
    ],
    [
      'a window of an item that people rate',
      sound.replace('    levels:', '    window: { weeks: 4 }\n    levels:'),
      /item A2: must NOT be valid/,
    ],
    ['an unknown total', sound.replace('total: item_mean', 'total: median'), /total: .*: sum, item_mean/],
    ['a text in one language', sound.replace('{ sv: Få, en: Few }', '{ sv: Få }'), /item A1: name .*'en'/],
    ['an empty text', sound.replace('en: Few', 'en: ""'), /item A1: name\/en must NOT have fewer/],
    [
      'a rating in words',
      sound.replace('rating: 2', 'rating: two'),
      /item A1: bands\/1\/rating must be integer/,
    ],
    ['an unknown mark', sound.replace('numbers: M', 'numbers: X'), /item A1: provenance\/numbers .*V, C, M/],
    [
      'an item with neither bands nor levels',
      sound.replace(/ {4}levels:[\s\S]*?Yes \}\n/, ''),
      /item A2: .*'levels'/,
    ],
    ['an item without a code', sound.replace('- code: A2\n    sub', '- sub'), /item 2: .*'code'/],
    ['a code twice', sound.replace('code: A2', 'code: A1'), /item A1: occurs twice/],
    [
      'a subscale twice',
      sound.replace(/(subscales:\n)( {2}- .*\n.*\n)/, '$1$2$2'),
      /subscales: A occurs twice/,
    ],
    [
      'a subscale without items',
      sound.replace('items:', '  - code: B\n    name: { sv: Beta, en: Beta }\nitems:'),
      /subscales: B has no items/,
    ],
    [
      'an unknown subscale',
      sound.replace('subscale: A\n', 'subscale: Z\n'),
      /item A1: its subscale Z is not/,
    ],
    ['an unknown source', sound.replace('source: NONE', 'source: GUESS'), /item A1: its source GUESS is not/],
    [
      'an interpretation of unknown source',
      sound.replace('mark: M\n    source: NONE', 'mark: M\n    source: GUESS'),
      /interpretation 1: its source GUESS/,
    ],
    ['a range upside down', sound.replace('lowest: 1', 'lowest: 3'), /ratings: lowest must be below/],
    ['a rating out of range', sound.replace('rating: 3', 'rating: 4'), /item A1: rating 4 is outside 1 to 3/],
    ['a cap out of range', sound.replace('highest: 2', 'highest: 0'), /item A1: rating 0 is outside/],
    [
      'ratings that turn',
      sound.replace('rating: 1', 'rating: 3'),
      /item A1: the ratings of the bands must rise or/,
    ],
    [
      'ratings that stand still',
      sound.replace('rating: 2', 'rating: 3'),
      /item A1: the ratings of the bands must rise or/,
    ],
    [
      'an anchor of unknown source',
      sound.replace('sv: Nja, en: So so }', '$&\n        source: GUESS'),
      /item A1: its source GUESS is not/,
    ],
    ['levels that fall', sound.replace(/rating: 3(\n.*Ja)/, 'rating: 1$1'), /item A2: the levels must rise/],
    [
      'a bound on the first band',
      sound.replace('rating: 3\n', 'rating: 3\n        from: 0\n'),
      /item A1: the first/,
    ],
    ['no bound on a later band', sound.replace('        from: 10\n', ''), /item A1: band 2 needs one bound/],
    [
      'two bounds on a band',
      sound.replace('from: 10', 'from: 10\n        above: 10'),
      /item A1: band 2 needs one bound/,
    ],
    [
      'bands that overlap',
      sound.replace('above: 20', 'from: 10'),
      /item A1: band 3 does not begin after band 2/,
    ],
    [
      'bands out of order',
      sound.replace('above: 20', 'above: 5'),
      /item A1: band 3 does not begin after band 2/,
    ],
    [
      'an unknown measure',
      sound.replace('measure: caseload', 'measure: luck'),
      /item A1: there is no measure luck/,
    ],
    [
      'a parameter missing',
      sound.replace('{ months: 12 }', '{}'),
      /item A1: retained needs the parameter months/,
    ],
    [
      'a parameter too many',
      sound.replace('months: 12', 'months: 12, days: 3'),
      /item A1: .* no parameter days/,
    ],
    [
      'an interpretation with a gap',
      sound.replace('      - text: { sv: Låg, en: Low }\n', ''),
      /interpretation 1: the first band/,
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(() => load(text)).toThrow(reason);
  });
});
