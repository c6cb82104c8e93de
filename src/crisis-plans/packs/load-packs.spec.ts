import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import { loadPacks } from './load-packs.js';

const ours = join(projectRoot, 'plan-packs');
/** The newest version of a pack of ours. */
const fields = (id: string) => loadPacks(ours).findLast((pack) => pack.id === id)!;
const folder = mkdtempSync(join(tmpdir(), 'plan-packs-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads every pack of ours in every language, with each section once on its sheet', () => {
  const packs = loadPacks(ours);
  expect(packs.map(({ id, version }) => `${id} ${version}`)).toEqual([
    'general 1.0.0',
    'general 1.1.0',
    'joint-crisis-plan 1.0.0',
    'provisional 1.0.0',
    'risk-in-care-plan 1.0.0',
    'risk-in-care-plan 1.1.0',
    'safety-plan 1.0.0',
    'safety-plan 1.1.0',
  ]);
  for (const { name, sections, print } of packs) {
    expect(new Set(locales.map((locale) => name[locale])).size).toBe(locales.length);
    const printed = print.order.flat().filter((code) => code !== 'CONTACTS' && code !== 'HOURS');
    expect(printed.toSorted()).toEqual(sections.map(({ code }) => code).toSorted());
  }
});

it('has six steps in the safety plan, and at most six fields to write in in a crisis', () => {
  expect(fields('safety-plan').sections.map(({ code }) => code)).toEqual([
    ...['EARLY_SIGNS', 'OWN_ACTIONS', 'PEOPLE_AND_PLACES'],
    ...['WHO_TO_ASK', 'PROFESSIONALS', 'SAFE_SURROUNDINGS'],
  ]);
  const { sections, contacts, participants, closedHours } = fields('provisional');
  expect([sections.length, contacts, participants, closedHours]).toEqual([6, false, false, 'LEFT_OUT']);
});

it('has the number of each step before its heading, in every language and form', () => {
  const { sections, headings } = fields('safety-plan');
  const numbers = (texts: string[]) => texts.map((heading) => /^\d+\. /.exec(heading)?.[0]);
  const inOrder = ['1. ', '2. ', '3. ', '4. ', '5. ', '6. '];
  for (const form of ['heading', 'sheet', 'easy'] as const)
    for (const locale of locales)
      expect(numbers(sections.map((section) => section[form][locale]))).toEqual(inOrder);
  for (const { sections: further } of Object.values(headings))
    expect(numbers(sections.map(({ code }) => further[code]!))).toEqual(inOrder);
  expect(numbers(fields('general').sections.map(({ heading }) => heading.sv))).not.toContain('1. ');
});

describe('a broken pack', () => {
  const path = join(folder, 'short', '1.0.0');
  const said = (file: string, change: (text: string) => string) => {
    cpSync(join(ours, 'safety-plan', '1.0.0'), path, { recursive: true });
    const pack = join(path, 'pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace('id: safety-plan', 'id: short'));
    expect(() => loadPacks(folder)).not.toThrow();
    writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8')));
    try {
      loadPacks(folder);
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };

  it.each<[fault: string, file: string, from: string, to: string]>([
    ['id: must be short, as its folder is called', 'pack.yaml', 'id: short', 'id: long'],
    ['version: must be 1.0.0, as its folder is called', 'pack.yaml', 'version: 1.0.0', 'version: 1.0.1'],
    ['sections.1: must have required property', 'pack.yaml', '{ code: OWN_ACTIONS, tells', '{ tells'],
    [
      'sections: OWN_ACTIONS stands twice',
      'pack.yaml',
      '- { code: PEOPLE_AND_PLACES }',
      '- { code: OWN_ACTIONS }',
    ],
    [
      'print.order: PEOPLE_AND_PLACES is missing, and would not be printed',
      'pack.yaml',
      '    - [PEOPLE_AND_PLACES]\n',
      '',
    ],
    [
      'print.order: there is no section MEDICINES',
      'pack.yaml',
      '- [PEOPLE_AND_PLACES]',
      '- [PEOPLE_AND_PLACES, MEDICINES]',
    ],
    ['print.order: HOURS stands twice', 'pack.yaml', '    - [HOURS]\n', '    - [HOURS]\n    - [HOURS]\n'],
    [
      'print.order: PEOPLE_AND_PLACES, HOURS: CONTACTS and HOURS stand alone',
      'pack.yaml',
      '- [PEOPLE_AND_PLACES]',
      '- [PEOPLE_AND_PLACES, HOURS]',
    ],
    [
      'print.order: CONTACTS is missing where contacts is true',
      'pack.yaml',
      'contacts: false',
      'contacts: true',
    ],
    [
      'print.order: CONTACTS stands there where contacts is false',
      'pack.yaml',
      '    - [PEOPLE_AND_PLACES]\n',
      '    - [PEOPLE_AND_PLACES]\n    - [CONTACTS]\n',
    ],
    [
      'demands.facilitator: participants is false, so that nobody can be named',
      'pack.yaml',
      'participants: true\n# Whether a section can be said not to be for the person.\nmayBeSkipped: true\ndemands:\n  together: true\n  facilitator: false',
      'participants: false\nmayBeSkipped: true\ndemands:\n  together: true\n  facilitator: true',
    ],
    ['print.short: EARLY_SIGNS stands twice', 'pack.yaml', 'short: [', 'short: [EARLY_SIGNS, '],
    ['name: says nothing', 'words.sv.yaml', 'name: "Säkerhetsplan i sex steg"', "name: '\u200b'"],
    ['name: was not written as UTF-8', 'words.sv.yaml', 'name: "Säkerhetsplan', 'name: "S\ufffdkerhetsplan'],
    [
      'name: has signs that turn other text',
      'words.sv.yaml',
      'name: "Säkerhetsplan',
      'name: "\u202eSäkerhetsplan',
    ],
    [
      'name: cannot be kept: loneSurrogate',
      'words.sv.yaml',
      'name: "Säkerhetsplan',
      'name: "\\ud83dSäkerhetsplan',
    ],
    ['name: cannot be printed: ꡀ (U+A840)', 'words.sv.yaml', 'name: "Säkerhetsplan', 'name: "ꡀ'],
    ['demands.sections: there is no section MEDICINES', 'pack.yaml', '- [EARLY_SIGNS]', '- [MEDICINES]'],
    [
      'closedHoursAfter: there is no section MEDICINES',
      'pack.yaml',
      'After: PROFESSIONALS',
      'After: MEDICINES',
    ],
    [
      'must be equal to one of the allowed values DEMANDED, ASKED, LEFT_OUT',
      'pack.yaml',
      'closedHours: ASKED',
      'closedHours: MAYBE',
    ],
    [
      'must NOT have additional properties colour',
      'pack.yaml',
      'contacts: false',
      'contacts: false\ncolour: red',
    ],
    ['sections: lacks WHO_TO_ASK, which pack.yaml has', 'words.sv.yaml', '  WHO_TO_ASK:', '  WHOM_TO_ASK:'],
    [
      'sections: lacks WHO_TO_ASK, which pack.yaml has',
      'headings.ti.yaml',
      '  WHO_TO_ASK:',
      '  WHOM_TO_ASK:',
    ],
    ['sections: has WHOM_TO_ASK, which pack.yaml lacks', 'words.en.yaml', '  WHO_TO_ASK:', '  WHOM_TO_ASK:'],
    ['stages: has 1 where pack.yaml has 0', 'words.sv.yaml', 'sections:', 'stages: [Nu]\nsections:'],
    ['sections.OWN_ACTIONS.row: must match pattern', 'words.sv.yaml', 'Eget steg {number}', 'Eget steg'],
    ['file: ', 'words.sv.yaml', 'sections:', 'sections: ['],
  ])('is named with what is wrong: %s', (fault, file, from, to) => {
    const message = said(file, (text) => text.replace(from, to));
    expect(message).toContain(`short/1.0.0/${file} cannot be used:`);
    expect(message).toContain(fault);
  });

  it('is one without words in Swedish; in other languages it reads Swedish', () => {
    cpSync(join(ours, 'safety-plan', '1.0.0'), path, { recursive: true });
    const pack = join(path, 'pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace('id: safety-plan', 'id: short'));
    rmSync(join(path, 'words.en.yaml'));
    expect(loadPacks(folder)[0]!.name.en).toBe('Säkerhetsplan i sex steg');
    rmSync(join(path, 'words.sv.yaml'));
    expect(() => loadPacks(folder)).toThrow('words.sv.yaml cannot be used');
  });
});
