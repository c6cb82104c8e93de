import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import Handlebars from 'handlebars';
import { Config } from '../config/config.js';
import { formatDate, formatDateTime } from '../i18n/format-date.js';
import { formatNumber } from '../i18n/format-number.js';
import type { Locale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';
import { projectRoot } from '../project-root.js';
import { formField, pathOf, type ShownForm, summaryLines } from './form-field.js';
import { localPath } from './local-path.js';
import { localeOf } from './locale-of.js';
import { navigationFor } from './navigation.js';
import type { Page } from './page.js';
import { assetAddress } from './static-files.js';
import { Svg } from './svg.js';

/** What every template and partial reads with `@`, beside the model of the page. */
interface PageData {
  locale: Locale;
  /** Label of every field on the page by path, gathered by the fields for the summary above them. */
  labels: Map<string, string>;
  [name: string]: unknown;
}

interface HelperOptions<Hash> {
  hash: Hash;
  data: PageData;
}

const helpers = {
  t: (key: string, { hash, data }: HelperOptions<MessageParams>) => translate(data.locale, key, hash),
  date: (value: string, { data }: HelperOptions<object>) => formatDate(data.locale, value),
  dateTime: (value: Date, { data }: HelperOptions<object>) => formatDateTime(data.locale, value),
  number: (value: number, { hash, data }: HelperOptions<{ decimals?: number }>) => {
    if (typeof value !== 'number') throw new TypeError('The helper "number" was not given a number');
    return formatNumber(data.locale, value, hash.decimals);
  },
  eq: (left: unknown, right: unknown) => left === right,
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
  pageTemplate: ({ data }: HelperOptions<object>) => data.template,
  asset: (file: string) => assetAddress(file),
  svg: (chart: unknown) => {
    if (!(chart instanceof Svg)) throw new TypeError('The helper "svg" was not given an Svg');
    return new Handlebars.SafeString(chart.markup);
  },
  field: (
    form: ShownForm,
    name: string,
    { hash, data }: HelperOptions<{ label: string; hint?: string; options?: [] }>,
  ) => {
    data.labels.set(pathOf(name), hash.label);
    return formField(data.locale, form, name, hash);
  },
  summary: (form: ShownForm, { data }: HelperOptions<object>) => summaryLines(data.locale, form, data.labels),
};

const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  // A partial sees what it is given and nothing else, so a model's `hint` never ends up in somebody's field.
  explicitPartialContext: true,
  // Indenting a partial would indent the lines inside its textarea too.
  preventIndent: true,
};

/**
 * Renders pages from `templates`. Every partial is known by its path in `templates/partials` and every page as
 * `pages/...`; all are read once. Templates are strict, escape always, and cannot reach prototypes.
 */
@Injectable()
export class PageRenderer {
  private readonly layout: Handlebars.TemplateDelegate;

  constructor(private readonly config: Config) {
    const handlebars = Handlebars.create();
    handlebars.registerHelper(helpers as unknown as Handlebars.HelperDeclareSpec);
    for (const [name, source] of readTemplates()) {
      handlebars.registerPartial(name, handlebars.compile(source, compileOptions));
    }
    this.layout = handlebars.compile('{{> layout this}}', compileOptions);
  }

  /** The whole HTML document. Takes the notice that waits in the session. */
  render({ template, model, status }: Page, request: Request): string {
    const locale = localeOf(request);
    const { actor, session } = request;
    const notice = session?.notice;
    if (session) delete session.notice;
    const data: PageData = {
      locale,
      otherLocale: locale === 'sv' ? 'en' : 'sv',
      labels: new Map(),
      template: `pages/${template}`,
      hasProblems: status === 422,
      notice: notice && translate(locale, notice),
      csrfToken: session && request.csrfToken?.(),
      actorName: actor?.name,
      navigation: navigationFor(actor, request.path),
      returnTo: returnPath(request),
      isDemo: this.config.DEMO,
    };
    const html = this.write(model, data);
    // The summary stands above the fields whose labels it names: a page with both is written a second time.
    return status === 422 && data.labels.size > 0 ? this.write(model, data) : html;
  }

  private write(model: object, data: PageData): string {
    return this.layout(model, { data: { ...data } });
  }
}

/** Where the browser comes back to after changing language: this page, or the one its form was on. */
function returnPath({ method, originalUrl, headers }: Request): string {
  if (method === 'GET') return localPath(originalUrl);
  const referer = URL.canParse(headers.referer ?? '') ? new URL(headers.referer!) : undefined;
  return localPath(referer && referer.host === headers.host ? referer.pathname + referer.search : '/');
}

function readTemplates(): [name: string, source: string][] {
  const read = (folder: string, prefix: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.hbs'))
      .map((file): [string, string] => [
        prefix + file.slice(0, -'.hbs'.length).replaceAll('\\', '/'),
        readFileSync(join(folder, file), 'utf8'),
      ]);
  const templates = join(projectRoot, 'templates');
  return [...read(join(templates, 'partials'), ''), ...read(join(templates, 'pages'), 'pages/')];
}
