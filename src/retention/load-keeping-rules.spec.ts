import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { loadKeepingRules } from './load-keeping-rules.js';

const WHOLE = readFileSync(join(projectRoot, 'data/keeping/keeping-rules.yaml'), 'utf8');

describe('the file of the rules of keeping', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keeping-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const reading = (text: string) => () => {
    const path = join(folder, 'keeping-rules.yaml');
    writeFileSync(path, text);
    return loadKeepingRules(path);
  };

  it.each([
    ['is not there', undefined, /ENOENT/],
    ['is no YAML', 'rules: [', /keeping-rules\.yaml cannot be used:\n {2}\S/],
    ['is empty', '', /empty/],
    ['is a list', '- 10', /file: must be object/],
    ['says years in words', WHOLE.replace('years: 10', 'years: ten'), /rules\/0\/years: must be integer/],
    ['has a word too many', WHOLE.replace('by: null', 'by: null\n    until: 2030'), /rules\/0: .*: until/],
    ['says another end', WHOLE.replace('END_OF_NEXT_YEAR\n', 'SOON\n'), /rules\/1\/by: .*: END_OF_NEXT_YEAR/],
    ['lacks a rule', WHOLE.replace('[PUBLIC, PRIVATE]', '[PUBLIC]'), /0 for HEALTH, PRIVATE; must be one/],
    ['has two', WHOLE.replace('[PRIVATE]', '[PRIVATE, PUBLIC]'), /2 for SOCIAL, PUBLIC; must be one/],
    ['calls two the same', WHOLE.replace('id: RESEARCH', 'id: HEALTH'), /id HEALTH: there are two/],
    ['excepts from no rule', WHOLE.replace('from: [SOCIAL_PUBLIC]', 'from: [LSS]'), /RESEARCH: from LSS/],
  ])('is refused by its name when it %s', (_, text, message) => {
    const read = text === undefined ? () => loadKeepingRules(join(folder, 'none.yaml')) : reading(text);
    expect(read).toThrow(message);
    expect(read).toThrow(/(keeping-rules|none)\.yaml cannot be used/);
  });
});
