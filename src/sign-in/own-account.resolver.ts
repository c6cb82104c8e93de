import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { AccountsService } from './accounts.service.js';
import {
  BeginTotpInput,
  ChangePasswordInput,
  ConfirmTotpInput,
  EndSessionsInput,
  EndTotpInput,
  OwnSession,
  TotpSetUp,
  TotpStatus,
} from './own-account.input.js';
import { OwnPassword } from './own-password.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { signInSession } from './sessions.js';
import { SignInEvent } from './sign-in-event.js';
import { SignInLog } from './sign-in-log.js';
import { TotpService } from './totp.service.js';

/** What ends all sessions of the account gives the one that asked a new one. */
@Resolver()
export class OwnAccountResolver {
  constructor(
    private readonly accountsService: AccountsService,
    private readonly ownPassword: OwnPassword,
    private readonly totpService: TotpService,
    private readonly sessions: OwnSessions,
    private readonly signInLog: SignInLog,
  ) {}

  @Query(() => [OwnSession], { description: 'The browsers that one is signed in with, the newest first.' })
  @Policy('ownAccount')
  ownSessions(@CurrentActor() actor: Actor): Promise<OwnSession[]> {
    return this.sessions.list(actor);
  }

  @Query(() => [SignInEvent], { description: "The latest twenty of one's own sign-ins, the newest first." })
  @Policy('ownAccount')
  ownSignIns(@CurrentActor() { accountId }: Actor): Promise<SignInEvent[]> {
    return this.signInLog.latest(accountId);
  }

  @Mutation(() => Boolean, { description: "Ends one's sessions in all other browsers." })
  @Policy('ownAccount')
  async endOtherSessions(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The password.' }) input: EndSessionsInput,
  ): Promise<boolean> {
    await this.sessions.endOthers(actor, input);
    return true;
  }

  @Query(() => TotpStatus, { description: "One's own one-time codes." })
  @Policy('ownAccount')
  ownTotp(@CurrentActor() actor: Actor): Promise<TotpStatus> {
    return this.accountsService.totpStatus(actor);
  }

  @Mutation(() => Boolean, { description: "Changes one's own password and ends one's other sessions." })
  @Policy('ownPassword')
  async changePassword(
    @CurrentActor() actor: Actor,
    @Context('req') request: Request,
    @Args('input', { description: 'Both passwords.' }) input: ChangePasswordInput,
  ): Promise<boolean> {
    await this.ownPassword.change(actor, input);
    await signInSession(request, actor.accountId);
    return true;
  }

  @Mutation(() => TotpSetUp, { description: 'Makes a secret for an authenticator app; on once confirmed.' })
  @Policy('ownAccount')
  beginTotp(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The password.' }) input: BeginTotpInput,
  ): Promise<TotpSetUp> {
    return this.totpService.begin(actor, input);
  }

  @Mutation(() => [String], {
    description:
      "Turns one-time codes on and ends one's other sessions. Answers the recovery codes, this once.",
  })
  @Policy('ownAccount')
  async confirmTotp(
    @CurrentActor() actor: Actor,
    @Context('req') request: Request,
    @Args('input', { description: 'The first code.' }) input: ConfirmTotpInput,
  ): Promise<string[]> {
    const codes = await this.totpService.confirm(actor, input);
    await signInSession(request, actor.accountId);
    return codes;
  }

  @Mutation(() => Boolean, { description: "Turns one-time codes off and ends one's other sessions." })
  @Policy('ownAccount')
  async endTotp(
    @CurrentActor() actor: Actor,
    @Context('req') request: Request,
    @Args('input', { description: 'The password and a code.' }) input: EndTotpInput,
  ): Promise<boolean> {
    await this.totpService.end(actor, input);
    await signInSession(request, actor.accountId);
    return true;
  }
}
