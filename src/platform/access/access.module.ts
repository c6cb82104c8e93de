import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountsService } from './accounts.service.js';
import { SignInPages } from './sign-in.pages.js';
import { signInLimits } from './sign-in-limit.js';

@Module({
  controllers: [SignInPages],
  providers: [AccountsService, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccountsService],
})
export class AccessModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(...signInLimits()).forRoutes({ path: 'sign-in', method: RequestMethod.POST });
  }
}
