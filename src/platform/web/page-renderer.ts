import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/config.js';
import { translate } from '../i18n/translate.js';
import type { LayoutExtra } from './layout-extras.js';
import { localPath } from './local-path.js';
import { localeOf } from './locale-of.js';
import { navigationFor } from './navigation.js';
import type { Page } from './page.js';
import { readTemplates, Templates } from './templates.js';

/** Renders pages for a request: its language, its actor, and the notice that waits in its session. */
@Injectable()
export class PageRenderer {
  private readonly templates = new Templates(readTemplates());

  constructor(private readonly config: Config) {}

  /**
   * The whole HTML document. The notice is taken out of the session.
   * @param extras what features add to the page; a page about an error has none
   */
  render(page: Page, request: Request, extras: readonly LayoutExtra[] = []): string {
    const locale = localeOf(request);
    const { actor, session } = request;
    const notice = session?.notice;
    if (session) delete session.notice;
    return this.templates.write(page, {
      locale,
      otherLocale: locale === 'sv' ? 'en' : 'sv',
      isDemo: this.config.DEMO,
      notice: notice && translate(locale, notice),
      csrfToken: session && request.csrfToken?.(),
      actorName: actor?.name,
      navigation: navigationFor(
        actor,
        request.path,
        extras.flatMap(({ navigation }) => navigation),
      ),
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
