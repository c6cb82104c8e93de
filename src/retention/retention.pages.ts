import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { problemText } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import type { Destruction, RuleCount, TableRows } from './destruction.entity.js';
import { CarryOutDestructionInput, RequestDestructionInput } from './destruction.input.js';
import { KeptBecause } from './keeping-kinds.js';
import { RetentionService } from './retention.service.js';
import { PERSONS_AT_A_TIME, type PrincipalRetention } from './retention.type.js';

/** How long records are kept and their destruction, for administrators and log reviewers. No page names a person. */
@Controller('retention')
export class RetentionPages {
  constructor(private readonly retentionService: RetentionService) {}

  @Get()
  @Policy('retention.read')
  async report(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    const { locale } = actor;
    const rows = pageFrom(wanted);
    const principals = await this.retentionService.report(actor);
    const { items, total } = await this.retentionService.destructions(actor, rows);
    return page('retention/report', {
      title: translate(locale, 'retention.title'),
      mayAsk: mayDo(actor, 'retention.write'),
      principals: principals.map((one) => shownPrincipal(locale, one)),
      pageLinks: pageLinks('/retention', rows, total),
      destructions: items.map((one) => ({
        id: one.id,
        principal: one.principal.name,
        persons: one.persons,
        requestedByName: one.requestedByName,
        requestedAt: one.requestedAt,
        carriedOutAt: one.carriedOutAt,
      })),
    });
  }

  @Get('principals/:principalId')
  @Policy('retention.write')
  before(@CurrentActor() actor: Actor, @Param('principalId', UUID) principalId: string): Promise<Page> {
    return this.askPage(actor, principalId, formOf(), 200);
  }

  @Post('principals/:principalId')
  @Policy('retention.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('principalId', UUID) principalId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      RequestDestructionInput,
      { ...(body as object), principalId },
      async (input) => {
        const { id } = await this.retentionService.ask(actor, input);
        return redirect(`/retention/destructions/${id}`, 'retention.asked');
      },
      (form) => this.askPage(actor, principalId, form, 422),
    );
  }

  @Get('destructions/:destructionId')
  @Policy('retention.read')
  show(@CurrentActor() actor: Actor, @Param('destructionId', UUID) id: string): Promise<Page> {
    return this.destruction(actor, id, formOf(), 200);
  }

  @Post('destructions/:destructionId')
  @Policy('retention.carryOut')
  carryOut(
    @CurrentActor() actor: Actor,
    @Param('destructionId', UUID) destructionId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      CarryOutDestructionInput,
      { ...(body as object), destructionId },
      async (input) => {
        await this.retentionService.carryOut(actor, input);
        return redirect(`/retention/destructions/${destructionId}`, 'retention.carriedOut');
      },
      (form) => this.destruction(actor, destructionId, form, 422),
    );
  }

  private async askPage(
    actor: Actor,
    principalId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const report = await this.retentionService.reportOf(actor, principalId);
    const model = {
      title: translate(locale, 'retention.askOf', { principal: report.name }),
      principal: shownPrincipal(locale, report),
      form,
    };
    return page('retention/ask', model, status);
  }

  private async destruction(actor: Actor, id: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const destruction = await this.retentionService.get(actor, id);
    const reasonNotAllowed = this.retentionService.reasonNotAllowed(actor, destruction);
    const model = {
      title: translate(locale, 'retention.titleOf', { principal: destruction.principal.name }),
      destruction: shownDestruction(locale, destruction),
      reasonNotAllowed:
        reasonNotAllowed && !destruction.carriedOutAt ? problemText(locale, reasonNotAllowed) : null,
      form,
    };
    return page('retention/destruction', model, status);
  }
}

function shownPrincipal(
  locale: Locale,
  { kept, held, plan, asked, duties, rules, ...one }: PrincipalRetention,
) {
  return {
    ...one,
    rules: shownRules(locale, rules),
    part:
      plan && plan.persons < one.mayBeDestroyed + one.mustBeDestroyed
        ? translate(locale, 'retention.atATime', {
            n: PERSONS_AT_A_TIME,
            due: one.mayBeDestroyed + one.mustBeDestroyed,
          })
        : null,
    duties: duties.map(({ by, persons, overdue }) => ({ by, persons, overdue })),
    kept: kept.map(({ because, persons }) => ({
      persons,
      why: translate(locale, `kind.keptBecause.${because}`),
      reasons:
        because === KeptBecause.HELD &&
        held.map(({ reason, ...count }) => ({
          ...count,
          why: translate(locale, `kind.holdReason.${reason}`),
        })),
    })),
    plan: plan && { ...plan, rows: shownRows(locale, plan.rows), rules: shownRules(locale, plan.rules) },
    askedId: asked?.id ?? null,
  };
}

function shownDestruction(locale: Locale, destruction: Destruction) {
  const { principal, rows, rules, ...one } = destruction;
  return {
    ...one,
    principal: principal.name,
    rules: shownRules(locale, rules),
    rows: shownRows(locale, rows),
  };
}

const shownRules = (locale: Locale, rules: readonly RuleCount[]) =>
  rules.map(({ rule, ...one }) => ({ ...one, text: translate(locale, `retention.rule.${rule}`) }));

const shownRows = (locale: Locale, rows: readonly TableRows[]) =>
  rows.map(({ table, rows: n }) => ({ what: translate(locale, `retention.table.${table}`), n }));
