import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTexts } from './load-texts.js';
import { Scales } from './scales.js';

const sound = `scale: dacts
version: 1.0.0
licence: { sv: Tillstånd, en: Permission }
items:
  H1:
    levels:
      5: { sv: Få, en: Few }
`;

const { all: scales } = new Scales();
const folder = mkdtempSync(join(tmpdir(), 'texts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads one file of texts from a folder of its own. */
function load(text: string, id = 'dacts', file = '1.0.0.yaml') {
  const root = mkdtempSync(join(folder, 'set-'));
  mkdirSync(join(root, id));
  writeFileSync(join(root, id, file), text);
  return loadTexts(root, scales);
}

describe('loadTexts', () => {
  it('reads the texts of a scale', () => {
    expect(load(sound)).toEqual([
      {
        scale: 'dacts',
        version: '1.0.0',
        licence: { sv: 'Tillstånd', en: 'Permission' },
        items: { H1: { levels: { 5: { sv: 'Få', en: 'Few' } } } },
      },
    ]);
  });

  it('reads through links, and leaves hidden files and files beside the folders alone', () => {
    const root = mkdtempSync(join(folder, 'set-'));
    mkdirSync(join(root, '..data', 'dacts'), { recursive: true });
    writeFileSync(join(root, '..data', 'dacts', '1.0.0.yaml'), sound);
    symlinkSync(join('..data', 'dacts'), join(root, 'dacts'));
    writeFileSync(join(root, 'dacts', '.1.0.0.yaml.swp'), 'no texts');
    writeFileSync(join(root, 'README.md'), 'no texts');
    expect(loadTexts(root, scales)).toHaveLength(1);
  });

  it('names the variable when its folder is not there', () => {
    expect(() => loadTexts(join(folder, 'nowhere'), scales)).toThrow(
      /^FIDELITY_TEXTS cannot be used: ENOENT/,
    );
  });

  it('names the file', () => {
    expect(() => load('[')).toThrow(/dacts\/1\.0\.0\.yaml cannot be used:\n {2}file: /);
  });

  it.each([
    ['an unknown scale', sound, 'dact', '1.0.0.yaml', /dact\/1\.0\.0\.yaml .*\n {2}file: no scale has this/],
    ['an unknown version', sound, 'dacts', '1.0.1.yaml', /file: no scale has this/],
    ['another ending', sound, 'dacts', '1.0.0.yml', /file: no scale has this/],
  ])('refuses %s', (_, text, id, file, reason) => {
    expect(() => load(text, id, file)).toThrow(reason);
  });

  it('knows parts, whose item has no ratings of its own', () => {
    const parts = sound.replace('dacts', 'strengths-model').replace('H1', 'A1a');
    expect(load(parts, 'strengths-model')).toHaveLength(1);
    expect(() => load(parts.replace('A1a', 'A1'), 'strengths-model')).toThrow(/item A1: has no rating 5/);
  });

  it.each([
    ['another scale than its folder', sound.replace('dacts', 'tmact'), /scale: must be dacts/],
    ['another version than its file', sound.replace('1.0.0', '1.0.1'), /version: must be 1\.0\.0/],
    ['an unknown item', sound.replace('H1', 'H99'), /item H99: is not in the scale/],
    ['an unknown rating', sound.replace('5:', '6:'), /item H1: has no rating 6/],
    ['a rating in words', sound.replace('5:', 'five:'), /item H1: has no rating five/],
    ['no licence', sound.replace(/licence.*\n/, ''), /file: must have required property 'licence'/],
    ['a text in one language', sound.replace(', en: Few', ''), /item H1: levels\/5 must have .*'en'/],
    ['an empty text', sound.replace('sv: Få', 'sv: ""'), /item H1: levels\/5\/sv must NOT have fewer/],
    [
      'a number',
      sound.replace('{ sv: Få', '{ from: 11, sv: Få'),
      /item H1: levels\/5 must NOT have additional properties: from/,
    ],
    [
      'an item with nothing in it',
      sound.replace(/ {4}levels[\s\S]*/, '    {}\n'),
      /item H1: must NOT have fewer/,
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(() => load(text)).toThrow(reason);
  });
});
