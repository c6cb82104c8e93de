import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/dates/clock.js';
import { UUID } from '../platform/door/ids.js';
import { Public } from '../platform/door/public.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, wordsSent } from '../platform/web/form.js';
import { localeOf } from '../platform/web/locale-of.js';
import { type Page, page, type Redirect, redirect, type Sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { CopySheets } from '../releases/copy-sheets.js';
import { TOKEN } from '../releases/link-secrets.js';
import { Openings, visitOf } from '../releases/openings.js';
import { LinkCodeInput } from '../releases/release.input.js';
import { OwnWordsInput, WORDS_LENGTH } from './own-page.input.js';
import { copiesModel, logModel, plansModel, wordsModel } from './own-page-view.js';
import {
  type OwnOpening,
  OwnPageVisitsService,
  type Shown,
  type Visitor,
} from './own-page-visits.service.js';

const TABS = ['', '/words', '/copies', '/log'] as const;

/** Where the person's own page leads: for everybody who has its address, and telling nothing before the code. */
@Controller('own/:token')
export class OwnPageVisitsPages {
  private readonly openings: Openings<OwnOpening>;

  constructor(
    private readonly visits: OwnPageVisitsService,
    private readonly copySheets: CopySheets,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.openings = new Openings('own-page', config);
  }

  @Get()
  @Public()
  async plans(@Req() request: Request, @Param('token', TOKEN) token: string): Promise<Page> {
    const shown = await this.visits.plans(this.visitor(request, token));
    if (!shown) return askCode(request, token, formOf(), 200);
    return shownPage(request, token, '', shown, plansModel(localeOf(request), shown, this.clock.now()));
  }

  @Post()
  @Public()
  open(
    @Req() request: Request,
    @Param('token', TOKEN) token: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      LinkCodeInput,
      body,
      async ({ code }): Promise<Page | Redirect> => {
        const opening = await this.visits.open(token, code, visitOf(request));
        this.openings.keep(request, opening);
        return redirect(`/own/${token}`);
      },
      ({ problems }) => askCode(request, token, { ...formOf(), problems }, 422),
    );
  }

  /** For whoever has borrowed the telephone. */
  @Post('close')
  @Public()
  close(@Req() request: Request, @Param('token', TOKEN) token: string): Redirect {
    this.openings.forget(request);
    return redirect(`/own/${token}`, 'link.closed');
  }

  @Get('words')
  @Public()
  words(@Req() request: Request, @Param('token', TOKEN) token: string): Promise<Page | Redirect> {
    return this.wordsPage(request, token, formOf(), 200);
  }

  @Post('words')
  @Public()
  write(
    @Req() request: Request,
    @Param('token', TOKEN) token: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      OwnWordsInput,
      body,
      async (input): Promise<Page | Redirect> => {
        const shown = await this.visits.write(this.visitor(request, token), input);
        if (shown) return redirect(`/own/${token}/words`, 'ownPage.wordsKept');
        return askCode(request, token, formOf(), 422, [input.text]);
      },
      (form) => this.wordsPage(request, token, form, 422, body),
    );
  }

  @Get('copies')
  @Public()
  async copies(@Req() request: Request, @Param('token', TOKEN) token: string): Promise<Page | Redirect> {
    const shown = await this.visits.copies(this.visitor(request, token));
    if (!shown) return redirect(`/own/${token}`);
    return shownPage(request, token, '/copies', shown, copiesModel(localeOf(request), shown.copies));
  }

  @Get('log')
  @Public()
  async log(
    @Req() request: Request,
    @Param('token', TOKEN) token: string,
    @Query('page') wanted?: string,
  ): Promise<Page | Redirect> {
    const locale = localeOf(request);
    const rows = pageFrom(wanted);
    const shown = await this.visits.log(this.visitor(request, token), locale, rows);
    if (!shown) return redirect(`/own/${token}`);
    return shownPage(request, token, '/log', shown, {
      ...logModel(locale, shown.items),
      total: shown.total,
      pageLinks: pageLinks(`/own/${token}/log`, rows, shown.total),
    });
  }

  @Get(['plans/:planId/print', 'plans/:planId/print.pdf'])
  @Public()
  async sheet(
    @Req() request: Request,
    @Param('token', TOKEN) token: string,
    @Param('planId', UUID) planId: string,
  ): Promise<Sheet | Redirect> {
    const shown = await this.visits.sheet(this.visitor(request, token), planId);
    if (!shown?.copy) return redirect(`/own/${token}`);
    return this.copySheets.of(shown.copy, shown.plan!);
  }

  private async wordsPage(
    request: Request,
    token: string,
    form: Form<unknown>,
    status: number,
    sent?: unknown,
  ): Promise<Page | Redirect> {
    const shown = await this.visits.words(this.visitor(request, token));
    if (!shown)
      return sent ? askCode(request, token, formOf(), 422, wordsSent(sent)) : redirect(`/own/${token}`);
    const model = { ...wordsModel(localeOf(request), shown), form, maxlength: WORDS_LENGTH };
    return shownPage(request, token, '/words', shown, model, status);
  }

  private visitor(request: Request, token: string): Visitor {
    return { token, openings: this.openings.of(request), visit: visitOf(request) };
  }
}

/** @param words what was written when the page had closed, to be shown to whoever sent it */
function askCode(
  request: Request,
  token: string,
  form: Form<unknown>,
  status: number,
  words: string[] = [],
): Page {
  const title = translate(localeOf(request), 'ownPage.askTitle');
  return page('own-pages/code', { title, token, form, words }, status);
}

/** With the ways between its parts, and until when it is open. */
function shownPage(
  request: Request,
  token: string,
  path: (typeof TABS)[number],
  { until, withheld }: Shown,
  model: object,
  status = 200,
): Page {
  const locale = localeOf(request);
  const labelKey = (tab: string) => `ownPage.tab.${tab.slice(1) || 'plans'}`;
  const whole = {
    ...model,
    title: translate(locale, labelKey(path)),
    token,
    until: formatDateTime(locale, until),
    isWithheld: withheld.length > 0,
    tabs: TABS.map((tab) => ({
      href: `/own/${token}${tab}`,
      label: translate(locale, labelKey(tab)),
      current: tab === path,
    })),
  };
  return page(`own-pages/${path.slice(1) || 'plans'}`, whole, status);
}
