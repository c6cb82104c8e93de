import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { qrSvg } from '../platform/charts/qr.js';
import { translate } from '../platform/i18n/translate.js';
import { inFours } from '../platform/text/in-fours.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { Svg } from '../platform/web/svg.js';
import { AccountsService } from './accounts.service.js';
import { describeSignIn } from './describe-sign-in.js';
import {
  BeginTotpInput,
  ChangePasswordForm,
  ConfirmTotpInput,
  EndSessionsInput,
  EndTotpInput,
} from './own-account.input.js';
import { OwnPassword } from './own-password.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { signInSession } from './sessions.js';
import { SignInLog } from './sign-in-log.js';
import { TotpService } from './totp.service.js';

/** What the page shows again when one of its forms has problems. */
interface Forms {
  passwordForm?: Form<unknown>;
  totpForm?: Form<unknown>;
  sessionsForm?: Form<unknown>;
}

/** "Mitt konto": one's own password, one-time codes, sessions and latest sign-ins. */
@Controller('account')
export class OwnAccountPages {
  constructor(
    private readonly accountsService: AccountsService,
    private readonly ownPassword: OwnPassword,
    private readonly totpService: TotpService,
    private readonly sessions: OwnSessions,
    private readonly signInLog: SignInLog,
  ) {}

  @Get()
  @Policy('ownPassword')
  show(@CurrentActor() actor: Actor): Promise<Page> {
    return this.account(actor, {}, 200);
  }

  @Post('password')
  @Policy('ownPassword')
  changePassword(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      ChangePasswordForm,
      body,
      async (input) => {
        await this.ownPassword.change(actor, input);
        await signInSession(request, actor.accountId);
        return actor.mustChoosePassword
          ? redirect('/', 'ownAccount.passwordChosen')
          : redirect('/account', 'ownAccount.passwordChanged');
      },
      (passwordForm) => this.account(actor, { passwordForm }, 422),
    );
  }

  @Post('sessions/end')
  @Policy('ownAccount')
  endSessions(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      EndSessionsInput,
      body,
      async (input) => {
        await this.sessions.endOthers(actor, input);
        return redirect('/account', 'ownAccount.sessionsEnded');
      },
      (sessionsForm) => this.account(actor, { sessionsForm }, 422),
    );
  }

  @Post('totp')
  @Policy('ownAccount')
  begin(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      BeginTotpInput,
      body,
      async (input) => {
        await this.totpService.begin(actor, input);
        return redirect('/account/totp');
      },
      (totpForm) => this.account(actor, { totpForm }, 422),
    );
  }

  @Get('totp')
  @Policy('ownAccount')
  setUp(@CurrentActor() actor: Actor): Promise<Page | Redirect> {
    return this.totpSetUp(actor, formOf(), 200);
  }

  @Post('totp/confirm')
  @Policy('ownAccount')
  confirm(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      ConfirmTotpInput,
      body,
      async (input) => {
        const codes = await this.totpService.confirm(actor, input);
        await signInSession(request, actor.accountId);
        return page('sign-in/recovery-codes', {
          title: translate(actor.locale, 'ownAccount.recoveryCodes'),
          codes,
        });
      },
      (form) => this.totpSetUp(actor, form, 422),
    );
  }

  @Post('totp/end')
  @Policy('ownAccount')
  end(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      EndTotpInput,
      body,
      async (input) => {
        await this.totpService.end(actor, input);
        await signInSession(request, actor.accountId);
        return redirect('/account', 'ownAccount.totpEnded');
      },
      (totpForm) => this.account(actor, { totpForm }, 422),
    );
  }

  private async account(actor: Actor, forms: Forms, status: number): Promise<Page> {
    if (actor.mustChoosePassword) return firstPasswordPage(actor, forms.passwordForm ?? formOf(), status);
    const { isOn, recoveryCodesLeft } = await this.accountsService.totpStatus(actor);
    const sessions = await this.sessions.list(actor);
    const signIns = await this.signInLog.latest(actor.accountId);
    return page(
      'sign-in/own-account',
      {
        title: translate(actor.locale, 'ownAccount.title'),
        name: actor.name,
        isLocal: actor.isLocal,
        isOn,
        recoveryCodesLeft,
        mustTurnOnTotp: actor.mustTurnOnTotp,
        passwordForm: forms.passwordForm ?? formOf(),
        totpForm: forms.totpForm ?? formOf(),
        sessionsForm: forms.sessionsForm ?? formOf(),
        sessions: sessions.map((own) => ({ ...own })),
        hasOthers: sessions.length > 1,
        signIns: signIns.map((event) => describeSignIn(actor.locale, event)),
      },
      status,
    );
  }

  private async totpSetUp(actor: Actor, form: Form<unknown>, status: number): Promise<Page | Redirect> {
    const begun = await this.totpService.begun(actor);
    if (!begun)
      return form.problems.length > 0 ? this.account(actor, { totpForm: form }, 422) : redirect('/account');
    const say = (key: string) => translate(actor.locale, `ownAccount.${key}`);
    const qr = { id: 'totp-qr', title: say('qrTitle'), description: say('qrText'), content: begun.address };
    return page(
      'sign-in/totp-set-up',
      {
        title: say('setUpTitle'),
        qr: new Svg(qrSvg(qr)),
        address: begun.address,
        secret: inFours(begun.secret),
        form,
      },
      status,
    );
  }
}

/** All there is of the own account until a password has been chosen. */
function firstPasswordPage(actor: Actor, form: Form<unknown>, status: number): Page {
  const title = translate(actor.locale, 'ownAccount.firstPasswordTitle');
  return page('sign-in/first-password', { title, form }, status);
}
