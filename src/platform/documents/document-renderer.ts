import Handlebars, { type HelperOptions } from 'handlebars';
import { formatDate } from '../i18n/format-date.js';
import { formatNumber } from '../i18n/format-number.js';
import type { Locale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';
import { readTemplateFiles } from '../template-files.js';
import { isolated, withDirections } from '../text/direction.js';
import { Svg } from '../web/svg.js';

/** The helpers of document templates; a template that names another is refused. */
const helpers = {
  t: (key: string, { hash, data }: HelperOptions) => translate(data.locale, key, hash as MessageParams),
  date: (date: string, { data }: HelperOptions) => formatDate(data.locale, date),
  number: (value: number, { hash, data }: HelperOptions) =>
    formatNumber(data.locale, value, hash.decimals ?? 0),
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
export function renderDocument(document: string, model: object, locale: Locale): string {
  const template = templates.get(document);
  if (!template) throw new Error(`There is no document template "${document}"`);
  const html = template(complete(model), {
    data: { locale },
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
