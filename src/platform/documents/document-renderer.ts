import Handlebars, { type HelperOptions } from 'handlebars';
import { catalogues } from '../i18n/catalogue.js';
import { formatDate } from '../i18n/format-date.js';
import { formatNumber } from '../i18n/format-number.js';
import type { Locale } from '../i18n/locale.js';
import { filled, type MessageParams, translate } from '../i18n/translate.js';
import { readTemplateFiles } from '../template-files.js';
import {
  type Direction,
  FIRST_STRONG_ISOLATE,
  isolated,
  POP_ISOLATE,
  withDirections,
} from '../text/direction.js';
import { Svg } from '../web/svg.js';

/** A language in which a document has its headings, above those of the language that it is otherwise in. */
export interface FurtherLanguage {
  /** Of two letters. */
  tag: string;
  direction: Direction;
  /** Whether somebody who translates has looked at it. */
  isChecked: boolean;
  /** What is said in it, by the same in the language that the document is otherwise in; of messages before they get values. */
  words: ReadonlyMap<string, string>;
}

/** How a document looks, where it is not as all others. */
export interface DocumentLook {
  /** A class of static/document.css and document.typ, such as `large`. */
  type?: string;
  further?: FurtherLanguage | null;
}

const escaped = Handlebars.escapeExpression;
const furtherOf = ({ data }: HelperOptions): FurtherLanguage | null => data.further;
const inOwnLanguage = ({ data }: HelperOptions) => `lang="${data.locale}" dir="ltr"`;

/** The same in the language of the document, and in the further one where it has words for it. */
interface InBoth {
  words: string;
  said: string | undefined;
}

const inBoth = (told: string | InBoth, options: HelperOptions): InBoth =>
  typeof told === 'string' ? { words: told, said: furtherOf(options)?.words.get(told) } : told;

/** Where the further language turns what is around it, such as a day, a text that keeps its own direction. */
const apart = (text: string, options: HelperOptions) =>
  furtherOf(options)?.direction === 'rtl' ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;

/** The helpers of document templates; a template that names another is refused. */
const helpers = {
  t: (key: string, { hash, data }: HelperOptions) => translate(data.locale, key, hash as MessageParams),
  date: (date: string, options: HelperOptions) => apart(formatDate(options.data.locale, date), options),
  number: (value: number, { hash, data }: HelperOptions) =>
    formatNumber(data.locale, value, hash.decimals ?? 0),
  /** A message with values, in both languages, for the two helpers after it. */
  message: (key: string, options: HelperOptions): InBoth => {
    const { hash, data } = options;
    const further = furtherOf(options);
    const message = further?.words.get(catalogues[data.locale as Locale].get(key)!);
    const values = Object.entries(hash).map(([name, value]) => [
      name,
      further?.words.get(value) ?? apart(value, options),
    ]);
    return {
      words: translate(data.locale, key, hash),
      said: message && filled(data.locale, message, Object.fromEntries(values)),
    };
  },
  /** Words in the further language, and small under them in the other one. */
  both: (told: string | InBoth, options: HelperOptions) => {
    const { words, said } = inBoth(told, options);
    if (!furtherOf(options)) return words;
    const own = inOwnLanguage(options);
    return new Handlebars.SafeString(
      said
        ? `${escaped(said)}<span class="beside" ${own}>${escaped(words)}</span>`
        : `<span ${own}>${escaped(words)}</span>`,
    );
  },
  /** Words in the further language, and after them in the other one, within a line. */
  inLine: (told: string | InBoth, options: HelperOptions) => {
    const { words, said } = inBoth(told, options);
    if (!furtherOf(options)) return words;
    const own = `<span lang="${options.data.locale}">${escaped(words)}</span>`;
    return new Handlebars.SafeString(said ? `${escaped(said)} · ${own}` : own);
  },
  /** Words in the further language alone, where they are said in it. */
  further: (told: string | InBoth, options: HelperOptions) => {
    const { words, said } = inBoth(told, options);
    return said ?? words;
  },
  /** The attributes of a part that is not in the further language. */
  asElsewhere: (options: HelperOptions) =>
    furtherOf(options) ? new Handlebars.SafeString(` ${inOwnLanguage(options)}`) : '',
  concat: (one: string, other: string) => one + other,
  eq: (one: unknown, other: unknown) => one === other,
  isNull: (value: unknown) => value === null,
  svg: (chart: unknown) => {
    if (!(chart instanceof Svg)) throw new TypeError('The helper "svg" was not given an Svg');
    return new Handlebars.SafeString(chart.markup);
  },
  /** The beginning of a checksum, short enough for the foot of each page. */
  shortened: (checksum: string) => checksum.slice(0, 16),
};

const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
};

const handlebars = Handlebars.create();
handlebars.registerHelper(helpers);
const templates = new Map<string, Handlebars.TemplateDelegate>();
for (const [name, source] of readTemplateFiles(/^[^/]+\/documents\/([^/]+)\.hbs$/)) {
  if (templates.has(name!)) throw new Error(`Two rooms have a document template "${name}"`);
  const template = handlebars.compile(source, compileOptions as unknown as CompileOptions);
  templates.set(name!, template);
  handlebars.registerPartial(name!, template);
}

/**
 * A whole print-ready HTML page, by `templates/<room>/documents/<document>.hbs`, in the language asked for.
 * @param model plain data with every field of the document's view model, null where there is nothing to say
 * @throws Error when the template asks for a field that the model lacks: a plan never loses a part in silence
 */
export function renderDocument(
  document: string,
  model: object,
  locale: Locale,
  { type = '', further = null }: DocumentLook = {},
): string {
  const template = templates.get(document);
  if (!template) throw new Error(`There is no document template "${document}"`);
  const html = template(complete(model), {
    data: { locale, type, further, lang: further?.tag ?? locale, isTurned: further?.direction === 'rtl' },
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
  return withDirections(html);
}

/**
 * Strict Handlebars does not see a missing field in `#if` and `#each`, and shows the getter of an entity as nothing;
 * this makes it throw in both cases. Each text turns nothing but itself.
 */
function complete<T extends object>(model: T): T {
  return new Proxy(model, {
    get(target, key) {
      if (typeof key === 'string' && !Object.hasOwn(target, key))
        throw new Error(`The document's data lacks "${key}"`);
      const value: unknown = Reflect.get(target, key);
      if (typeof value === 'string' && !(target instanceof Svg)) return isolated(value);
      return typeof value === 'object' && value !== null ? complete(value) : value;
    },
  });
}
