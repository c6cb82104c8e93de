import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../platform/config/config.js';
import { Public } from '../platform/door/public.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { localeOf } from '../platform/web/locale-of.js';
import { type Page, page, type Redirect, redirect, type Sheet } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CopySheets } from './copy-sheets.js';
import { TOKEN } from './link-secrets.js';
import { LinkStanding } from './link-standing.js';
import { LinksService, type Opening } from './links.service.js';
import { Openings, visitOf } from './openings.js';
import { LinkCodeInput } from './release.input.js';

/** No address of a link is told to another site, nor kept by one that searches. */
export function hideLinks(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
  next();
}

/**
 * Where a link leads: for everybody who has its address, and telling nothing before the code. Who has opened one is known
 * again by a cookie for half an hour, and signed in by nothing.
 */
@Controller('links/:token')
export class LinksPages {
  private readonly openings: Openings<Opening>;

  constructor(
    private readonly linksService: LinksService,
    private readonly copySheets: CopySheets,
    config: Config,
  ) {
    this.openings = new Openings('links', config);
  }

  @Get()
  @Public()
  async show(@Req() request: Request, @Param('token', TOKEN) token: string): Promise<Page> {
    const opened = await this.linksService.opened(token, this.openings.of(request));
    if (opened === LinkStanding.REPLACED) return replaced(request);
    if (typeof opened !== 'object') return askCode(request, token, formOf(), 200);
    const locale = localeOf(request);
    return page('releases/link-open', {
      title: translate(locale, 'link.openTitle'),
      token,
      until: formatDateTime(locale, opened.until),
    });
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
        const opening = await this.linksService.open(token, code, visitOf(request));
        if (opening === LinkStanding.REPLACED) return replaced(request);
        this.openings.keep(request, opening);
        return redirect(`/links/${token}`);
      },
      ({ problems }) => askCode(request, token, { ...formOf(), problems }, 422),
    );
  }

  /** For whoever reads it where others may. */
  @Post('close')
  @Public()
  close(@Req() request: Request, @Param('token', TOKEN) token: string): Redirect {
    this.openings.forget(request);
    return redirect(`/links/${token}`, 'link.closed');
  }

  @Get(['print', 'print.pdf'])
  @Public()
  async print(@Req() request: Request, @Param('token', TOKEN) token: string): Promise<Sheet | Redirect> {
    const shown = await this.linksService.sheet(token, this.openings.of(request), visitOf(request));
    if (!shown) return redirect(`/links/${token}`);
    return this.copySheets.of(shown.copy, shown.plan);
  }
}

function askCode(request: Request, token: string, form: Form<unknown>, status: number): Page {
  return page('releases/link', { title: translate(localeOf(request), 'link.title'), token, form }, status);
}

const replaced = (request: Request): Page =>
  page('releases/link-replaced', { title: translate(localeOf(request), 'link.replacedTitle') });
