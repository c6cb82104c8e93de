import { Body, Controller, Get, Header, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { translate } from '../i18n/translate.js';
import { formOf, readForm } from '../web/form.js';
import { localPath } from '../web/local-path.js';
import { localeOf } from '../web/locale-of.js';
import { type Page, page, type Redirect, redirect } from '../web/page.js';
import { SignInInput } from './account.input.js';
import { AccountsService } from './accounts.service.js';
import { Policy } from './policy.js';
import { endSession, signInSession } from './sessions.js';

@Controller()
export class SignInPages {
  constructor(private readonly accounts: AccountsService) {}

  @Get('sign-in')
  @Policy('public')
  show(@Req() request: Request, @Query('next') next: unknown): Page | Redirect {
    if (request.actor) return redirect(localPath(next));
    return page('access/sign-in', { title: this.title(request), form: formOf(), next: localPath(next) });
  }

  @Post('sign-in')
  @Policy('public')
  async signIn(@Req() request: Request, @Body() body: Record<string, unknown>): Promise<Page | Redirect> {
    const next = localPath(body.next);
    const form = await readForm(SignInInput, body);
    const accountId =
      form.input && (await this.accounts.checkPassword(form.input.username, form.input.password));
    if (accountId) {
      await signInSession(request, accountId);
      return redirect(next);
    }
    const problems = form.problems.length > 0 ? form.problems : [{ path: 'username', code: 'signInFailed' }];
    const values = { username: form.values.username };
    return page('access/sign-in', { title: this.title(request), form: { values, problems }, next }, 422);
  }

  @Post('sign-out')
  @Policy('signedIn')
  @Header('Clear-Site-Data', '"cache", "storage"')
  async signOut(@Req() request: Request): Promise<Redirect> {
    await endSession(request);
    return redirect('/sign-in');
  }

  private title(request: Request): string {
    return translate(localeOf(request), 'access.signIn');
  }
}
