import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ConsentForm } from '../consents/consent-form.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf, type FieldChoice } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CopyForm } from './copy-kinds.js';
import { sheetLanguageName } from './copy-view.js';
import { codeHours, spacedCode } from './link-code-view.js';
import { ReleasePlanInput } from './release.input.js';
import { AUTHORITY, OWN_USE, PERSON, type ReleaseReceiver } from './release-offer.type.js';
import { ReleasesService } from './releases.service.js';

const PATHS = ['crisis-plans', 'sips'].map((plans) => `${plans}/:planId/versions/:number/release`);

/** What the person takes from their own page is given by nobody. */
const { OWN_PAGE: _, ...GIVEN_FORMS } = CopyForm;

/** Gives a version of a plan to somebody, or prints it: one form for every kind of plan. */
@Controller()
export class ReleasesPages {
  constructor(private readonly releasesService: ReleasesService) {}

  @Get(PATHS)
  @Policy('plan.read')
  ask(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page> {
    return this.form(actor, planId, number, formOf({ hours: 24, sheetForm: SheetForm.WHOLE }), 200);
  }

  @Post(PATHS)
  @Policy('plan.read')
  release(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      ReleasePlanInput,
      { ...(body as object), planId, number },
      async (input) => {
        const { id, form, link } = await this.releasesService.release(actor, input);
        if (!link?.secret)
          return redirect(
            `/copies/${id}`,
            form === CopyForm.DIGITAL ? 'release.doneDigitally' : 'release.done',
          );
        const { path, code } = link.secret;
        const told = { address: ownAddress(request, path), code: spacedCode(code) };
        return redirect(`/copies/${id}`, 'release.linkDone', told);
      },
      (form) => this.form(actor, planId, number, form, 422),
    );
  }

  private async form(
    actor: Actor,
    planId: string,
    number: number,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const { plan, receivers, isNotInForce, isBlocked, sheetForms, languages } =
      await this.releasesService.offer(actor, planId, number);
    const { person } = plan;
    const mayGive = plan.disclosure.ground === 'CARE_RELATION';
    const none = (reader: PlanReader) => !receivers.some((one) => one.reader === reader && isAsked(one));
    const model = {
      title: translate(locale, 'release.title', { plan: plan.name(locale), number }),
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      protectedIdentity: person.protectedIdentity,
      plan: { path: plan.path, name: plan.name(locale) },
      number,
      form,
      receivers: receivers.map((receiver) => receiverChoice(actor, receiver)),
      isNotInForce,
      isBlocked,
      mayGive: mayGive && !isNotInForce,
      noGround: mayGive && !isNotInForce && !isBlocked && none(PlanReader.CARE),
      noMember: mayGive && !isNotInForce && !isBlocked && none(PlanReader.RELATIVE),
      sheetForms: sheetForms.length > 1 && choicesOf(sheetForms, 'crisisPlan.sheetForm', locale),
      personLanguage: sheetLanguageName(
        locale,
        receivers.find(({ key }) => key === PERSON)?.language ?? WARDS,
      ),
      languages: languages.map(({ code }) => ({ value: code, label: sheetLanguageName(locale, code) })),
      copyForms: choicesOf(GIVEN_FORMS, 'release.as', locale),
      hours: codeHours(locale),
      consentForms: choicesOf(ConsentForm, 'kind.consentForm', locale),
      needsConsent: receivers.some(({ needsConsent }) => needsConsent),
      day: today(),
    };
    return page('releases/release', model, status);
  }
}

const isAsked = ({ key }: ReleaseReceiver) => ![PERSON, OWN_USE, AUTHORITY].includes(key);

function receiverChoice({ locale }: Actor, receiver: ReleaseReceiver): FieldChoice {
  const { key, name, given, toDate } = receiver;
  const ground = translate(locale, `log.ground.${given.ground}`);
  const label = toDate
    ? translate(locale, 'release.to.GROUND', { name, ground, day: formatDate(locale, toDate) })
    : translate(locale, isAsked(receiver) ? 'release.to.MEMBER' : `release.to.${key}`, { name });
  return { value: key, label };
}
