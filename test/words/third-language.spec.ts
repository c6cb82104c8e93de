import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dump, FAILSAFE_SCHEMA, load } from 'js-yaml';
import { projectRoot } from '../../src/platform/project-root.js';
import { readTemplateFiles } from '../../src/platform/template-files.js';

const built = join(projectRoot, 'dist', 'tests');

/** The program with one language more, `fi`: its entry among the languages, and its words in every room. */
const copy = mkdtempSync(join(tmpdir(), 'teamkompass-fi-'));

/** What the program with the third language says: see `say-in-every-language.ts`. */
let said: any;

/** Every text, and every word of a list with commas, marked as Finnish. */
function inFinnish(words: unknown): unknown {
  if (typeof words === 'string') return words.replaceAll(/(^|, )(?=.)/g, '$1fi ');
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, inFinnish(value)]));
}

beforeAll(async () => {
  for (const folder of ['node_modules', 'data', 'fidelity-scales', 'plan-packs', 'schema', 'static'])
    symlinkSync(join(projectRoot, folder), join(copy, folder));
  for (const file of ['package.json', 'templates'])
    cpSync(join(projectRoot, file), join(copy, file), { recursive: true });
  for (const folder of ['src', 'migrations'])
    cpSync(join(built, folder), join(copy, folder), { recursive: true });
  const script = join('test', 'words', 'say-in-every-language.js');
  mkdirSync(join(copy, 'test', 'words'), { recursive: true });
  cpSync(join(built, script), join(copy, script));

  const languages = join(copy, 'templates', 'layout', 'languages.json');
  const fi = { tag: 'fi-FI', order: 'fi-FI' };
  writeFileSync(languages, JSON.stringify({ ...JSON.parse(readFileSync(languages, 'utf8')), fi }));
  for (const [room, words] of readTemplateFiles(/^([^/]+)\/words\.sv\.yaml$/)) {
    const finnish = inFinnish(load(words!, { schema: FAILSAFE_SCHEMA }));
    writeFileSync(join(copy, 'templates', room!, 'words.fi.yaml'), dump(finnish));
  }
  const { stdout } = await promisify(execFile)(process.execPath, [join(copy, script)], { cwd: copy });
  said = JSON.parse(stdout);
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a third language, of which there are words only', () => {
  it('changes nothing of the API', () => {
    expect(said.schema).toBe(readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8'));
  });

  it('is spoken in errors as JSON and in GraphQL', () => {
    const texts = [
      {
        locale: 'sv',
        text: 'Det du söker finns inte, eller så har du inte åtkomst till det. Kontrollera adressen, eller börja om från startsidan.',
      },
      {
        locale: 'en',
        text: 'What you are looking for does not exist, or you do not have access to it. Check the address, or begin again from the start page.',
      },
      {
        locale: 'fi',
        text: 'fi Det du söker finns inte, fi eller så har du inte åtkomst till det. Kontrollera adressen, fi eller börja om från startsidan.',
      },
    ];
    expect(said.json.problems).toEqual([{ path: '', code: 'NOT_FOUND', texts }]);
    expect(
      said.graphql.errors[0].extensions.problems[0].texts.map((one: { locale: string }) => one.locale),
    ).toEqual(['sv', 'en', 'fi']);
  });

  it('is that of a page whose reader has chosen it, with a way to each of the others', () => {
    expect(said.page).toContain('<html lang="fi">');
    expect([...said.page.matchAll(/name="locale" value="(\w+)"/g)].map(([, locale]) => locale)).toEqual([
      'sv',
      'en',
    ]);
  });

  it('names columns of files and their words, and is read in them as the others are', () => {
    const inPerson = [
      { locale: 'sv', text: 'fysiskt' },
      { locale: 'en', text: 'in_person' },
      { locale: 'fi', text: 'fi fysiskt' },
    ];
    expect(said.column).toMatchObject({
      name: 'mode',
      otherNames: ['sätt', 'kontaktsätt', 'fi sätt', 'fi kontaktsätt'],
      words: [inPerson, expect.anything(), expect.anything(), expect.anything()],
    });
    expect(said.shown).toMatchObject({
      header: 'fi sätt',
      otherNames: 'fi kontaktsätt, sätt, kontaktsätt, mode',
    });
    expect(said.headers).toEqual([['mode', 0]]);
    expect(said.cells).toEqual([{ value: 'IN_PERSON' }, { value: 'IN_PERSON' }, { value: 'IN_PERSON' }]);
    expect(said.refusal).toBe(
      'fi Ordet känns inte igen. Skriv något av: fi ja, fi nej. Det går också på andra språk: ja, nej; yes, no.',
    );
  });

  it('says what scales say in it, and where they do not, what they say in Swedish', () => {
    expect(said.scale).toEqual({ sv: expect.any(String), en: expect.any(String), fi: said.scale.sv });
  });
});

it('is not asked for by name in the API: no field is of one language', () => {
  const schema = readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8');
  expect(schema.match(/^ +(sv|en|\w+(Sv|En|Swedish|English))\b(\(|:)/gm)).toBeNull();
});
