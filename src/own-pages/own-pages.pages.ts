import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { codeHours, spacedCode } from '../releases/link-code-view.js';
import { openUntil } from '../releases/link-state.js';
import { GiveOwnPageCodeInput, MakeOwnPageInput } from './own-page.input.js';
import { OwnPageState, takesCode } from './own-page-state.js';
import { wordsLine } from './own-page-view.js';
import { OwnPagesService } from './own-pages.service.js';

/** The page of a person as the coordinator gives it, and what the person has written there. */
@Controller()
export class OwnPagesPages {
  constructor(private readonly ownPages: OwnPagesService) {}

  @Get('persons/:personId/own-page')
  @Policy('ownPage.read')
  show(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.form(actor, personId, formOf({ hours: 24 }), 200);
  }

  @Post('persons/:personId/own-page')
  @Policy('ownPage.write')
  make(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      MakeOwnPageInput,
      { ...(body as object), personId },
      async (input) => {
        const { secret, code } = await this.ownPages.make(actor, input);
        const told = { address: ownAddress(request, secret!.path), code: spacedCode(code!) };
        return redirect(`/persons/${personId}/own-page`, 'ownPage.made', told);
      },
      (form) => this.form(actor, personId, form, 422),
    );
  }

  @Post('own-pages/:ownPageId/code')
  @Policy('ownPage.write')
  async giveCode(
    @CurrentActor() actor: Actor,
    @Param('ownPageId', UUID) ownPageId: string,
  ): Promise<Redirect> {
    const input = Object.assign(new GiveOwnPageCodeInput(), { ownPageId });
    const { personId, code } = await this.ownPages.giveCode(actor, input);
    return redirect(`/persons/${personId}/own-page`, 'ownPage.codeGiven', { code: spacedCode(code!) });
  }

  @Post('own-pages/:ownPageId/revoke')
  @Policy('ownPage.write')
  async revoke(@CurrentActor() actor: Actor, @Param('ownPageId', UUID) ownPageId: string): Promise<Redirect> {
    const { personId } = await this.ownPages.revoke(actor, ownPageId);
    return redirect(`/persons/${personId}/own-page`, 'ownPage.revoked');
  }

  @Post('own-words/:ownWordsId/settle')
  @Policy('ownPage.write')
  async settle(
    @CurrentActor() actor: Actor,
    @Param('ownWordsId', UUID) ownWordsId: string,
  ): Promise<Redirect> {
    const { personId } = await this.ownPages.settle(actor, ownWordsId);
    return redirect(`/persons/${personId}/own-page#words`, 'ownPage.settled');
  }

  private async form(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, pages, words, mayMake, may } = await this.ownPages.ofPerson(actor, personId);
    const shown = pages.map(({ id, state, madeAt, madeByName, expiresAt, codeGivenAt, ...one }) => ({
      ...{ id, madeAt, madeBy: madeByName, expiresAt, codeGivenAt, codeGivenBy: one.codeGivenByName },
      ...{ openedAt: one.openedAt, tries: one.tries, revokedAt: one.revokedAt, revokedBy: one.revokedByName },
      state: translate(locale, `ownPage.state.${state}`),
      isWaiting: state === OwnPageState.WAITING,
      isOfFormerTeam: one.isOfFormerTeam,
      codeUntil: one.codeExpiresAt,
      openUntil: state === OwnPageState.OPEN ? openUntil({ expiresAt }, one.openedAt!) : null,
      isAlive: takesCode(state),
    }));
    const model = {
      title: translate(locale, 'ownPage.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      protectedIdentity: person.protectedIdentity,
      alive: shown.filter(({ isAlive }) => isAlive),
      earlier: shown.filter(({ isAlive }) => !isAlive),
      words: words.map((one) => wordsLine(locale, one)),
      mayMake,
      mayWrite: may('ownPage.write'),
      hours: codeHours(locale),
      form,
    };
    return page('own-pages/show', model, status);
  }
}
