import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../platform/config/config.js';
import { Public } from '../platform/door/public.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { isReachedByCookies } from '../platform/web/is-reached-by-cookies.js';
import { localPath } from '../platform/web/local-path.js';
import { localeOf } from '../platform/web/locale-of.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { OidcClient } from './oidc-client.js';
import { Origins } from './origins.service.js';
import { SignInCodeInput } from './own-account.input.js';
import { askForCode, awaitedCode, endSession, signInSession } from './sessions.js';
import { SignInInput } from './sign-in.input.js';
import { SignInLog } from './sign-in-log.js';
import { SignIns } from './sign-ins.service.js';

@Controller()
export class SignInPages {
  constructor(
    private readonly signIns: SignIns,
    private readonly origins: Origins,
    private readonly signInLog: SignInLog,
    private readonly oidc: OidcClient,
    private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Public()
  show(@Req() request: Request, @Query('next') next: unknown): Page | Redirect {
    if (request.actor) return redirect(localPath(next));
    return this.form(request, formOf(), localPath(next), 200);
  }

  @Post('sign-in')
  @Public()
  async signIn(@Req() request: Request, @Body() body: Record<string, unknown>): Promise<Page | Redirect> {
    if (!this.config.LOCAL_ACCOUNTS) throw new DomainError('NOT_FOUND');
    const next = localPath(body.next);
    return submitted(
      SignInInput,
      body,
      async (input) => {
        const { accountId, sessionsEnded, needsCode } = await this.signIns.byPassword(
          input,
          this.origins.of(request),
          String(request.id),
        );
        if (needsCode) {
          await askForCode(request, { accountId, sessionsEnded, next });
          return redirect('/sign-in/code');
        }
        await this.letIn(request, accountId, sessionsEnded);
        return redirect(next);
      },
      ({ values: { username }, problems }) =>
        this.form(request, { ...formOf({ username }), problems }, next, 422),
    );
  }

  @Get('sign-in/code')
  @Public()
  askCode(@Req() request: Request): Page | Redirect {
    return awaitedCode(request) ? this.codeForm(request, formOf(), 200) : redirect('/sign-in');
  }

  @Post('sign-in/code')
  @Public()
  async checkCode(@Req() request: Request, @Body() body: unknown): Promise<Page | Redirect> {
    const awaited = awaitedCode(request);
    if (!awaited) return redirect('/sign-in');
    return submitted(
      SignInCodeInput,
      body,
      async ({ code }) => {
        const { accountId, sessionsEnded } = awaited;
        await this.signIns.byCode(accountId, code, this.origins.of(request), String(request.id));
        await this.letIn(request, accountId, sessionsEnded);
        return redirect(awaited.next);
      },
      ({ problems }) => this.codeForm(request, { ...formOf(), problems }, 422),
    );
  }

  /** Leaving is for everybody: also for somebody whose session has ended, or who has not typed a code yet. */
  @Post('sign-out')
  @Public()
  @Header('Clear-Site-Data', '"cache", "storage"')
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | Redirect> {
    const { sealedIdToken } = request.session;
    if (request.actor) await this.signInLog.signedOut(request.actor);
    await endSession(request);
    const service =
      sealedIdToken && (await this.oidc.endSessionAddress(sealedIdToken, ownAddress(request, '/sign-in')));
    if (!service) return redirect('/sign-in');
    // The pages' policy lets no form lead away from this server, so the browser is asked to go on by itself.
    response.setHeader('Refresh', `0; url=${service}`);
    return page('sign-in/signed-out', { title: translate(localeOf(request), 'access.signedOut'), service });
  }

  private async letIn(request: Request, accountId: string, sessionsEnded: number): Promise<void> {
    await signInSession(request, accountId, sessionsEnded);
    this.origins.remember(request, accountId);
  }

  private form(request: Request, form: Form<unknown>, next: string, status: number): Page {
    const { LOCAL_ACCOUNTS: hasLocal, usesOidc: hasService } = this.config;
    const serviceAddress = `/sign-in/oidc?next=${encodeURIComponent(next)}`;
    const title = translate(localeOf(request), 'access.signIn');
    const isUnsafe = !isReachedByCookies(request, this.config);
    return page(
      'sign-in/sign-in',
      { title, form, next, isUnsafe, hasLocal, hasService, serviceAddress },
      status,
    );
  }

  private codeForm(request: Request, form: Form<unknown>, status: number): Page {
    return page(
      'sign-in/sign-in-code',
      { title: translate(localeOf(request), 'access.codeTitle'), form },
      status,
    );
  }
}
