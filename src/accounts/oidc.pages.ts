import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../platform/config/config.js';
import { Public } from '../platform/door/public.js';
import { SealedCookie } from '../platform/web/cookie.js';
import { localPath } from '../platform/web/local-path.js';
import { localeOf } from '../platform/web/locale-of.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Redirect, redirect } from '../platform/web/page.js';
import { ANSWER_MS, OidcClient } from '../sign-in/oidc-client.js';
import { signInSession } from '../sign-in/sessions.js';
import { OidcAccounts } from './oidc-accounts.service.js';

const CALLBACK = '/sign-in/oidc/callback';

/** Signing in through the sign-in service: there, and back with an answer. */
@Controller('sign-in/oidc')
export class OidcPages {
  /** What was asked is kept by whoever asks: nothing is stored for somebody who is not signed in. */
  private readonly question: SealedCookie;

  constructor(
    private readonly oidc: OidcClient,
    private readonly accounts: OidcAccounts,
    config: Config,
  ) {
    this.question = new SealedCookie('oidc', config, ANSWER_MS);
  }

  @Get()
  @Public()
  async start(@Req() request: Request, @Query('next') next: unknown): Promise<Redirect> {
    const { address, asked } = await this.oidc.ask(ownAddress(request, CALLBACK), localPath(next));
    this.question.keep(request.res!, JSON.stringify(asked));
    return redirect(address);
  }

  @Get('callback')
  @Public()
  async callback(@Req() request: Request): Promise<Redirect> {
    const kept = this.question.read(request);
    const asked = kept === undefined ? undefined : JSON.parse(kept);
    // One question, one answer: sent a second time it answers nothing.
    this.question.drop(request.res!);
    const identity = await this.oidc.identify(new URL(ownAddress(request, request.originalUrl)), asked);
    const { id, sessionsEnded } = await this.accounts.signIn(identity, localeOf(request), String(request.id));
    await signInSession(request, id, sessionsEnded, identity.sealedIdToken);
    return redirect(asked?.next ?? '/');
  }
}
