import { Body, Controller, Get, Param, Post, UploadedFile } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RecordCategory } from '../disclosure/record-category.js';
import type { Person } from '../persons/person.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { ATTACHMENT_BYTES, endingOf, type SentFile } from '../platform/door/read-attachment.js';
import { TakesFile } from '../platform/door/uploads.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Download, download, type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { ConsentForm } from './consent-form.js';
import { NarrowGroundInput, WithdrawGroundInput } from './ground.input.js';
import { CONSENT_FILE } from './ground-prints.pages.js';
import { groundGroups, groundView } from './ground-view.js';
import { GroundsService } from './grounds.service.js';

/** A form with nothing but a file, which is read beside it. */
class ScanForm {
  @IsOptional()
  file?: unknown;
}

/** What a person has consented to, made to be read together with the person. */
@Controller('persons/:personId/consents')
export class GroundsPages {
  constructor(private readonly groundsService: GroundsService) {}

  @Get()
  @Policy('consent.read')
  async overview(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const { person, giver, grounds, may } = await this.groundsService.ofPerson(actor, personId);
    return page('consents/overview', {
      title: translate(actor.locale, 'consent.title'),
      person: personModel(person),
      giver: giver.name,
      mayWrite: may('consent.write'),
      hasAny: grounds.length > 0,
      ...groundGroups(actor.locale, grounds),
    });
  }

  @Get(':groundId/withdraw')
  @Policy('consent.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Page> {
    return this.withdrawal(actor, personId, groundId, formOf(), 200);
  }

  @Post(':groundId/withdraw')
  @Policy('consent.write')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      WithdrawGroundInput,
      { ...(body as object), groundId },
      async (input) => {
        const { beside } = await this.groundsService.withdraw(actor, input);
        const notice = beside.length > 0 ? 'consent.withdrawnBeside' : 'consent.withdrawn';
        return redirect(`/persons/${personId}/consents`, notice);
      },
      (form) => this.withdrawal(actor, personId, groundId, form, 422),
    );
  }

  @Get(':groundId/narrow')
  @Policy('consent.write')
  askToNarrow(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Page> {
    return this.narrowing(actor, personId, groundId, formOf());
  }

  @Post(':groundId/narrow')
  @Policy('consent.write')
  narrow(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      NarrowGroundInput,
      { ...body, groundId },
      async (input) => {
        const { beside } = await this.groundsService.narrow(actor, input);
        const notice = beside.length > 0 ? 'consent.narrowedBeside' : 'consent.narrowed';
        return redirect(`/persons/${personId}/consents`, notice);
      },
      (form) => this.narrowing(actor, personId, groundId, form),
    );
  }

  @Get(':groundId/scans')
  @Policy('consent.write')
  askForScan(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Page> {
    return this.scanning(actor, personId, groundId, formOf());
  }

  @Post(':groundId/scans')
  @TakesFile(ATTACHMENT_BYTES)
  @Policy('consent.write')
  addScan(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
    @UploadedFile() file: SentFile | undefined,
  ): Promise<Page | Redirect> {
    return submitted(
      ScanForm,
      {},
      async () => {
        await this.groundsService.addScan(actor, groundId, file);
        return redirect(`/persons/${personId}/consents`, 'consent.scan.added');
      },
      (form) => this.scanning(actor, personId, groundId, form),
    );
  }

  /** Always to be saved, never shown in the browser, and by a name that tells nothing of the person. */
  @Get('scans/:scanId/file')
  @Policy('consent.read')
  async scan(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('scanId', UUID) scanId: string,
  ): Promise<Download> {
    const { contentType, content } = await this.groundsService.scan(actor, personId, scanId);
    return download({ filename: `${CONSENT_FILE}.${endingOf(contentType)}`, contentType, body: content });
  }

  private async narrowing(
    actor: Actor,
    personId: string,
    groundId: string,
    form: Form<unknown>,
  ): Promise<Page> {
    const policy = 'consent.write';
    const { person, ground, beside } = await this.groundsService.get(actor, personId, groundId, { policy });
    const model = {
      title: translate(actor.locale, 'consent.narrow'),
      person: personModel(person),
      ground: groundView(actor.locale, ground, today()),
      beside: beside.map((other) => groundView(actor.locale, other, today())),
      categories: choicesOf(RecordCategory, 'kind.recordCategory', actor.locale).filter(({ value }) =>
        ground.categories.includes(value as RecordCategory),
      ),
      form,
    };
    return page('consents/narrow', model, statusOf(form));
  }

  private async scanning(
    actor: Actor,
    personId: string,
    groundId: string,
    form: Form<unknown>,
  ): Promise<Page> {
    const policy = 'consent.write';
    const { person, ground } = await this.groundsService.get(actor, personId, groundId, { policy });
    if (ground.form !== ConsentForm.WRITTEN) throw notFound('groundId');
    const model = {
      title: translate(actor.locale, 'consent.scan.add'),
      person: personModel(person),
      ground: groundView(actor.locale, ground, today()),
      form,
    };
    return page('consents/scan', model, statusOf(form));
  }

  private async withdrawal(
    actor: Actor,
    personId: string,
    groundId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const policy = 'consent.write';
    const { person, ground, beside } = await this.groundsService.get(actor, personId, groundId, { policy });
    const view = groundView(actor.locale, ground, today());
    const model = {
      title: translate(actor.locale, view.givenByPerson ? 'consent.withdraw' : 'consent.end'),
      person: personModel(person),
      ground: view,
      beside: beside.map((other) => groundView(actor.locale, other, today())),
      form,
    };
    return page('consents/withdraw', model, status);
  }
}

/** What the pages of consents show of the person. */
export function personModel({ id, givenName, familyName }: Person) {
  return { id, name: `${givenName} ${familyName}` };
}
