import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Circumstance, GroundKind, MeasureScope } from '../disclosure/ground-kinds.js';
import { kindsFrom } from '../disclosure/ground-rules.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { inUse } from '../organisations/in-use.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect, type Sheet, sheet } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { renderConsent } from './consent.document.js';
import { ConsentForm } from './consent-form.js';
import type { Ground } from './ground.entity.js';
import { RecordGroundInput } from './ground.input.js';
import { CONSENT_FILE } from './ground-prints.pages.js';
import { GroundPrintsService } from './ground-prints.service.js';
import { personModel } from './grounds.pages.js';
import { GroundsService } from './grounds.service.js';

/** The consent has a page of its own, so that it stays simple; the other grounds share one. */
type Template = 'consents/new' | 'consents/other';

@Controller('persons/:personId/consents')
export class NewGroundPages {
  constructor(
    private readonly groundsService: GroundsService,
    private readonly organisations: OrganisationsService,
    private readonly prints: GroundPrintsService,
  ) {}

  /** @param like a ground whose words the form begins with, to renew it */
  @Get('new')
  @Policy('consent.write')
  async consent(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Query('like', UUID) like?: string,
  ): Promise<Page> {
    return this.form(actor, personId, 'consents/new', await this.blank(actor, personId, like), 200);
  }

  @Post('new')
  @Policy('consent.write')
  recordConsent(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return this.record(actor, personId, 'consents/new', { ...body, kind: GroundKind.CONSENT });
  }

  /** The sheet of what stands in the form, to be read and signed before it is recorded. */
  @Post('new/print.pdf')
  @Policy('consent.write')
  printConsent(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect | Sheet> {
    return submitted(
      RecordGroundInput,
      { ...body, personId, kind: GroundKind.CONSENT, form: ConsentForm.WRITTEN },
      async (input) => {
        const draft = await this.prints.draft(actor, input);
        return sheet(renderConsent(draft, actor.locale), CONSENT_FILE);
      },
      (form) => this.form(actor, personId, 'consents/new', form, 422),
    );
  }

  /** @param like a ground whose words the form begins with, to renew it */
  @Get('other')
  @Policy('consent.write')
  async other(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Query('like', UUID) like?: string,
  ): Promise<Page> {
    return this.form(actor, personId, 'consents/other', await this.blank(actor, personId, like), 200);
  }

  @Post('other')
  @Policy('consent.write')
  recordOther(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return this.record(actor, personId, 'consents/other', body);
  }

  private record(actor: Actor, personId: string, template: Template, body: object): Promise<Page | Redirect> {
    return submitted(
      RecordGroundInput,
      { ...body, personId },
      async (input) => {
        const { id, form } = await this.groundsService.record(actor, input);
        const consents = `/persons/${personId}/consents`;
        return form === ConsentForm.WRITTEN
          ? redirect(`${consents}/${id}/scans`, 'consent.recordedNotice')
          : redirect(consents, 'consent.recordedNotice');
      },
      (form) => this.form(actor, personId, template, form, 422),
    );
  }

  /** A year from today; or, when it renews another, that one's words and a year from when it ends. */
  private async blank(actor: Actor, personId: string, like?: string): Promise<Form<never>> {
    if (!like) return formOf({ fromDate: today(), toDate: addMonths(today(), 12) });
    const { ground } = await this.groundsService.get(actor, personId, like, { policy: 'consent.write' });
    return formOf(renewalOf(ground, today()));
  }

  private async form(
    actor: Actor,
    personId: string,
    template: Template,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const { person, giver } = await this.groundsService.ofPerson(actor, personId, {
      policy: 'consent.write',
    });
    const [principals, units] = await Promise.all([
      this.organisations.principals(actor),
      this.organisations.units(actor),
    ]);
    const kinds = kindsFrom({ kind: giver.kind, activity: person.activity })
      .filter(({ kind }) => kind !== GroundKind.CONSENT)
      .map(({ kind, paragraphs }) => ({
        value: kind,
        label: `${translate(locale, `kind.ground.${kind}`)} (${paragraphs.join('; ')})`,
        hint: translate(locale, `consent.when.${kind}`),
      }));
    const model = {
      title: translate(locale, template === 'consents/new' ? 'consent.new' : 'consent.other'),
      person: personModel(person),
      giver: giver.name,
      form,
      kinds,
      receivers: inUse(principals).map(({ id, name }) => ({ value: id, label: name })),
      units: inUse(units).map(({ id, name, principal }) => ({
        value: id,
        label: `${name} (${principal.name})`,
      })),
      categories: choicesOf(RecordCategory, 'kind.recordCategory', locale),
      circumstances: choicesOf(Circumstance, 'kind.circumstance', locale),
      scopes: choicesOf(MeasureScope, 'kind.measureScope', locale),
      forms: choicesOf(ConsentForm, 'kind.consentForm', locale),
    };
    return page(template, model, status);
  }
}

function renewalOf(ground: Ground, day: string): Record<string, unknown> {
  const { kind, circumstance, receiverId, receiverUnitId, purpose, categories, reason, scope } = ground;
  const { toDate, standingRelease } = ground;
  const fromDate = toDate >= day && ground.withdrawnAt === null ? addDays(toDate, 1) : day;
  const again = { kind, circumstance, receiverId, receiverUnitId, purpose, categories, reason, scope };
  return { ...again, standingRelease, fromDate, toDate: addMonths(addDays(fromDate, -1), 12) };
}
