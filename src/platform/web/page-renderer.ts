import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { FormTickets } from '../forms/form-ticket.js';
import { locales } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';
import { SealedCookie } from './cookie.js';
import type { LayoutExtra } from './layout-extras.js';
import { localPath } from './local-path.js';
import { localeOf } from './locale-of.js';
import { linksFrom } from './navigation.js';
import type { Page, Told } from './page.js';
import { pageOfForm } from './page-of-form.js';
import { readTemplates, Templates } from './templates.js';
import { Ways } from './ways.js';

/** The next page is asked for at once. */
const NOTICE_MS = 60 * 1000;

/** What has been compiled for one application serves every other of the process too. */
const templates = new Templates(readTemplates());

/** Renders pages for a request: its language, its actor, and the notice that waits in its browser. */
@Injectable()
export class PageRenderer {
  private readonly notice: SealedCookie;
  private readonly tickets: FormTickets;

  constructor(
    private readonly config: Config,
    private readonly ways: Ways,
  ) {
    this.notice = new SealedCookie('notice', config, NOTICE_MS);
    this.tickets = new FormTickets(config);
  }

  /** @param key locale key of what the next page says, once, with what is told beside it */
  leaveNotice(response: Response, key: string, told?: Told): void {
    this.notice.keep(response, told ? `${key} ${JSON.stringify(told)}` : key);
  }

  /**
   * The whole HTML document. The notice is taken out of the browser.
   * @param extras what features add to the page; a page about an error has none
   */
  render(page: Page, request: Request, extras: readonly LayoutExtra[] = []): string {
    const locale = localeOf(request);
    const { actor, shownAgain } = request;
    const kept = this.notice.read(request);
    if (kept) this.notice.drop(request.res!);
    const [, left, told] = /^(\S+)(?: (.+))?$/.exec(kept ?? '') ?? [];
    const notice = shownAgain?.noticeKey ?? left;
    return templates.write(page, {
      locale,
      otherLanguages: locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, switchTo: translate(other, 'language.switchTo') })),
      isDemo: this.config.DEMO,
      notice: notice && translate(locale, notice),
      told: told === undefined ? undefined : (JSON.parse(told) as Told),
      help: this.ways.help(request.path),
      isUnsaved: shownAgain !== undefined,
      csrfToken: request.csrfToken?.(),
      formTicket: () => this.tickets.give(actor?.accountId),
      actorName: actor?.name,
      navigation: linksFrom(request.path, [
        ...this.ways.navigation(actor),
        ...extras.flatMap(({ navigation }) => navigation),
      ]),
      lines: extras.flatMap(({ lines }) => lines ?? []),
      menus: extras.flatMap(({ menu }) => menu ?? []),
      banners: extras.flatMap(({ banner }) => banner ?? []),
      returnTo: returnPath(request),
    });
  }
}

/** Where the browser comes back to after changing language: this page, or the one its form was on. */
const returnPath = (request: Request): string =>
  request.method === 'GET' ? localPath(request.originalUrl) : pageOfForm(request);
