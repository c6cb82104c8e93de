import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { locales } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';
import { SealedCookie } from './cookie.js';
import type { LayoutExtra } from './layout-extras.js';
import { localPath } from './local-path.js';
import { localeOf } from './locale-of.js';
import { linksFrom } from './navigation.js';
import type { Page } from './page.js';
import { readTemplates, Templates } from './templates.js';
import { Ways } from './ways.js';

/** The next page is asked for at once. */
const NOTICE_MS = 60 * 1000;

/** Renders pages for a request: its language, its actor, and the notice that waits in its browser. */
@Injectable()
export class PageRenderer {
  private readonly templates = new Templates(readTemplates());
  private readonly notice: SealedCookie;

  constructor(
    private readonly config: Config,
    private readonly ways: Ways,
  ) {
    this.notice = new SealedCookie('notice', config, NOTICE_MS);
  }

  /** @param key locale key of what the next page says, once */
  leaveNotice(response: Response, key: string): void {
    this.notice.keep(response, key);
  }

  /**
   * The whole HTML document. The notice is taken out of the browser.
   * @param extras what features add to the page; a page about an error has none
   */
  render(page: Page, request: Request, extras: readonly LayoutExtra[] = []): string {
    const locale = localeOf(request);
    const { actor } = request;
    const notice = this.notice.read(request);
    if (notice) this.notice.drop(request.res!);
    return this.templates.write(page, {
      locale,
      otherLanguages: locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, switchTo: translate(other, 'language.switchTo') })),
      isDemo: this.config.DEMO,
      notice: notice && translate(locale, notice),
      csrfToken: request.csrfToken?.(),
      actorName: actor?.name,
      navigation: linksFrom(request.path, [
        ...this.ways.navigation(actor),
        ...extras.flatMap(({ navigation }) => navigation),
      ]),
      menus: extras.flatMap(({ menu }) => menu ?? []),
      banners: extras.flatMap(({ banner }) => banner ?? []),
      returnTo: returnPath(request),
    });
  }
}

/** Where the browser comes back to after changing language: this page, or the one its form was on. */
function returnPath({ method, originalUrl, headers }: Request): string {
  if (method === 'GET') return localPath(originalUrl);
  if (!headers.referer || !URL.canParse(headers.referer)) return '/';
  const { host, pathname, search } = new URL(headers.referer);
  return host === headers.host ? localPath(pathname + search) : '/';
}
