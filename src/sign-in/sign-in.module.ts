import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { FailureLimit } from './failure-limit.js';
import { OidcClient } from './oidc-client.js';
import { Origins } from './origins.service.js';
import { OwnAccountPages } from './own-account.pages.js';
import { OwnAccountResolver } from './own-account.resolver.js';
import { OwnPassword } from './own-password.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { Passwords } from './passwords.service.js';
import { SignInPages } from './sign-in.pages.js';
import { SignInLog } from './sign-in-log.js';
import { SignIns } from './sign-ins.service.js';
import { Tallies } from './tallies.service.js';
import { TotpService } from './totp.service.js';
import { WaitingFormsPages } from './waiting-forms.pages.js';

@Module({
  controllers: [SignInPages, OwnAccountPages, WaitingFormsPages],
  providers: [
    AccountsService,
    FailureLimit,
    OidcClient,
    Origins,
    OwnAccountResolver,
    OwnPassword,
    OwnSessions,
    Passwords,
    SignInLog,
    SignIns,
    Tallies,
    TotpService,
  ],
  exports: [AccountsService, FailureLimit, OidcClient, Passwords, SignInLog, Tallies, TotpService],
})
export class SignInModule {}
