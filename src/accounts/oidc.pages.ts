import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { OidcClient } from '../platform/access/oidc-client.js';
import { Policy } from '../platform/access/policy.js';
import { signInSession } from '../platform/access/sessions.js';
import { localPath } from '../platform/web/local-path.js';
import { localeOf } from '../platform/web/locale-of.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Redirect, redirect } from '../platform/web/page.js';
import { OidcAccounts } from './oidc-accounts.service.js';

const CALLBACK = '/sign-in/oidc/callback';

/** Signing in through the sign-in service: there, and back with an answer. */
@Controller('sign-in/oidc')
export class OidcPages {
  constructor(
    private readonly oidc: OidcClient,
    private readonly accounts: OidcAccounts,
  ) {}

  @Get()
  @Policy('public')
  async start(@Req() request: Request, @Query('next') next: unknown): Promise<Redirect> {
    const { address, asked } = await this.oidc.ask(ownAddress(request, CALLBACK), localPath(next));
    request.session.asked = asked;
    return redirect(address);
  }

  @Get('callback')
  @Policy('public')
  async callback(@Req() request: Request): Promise<Redirect> {
    const { asked } = request.session;
    // One question, one answer: sent a second time it answers nothing.
    delete request.session.asked;
    const identity = await this.oidc.identify(new URL(ownAddress(request, request.originalUrl)), asked);
    const { id, sessionsEnded } = await this.accounts.signIn(identity, localeOf(request), String(request.id));
    await signInSession(request, id, sessionsEnded);
    request.session.sealedIdToken = identity.sealedIdToken;
    return redirect(asked?.next ?? '/');
  }
}
