import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { hoursOf } from '../organisations/say-hours.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { lookAtLine } from './register-view.js';
import { ToLookAtService } from './to-look-at.service.js';

/** The register of principals, units and services, and what of it somebody should look at. */
@Controller()
export class RegisterListPages {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly toLookAt: ToLookAtService,
    private readonly agreementsService: AgreementsService,
  ) {}

  @Get('organisations')
  @Policy('organisation.write')
  async list(
    @CurrentActor() actor: Actor,
    @Query('services') atServices?: string,
    @Query('principals') atPrincipals?: string,
    @Query('units') atUnits?: string,
    @Query('agreements') atAgreements?: string,
  ): Promise<Page> {
    const at = {
      services: pageFrom(atServices),
      principals: pageFrom(atPrincipals),
      units: pageFrom(atUnits),
      agreements: pageFrom(atAgreements),
    };
    const [principals, units, services, agreements] = await Promise.all([
      this.organisations.principalPage(actor, at.principals),
      this.organisations.unitPage(actor, at.units),
      this.organisations.servicePage(actor, at.services),
      this.agreementsService.page(actor, at.agreements),
    ]);
    const asked = Object.fromEntries(
      Object.entries(at).map(([list, { page: number }]) => [list, number > 1 ? String(number) : undefined]),
    );
    const linksOf = (list: keyof typeof at, total: number) =>
      pageLinks('/organisations', at[list], total, asked, list);
    const word = (kind: string, value: string) => translate(actor.locale, `kind.${kind}.${value}`);
    return page('register/list', {
      title: translate(actor.locale, 'organisation.title'),
      toLookAt: (await this.toLookAt.of(actor)).length,
      principalLinks: linksOf('principals', principals.total),
      principalTotal: principals.total,
      principals: principals.items.map(({ id, name, kind, isEnded }) => ({
        id,
        name,
        isEnded,
        kind: word('principal', kind),
      })),
      unitLinks: linksOf('units', units.total),
      unitTotal: units.total,
      units: units.items.map((unit) => ({
        id: unit.id,
        name: unit.name,
        isEnded: unit.isEnded,
        kind: word('unit', unit.kind),
        openingHours: hoursOf(actor.locale, unit),
        phone: unit.phone,
        principal: unit.principal.name,
      })),
      serviceLinks: linksOf('services', services.total),
      serviceTotal: services.total,
      services: services.items.map(({ id, name, isEnded, region, models }) => ({
        id,
        name,
        isEnded,
        region: region.name,
        models: models.map((model) => word('careModel', model)).join(', '),
      })),
      agreementLinks: linksOf('agreements', agreements.total),
      agreementTotal: agreements.total,
      agreements: agreements.items.map((agreement) => ({
        id: agreement.id,
        name: agreement.name,
        isEnded: agreement.isEnded,
        principals: agreement.principals.map(({ name }) => name).join(', '),
        covers: agreement.covers.map((subject) => word('agreementSubject', subject)).join(', '),
      })),
    });
  }

  @Get('register/to-look-at')
  @Policy('organisation.write')
  async listToLookAt(@CurrentActor() actor: Actor): Promise<Page> {
    const found = await this.toLookAt.of(actor);
    return page('register/to-look-at', {
      title: translate(actor.locale, 'register.toLookAt.title'),
      lines: found.map((one) => {
        const { path, say } = lookAtLine(one);
        return { path, name: one.principal.name, text: say(actor.locale) };
      }),
    });
  }
}
