import Handlebars from 'handlebars';
import { formatDate, formatDateTime } from '../i18n/format-date.js';
import { formatNumber } from '../i18n/format-number.js';
import type { Locale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';
import { readTemplateFiles } from '../template-files.js';
import { withDirections, withoutTurning } from '../text/direction.js';
import { fieldId, formField, pathOf, type ShownForm, summaryLines } from './form-field.js';
import type { LayoutExtra } from './layout-extras.js';
import type { NavigationLink } from './navigation.js';
import type { Page, Told } from './page.js';
import { assetAddress } from './static-files.js';
import { Svg } from './svg.js';

/** What the layout and any partial may read with `@`, beside the model of the page. */
export interface LayoutData {
  locale: Locale;
  /** The languages to choose, each in its own words. */
  otherLanguages: { locale: Locale; switchTo: string }[];
  isDemo: boolean;
  /** In words; shown once. */
  notice: string | undefined;
  /** What this page alone says. */
  told: Told | undefined;
  csrfToken: string | undefined;
  /** What tells one form that is shown from every other. */
  formTicket: () => string;
  /** What stands in the form has been written before, and is not saved. */
  isUnsaved: boolean;
  /** The help that belongs to this page. */
  help: string;
  actorName: string | undefined;
  navigation: NavigationLink[];
  banners: NonNullable<LayoutExtra['banner']>[];
  lines: NonNullable<LayoutExtra['lines']>[];
  menus: NonNullable<LayoutExtra['menu']>[];
  /** Where a change of language leads back to. */
  returnTo: string;
}

interface PageData extends LayoutData {
  template: string;
  hasProblems: boolean;
  /** Label of every field on the page by path, gathered by the fields for the summary above them. */
  labels: Map<string, string>;
  /** Those in which somebody else has saved something else meanwhile. */
  differing: Map<string, string>;
  /** Those that hold what somebody else has saved, with what that is. */
  taken: Map<string, { label: string; now: string }>;
}

interface HelperOptions<Hash = object> {
  hash: Hash;
  data: PageData;
}

const helpers = {
  t: (key: string, { hash, data }: HelperOptions<MessageParams>) => translate(data.locale, key, hash),
  date: (value: string, { data }: HelperOptions) => formatDate(data.locale, value),
  dateTime: (value: Date, { data }: HelperOptions) => formatDateTime(data.locale, value),
  number: (value: number, { hash, data }: HelperOptions<{ decimals?: number }>) => {
    if (typeof value !== 'number') throw new TypeError('The helper "number" was not given a number');
    return formatNumber(data.locale, value, hash.decimals);
  },
  eq: (left: unknown, right: unknown) => left === right,
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
  ticket: ({ data }: HelperOptions) => data.formTicket(),
  asset: (file: string) => assetAddress(file),
  svg: (chart: unknown) => {
    if (!(chart instanceof Svg)) throw new TypeError('The helper "svg" was not given an Svg');
    return new Handlebars.SafeString(chart.markup);
  },
  pageTemplate: ({ data }: HelperOptions) => data.template,
  field: (
    form: ShownForm,
    name: string,
    { hash, data }: HelperOptions<{ label: string; hint?: string; options?: [] }>,
  ) => {
    const shown = formField(data.locale, form, name, hash);
    data.labels.set(pathOf(name), hash.label);
    if (shown.theirs) data.differing.set(pathOf(name), hash.label);
    if (shown.taken) data.taken.set(pathOf(name), { label: hash.label, now: shown.taken.now });
    return shown;
  },
  summary: (form: ShownForm, { data }: HelperOptions) => summaryLines(data.locale, form, data.labels),
  differing: ({ data }: HelperOptions) =>
    [...data.differing].map(([path, label]) => ({ label, href: `#${fieldId(path)}` })),
  taken: ({ data }: HelperOptions) =>
    [...data.taken].map(([path, field]) => ({ ...field, href: `#${fieldId(path)}` })),
};

export const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  // A partial sees what it is given and nothing else, so a model's `hint` never ends up in somebody's field.
  explicitPartialContext: true,
  // Indenting a partial would indent the lines inside its textarea too.
  preventIndent: true,
};

/** Templates by name; all are read once and compiled when first used. */
export type TemplateSources = Iterable<[name: string, source: string]>;

/** The pages and partials of each room by `<room>/<name>`, and what `templates/layout` holds for all of them by name. */
export function readTemplates(): [name: string, source: string][] {
  return readTemplateFiles(/^([^/]+)\/([^/]+)\.hbs$/).map(([room, name, source]) => [
    room === 'layout' ? name! : `${room}/${name}`,
    source!,
  ]);
}

/** Writes pages in their layout. Templates are strict, always escape, and cannot reach prototypes. */
export class Templates {
  private readonly layout: Handlebars.TemplateDelegate;

  constructor(sources: TemplateSources) {
    const handlebars = Handlebars.create();
    handlebars.registerHelper(helpers as unknown as Handlebars.HelperDeclareSpec);
    const each = handlebars.helpers.each!;
    // Strict mode looks at what is shown, not at what is walked through: a misspelt list would be an empty one.
    handlebars.registerHelper('each', function (this: unknown, list: unknown, options: unknown) {
      if (list === undefined) throw new TypeError('The helper "each" was not given a list');
      return each.call(this, list, options);
    });
    for (const [name, source] of sources) {
      handlebars.registerPartial(name, handlebars.compile(source, compileOptions));
    }
    this.layout = handlebars.compile('{{> layout this}}', compileOptions);
  }

  /**
   * The whole HTML document.
   * @throws Error when the model lacks a value that the template shows
   */
  write({ template, model, status }: Page, layoutData: LayoutData): string {
    const hasProblems = status === 422;
    const labels = new Map<string, string>();
    const differing: PageData['differing'] = new Map();
    const taken: PageData['taken'] = new Map();
    const write = () =>
      this.layout(model, {
        data: { ...layoutData, template, hasProblems, labels, differing, taken },
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      });
    const html = write();
    // The summary stands above the fields whose labels it names: a page with both is written a second time.
    const isBehind = (hasProblems && labels.size > 0) || differing.size + taken.size > 0;
    return withDirections(withoutTurning(isBehind ? write() : html));
  }
}
