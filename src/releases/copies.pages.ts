import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { inFours } from '../platform/text/in-fours.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect, type Sheet, sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { TeamsService } from '../teams/teams.service.js';
import { renderCopies } from './copies.document.js';
import { CopiesService } from './copies.service.js';
import { CopyOutcome } from './copy-kinds.js';
import { CopySheets } from './copy-sheets.js';
import { copyLine, copyOf, summaryLine } from './copy-view.js';
import { LinksService } from './links.service.js';
import { SettleCopiesInput } from './release.input.js';
import { PLAN_ROOTS } from './released-plans.js';

const COPIES_A_PAGE = 25;

/** Who holds what of a person's plans, and each copy by itself. */
@Controller()
export class CopiesPages {
  constructor(
    private readonly copiesService: CopiesService,
    private readonly copySheets: CopySheets,
    private readonly teamsService: TeamsService,
    private readonly linksService: LinksService,
  ) {}

  @Get('persons/:personId/copies')
  @Policy('copy.read')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.listing(actor, personId, formOf({ settledOn: today() }), 200);
  }

  @Post('persons/:personId/copies')
  @Policy('copy.write')
  settle(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      SettleCopiesInput,
      body,
      async (input) => {
        await this.copiesService.settle(actor, input);
        return redirect(`/persons/${personId}/copies`, 'copy.settled');
      },
      (form) => this.listing(actor, personId, form, 422),
    );
  }

  @Get(['persons/:personId/copies/print', 'persons/:personId/copies/print.pdf'])
  @Policy('copy.read')
  async print(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Sheet> {
    const { locale } = actor;
    const { person, copies, summaries, disclosure } = await this.copiesService.ofPerson(
      actor,
      personId,
      LoggedAction.PRINT,
    );
    // Only staff who share a team with the person come here.
    const { name, phone } = await this.teamsService.get(actor, disclosure.teamId!);
    const model = {
      date: today(),
      name: `${person.givenName} ${person.familyName}`,
      fictitious: person.fictitious,
      team: { name, phone },
      copies: copies.map((copy) => copyLine(locale, copy)),
      summaries: summaries.map((summary) => summaryLine(locale, summary)),
    };
    return sheet(renderCopies(model, locale), 'kopior');
  }

  /** Who has been given what at a unit. */
  @Get('units/:unitId/copies')
  @Policy('copy.read')
  async ofUnit(
    @CurrentActor() actor: Actor,
    @Param('unitId', UUID) unitId: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const { locale } = actor;
    const rows = pageFrom(wanted, COPIES_A_PAGE);
    const { unit, items, total } = await this.copiesService.ofUnit(actor, unitId, rows);
    return page('releases/unit-copies', {
      title: translate(locale, 'copy.ofUnitTitle', { unit: unit.name }),
      unit: { href: `/register/unit/${unitId}`, name: unit.name },
      total,
      copies: items.map((copy) => ({
        ...copyLine(locale, copy),
        name: `${copy.person.givenName} ${copy.person.familyName}`,
        protectedIdentity: copy.person.protectedIdentity,
      })),
      pageLinks: pageLinks(`/units/${unitId}/copies`, rows, total),
    });
  }

  @Get('copies/:copyId')
  @Policy('plan.read')
  async show(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Page> {
    const { locale } = actor;
    const { copy, plan } = await this.copiesService.get(actor, copyId);
    const { person } = plan;
    return page('releases/copy', {
      title: translate(locale, 'copy.title', { code: inFours(copy.code) }),
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      protectedIdentity: person.protectedIdentity,
      plan: { path: plan.path, number: copy.versionNumber, name: plan.name(locale) },
      copy: copyLine(locale, copy),
      mayList: plan.may('copy.read'),
      mayRevoke: copy.link?.isAlive === true && plan.may('copy.write'),
    });
  }

  @Get(['copies/:copyId/print', 'copies/:copyId/print.pdf'])
  @Policy('plan.read')
  async sheet(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Sheet> {
    const { copy, plan } = await this.copiesService.get(actor, copyId, LoggedAction.PRINT);
    return this.copySheets.of(copy, plan);
  }

  @Post('copies/:copyId/revoke')
  @Policy('copy.write')
  async revoke(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Redirect> {
    await this.linksService.revoke(actor, copyId);
    return redirect(`/copies/${copyId}`, 'copy.link.revoked');
  }

  private async listing(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, copies, summaries, missed, may } = await this.copiesService.ofPerson(actor, personId);
    const lines = copies.map((copy) => copyLine(locale, copy));
    const open = lines.filter(({ isOpen }) => isOpen);
    const model = {
      title: translate(locale, 'copy.listTitle'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      protectedIdentity: person.protectedIdentity,
      copies: lines,
      summaries: summaries.map((summary) => summaryLine(locale, summary)),
      hasAny: lines.length + summaries.length > 0,
      toRecall: open.filter(({ isToRecall }) => isToRecall).length,
      missed: missed.map(({ plan, label, planId, versionNumber, receiverName }) => ({
        what: copyOf(locale, { plan, label, versionNumber }),
        receiver: receiverName,
        path: `${PLAN_ROOTS[plan]}/${planId}/versions/${versionNumber}/release`,
      })),
      holdsDigital: open.some(({ isDigital }) => isDigital),
      maySettle: may('copy.write') && open.length > 0,
      open: [...open]
        .sort((one, other) => Number(other.isToRecall) - Number(one.isToRecall))
        .map(({ id, what, receiver, code }) => ({
          value: id,
          label: translate(locale, 'copy.choice', { what, receiver, code }),
        })),
      outcomes: choicesOf(CopyOutcome, 'copy.outcomeChoice', locale),
      day: today(),
      form,
    };
    return page('releases/copies', model, status);
  }
}
