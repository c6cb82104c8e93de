import type { Readable } from 'node:stream';

/** What a template gets: a plain object made for it, never an entity. */
export interface PageModel {
  title: string;
}

/** A page to be rendered by the page interceptor. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: PageModel,
    readonly status: number,
    readonly refreshSeconds?: number,
  ) {}
}

export class Redirect {
  constructor(
    readonly to: string,
    readonly noticeKey: string | undefined,
    readonly told?: Told,
  ) {}
}

/** What the next page says once and no page again, such as a code, by names that its template knows. */
export type Told = Readonly<Record<string, string>>;

export interface DownloadContent {
  filename: string;
  contentType: string;
  body: Buffer | string | Readable;
  /** Shown in the browser rather than saved. */
  inline?: boolean;
}

export class Download {
  constructor(readonly content: DownloadContent) {}
}

/** A document made for paper, to be seen as a page or as a PDF. */
export class Sheet {
  constructor(
    readonly document: string,
    readonly name: string,
  ) {}
}

/**
 * @param template `<room>/<name>`, such as `fidelity/audit` for `templates/fidelity/audit.hbs`
 * @param status 422 when a form comes back with problems
 * @param refreshSeconds after which the browser asks for the page again; the page says how to stop that
 */
export function page<Model extends PageModel>(
  template: string,
  model: Model,
  status = 200,
  refreshSeconds?: number,
): Page {
  return new Page(template, model, status, refreshSeconds);
}

/**
 * Sends the browser on with GET after a form has been taken care of.
 * @param to a path on this server, or the page of the sign-in service
 * @param noticeKey locale key of a message to show once on the next page
 * @param told what that page says beside it, as `@told`
 */
export function redirect(to: string, noticeKey?: string, told?: Told): Redirect {
  return new Redirect(to, noticeKey, told);
}

/**
 * A document as the answer, shown in the browser: the same as PDF where the address ends with `.pdf`. One method takes care of
 * both addresses.
 * @param document HTML made by `renderDocument`
 * @param name of its file, without extension. Names of files are seen by others: it tells nothing of a person
 */
export function sheet(document: string, name: string): Sheet {
  return new Sheet(document, name);
}

/** A file as the answer. */
export function download(content: DownloadContent): Download {
  return new Download(content);
}
