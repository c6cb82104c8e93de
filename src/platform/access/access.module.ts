import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountsService } from './accounts.service.js';
import { FailureLimit } from './failure-limit.js';
import { OidcClient } from './oidc-client.js';
import { OwnAccountPages } from './own-account.pages.js';
import { OwnAccountResolver } from './own-account.resolver.js';
import { OwnPassword } from './own-password.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { SignInPages } from './sign-in.pages.js';
import { signInLimits } from './sign-in-limit.js';
import { SignInLog } from './sign-in-log.js';
import { SignIns } from './sign-ins.service.js';
import { TotpService } from './totp.service.js';

@Module({
  controllers: [SignInPages, OwnAccountPages],
  providers: [
    AccountsService,
    FailureLimit,
    OidcClient,
    OwnAccountResolver,
    OwnPassword,
    OwnSessions,
    SignInLog,
    SignIns,
    TotpService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsService, OidcClient, SignInLog, TotpService],
})
export class AccessModule implements NestModule {
  constructor(private readonly signIns: SignIns) {}

  configure(consumer: MiddlewareConsumer): void {
    const limits = signInLimits((username, requestId) => this.signIns.locked(username, requestId));
    consumer.apply(...limits).forRoutes({ path: 'sign-in', method: RequestMethod.POST });
  }
}
