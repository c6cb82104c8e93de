import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { noNumber } from '../persons/no-number.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { formOf, readForm } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { pageFrom, pageLinks, postedPageLinks } from '../platform/web/page-links.js';
import { type SharedPlanLine, SharedPlanSearch } from './shared-plan.type.js';
import { sheetModel } from './shared-plan-view.js';
import { SharedPlansService } from './shared-plans.service.js';

const LINES_A_PAGE = 25;

/** The crisis plans that are shared with a unit, to be read in two seconds at night. */
@Controller('shared-plans')
export class SharedPlansPages {
  constructor(private readonly sharedPlansService: SharedPlansService) {}

  @Get()
  @Policy('sharedPlan.read')
  list(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    return this.listing(actor, { page: wanted });
  }

  /** A search is posted: a name or a number in an address would stay in the browser's history. */
  @Post('search')
  @Policy('sharedPlan.read')
  @AsksOnly()
  search(@CurrentActor() actor: Actor, @Body() body: { page?: string }): Promise<Page> {
    return this.listing(actor, body);
  }

  @Get(':planId')
  @Policy('sharedPlan.read')
  async show(@CurrentActor() actor: Actor, @Param('planId', UUID) planId: string): Promise<Page> {
    const read = await this.sharedPlansService.sheet(actor, planId);
    return page('crisis-plans/shared', sheetModel(actor.locale, read));
  }

  private async listing(actor: Actor, { page: wanted, ...asked }: { page?: string }): Promise<Page> {
    const rows = pageFrom(wanted, LINES_A_PAGE);
    const { input, problems } = await readForm(SharedPlanSearch, { ...asked, page: rows });
    if (!input) throw invalid(problems);
    const { items, total } = await this.sharedPlansService.list(actor, input);
    const { query } = input;
    return page('crisis-plans/shared-list', {
      title: translate(actor.locale, 'sharedPlan.title'),
      form: formOf({ query }),
      query,
      noNumber: noNumber(query),
      plans: items.map((line) => planLine(actor, line, '/shared-plans')),
      total,
      pageLinks: query
        ? postedPageLinks('/shared-plans/search', rows, total, { query })
        : pageLinks('/shared-plans', rows, total),
    });
  }
}

/** @param root of the pages on which this actor reads plans */
export function planLine(
  { locale }: Actor,
  { planId, label, person, reviewOn }: SharedPlanLine,
  root: string,
) {
  return {
    href: `${root}/${planId}`,
    label: translate(locale, `crisisPlan.label.${label}`),
    name: `${person.givenName} ${person.familyName}`,
    identityNumber: showIdentityNumber(person),
    isOverdue: reviewOn !== null && reviewOn < today(),
    reviewOn,
  };
}
