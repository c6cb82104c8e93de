import '../../src/app/app.module.js';
import { catalogues, hasMessage } from '../../src/platform/i18n/catalogue.js';
import { defaultLocale } from '../../src/platform/i18n/locale.js';
import { inputRules } from '../support/input-rules.js';
import { families } from './word-families.js';
import { saidInCode, saidInTemplates } from './word-uses.js';

/** Beginnings whose end is a code that any file of these may say. */
const codes: [before: string, files: RegExp][] = [
  ['problem.', /^/],
  ['import.headerOf.', /^(contacts|teams)\//],
  ['import.reason.', /^(contacts|platform\/csv|teams|persons\/(identity|new)-number)/],
  ['log.record.', /^/],
];

const said = [...saidInCode(), ...saidInTemplates()];
const used = new Set([
  // A whole key, or one whose end stands in the same file as its beginning: `words('title')`.
  ...said.flatMap(({ texts, made }) =>
    [...texts].flatMap((text) => [text, ...made.map(([before, after]) => before + text + after)]),
  ),
  ...codes.flatMap(([before, files]) =>
    said
      .filter(({ file }) => files.test(file))
      .flatMap(({ texts }) => [...texts].map((text) => before + text)),
  ),
  // What a rule of an input class says when it is broken.
  ...inputRules().map(({ name }) => `problem.${name}`),
  ...Object.entries(families).flatMap(([form, values]) => values.map((value) => keyOf(form, value))),
]);

function keyOf(form: string, value: string | number): string {
  return form.replace('*', String(value));
}

describe('each message', () => {
  it('is said by a page, a document or the code', () => {
    expect([...catalogues[defaultLocale].keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it.each(['sip.nobodySaysThis', 'kind.role.NOBODY'])('would be missed if nothing said it, as %s', (key) => {
    expect(used.has(key)).toBe(false);
  });
});

/** Every beginning that a file goes on from, also one inside another: `signIn.${`did.${…}`}`. */
const beginnings = new Set(
  said.flatMap(({ texts, made }) => {
    const own = [...made.map(([before]) => before), ...[...texts].map((text) => `${text}.`)];
    const outer = [...made.map(([before]) => before), ...codes.map(([before]) => before)];
    return [...own, ...outer.flatMap((before) => made.map(([inner]) => before + inner))];
  }),
);

describe.each(Object.entries(families))('the words of %s', (form, values) => {
  it('are there for each value', () => {
    expect(values.filter((value) => !hasMessage(keyOf(form, value)))).toEqual([]);
  });

  it('are asked for somewhere', () => {
    expect(beginnings).toContain(form.slice(0, form.indexOf('*')));
  });
});
