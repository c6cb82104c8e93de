import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { noNumber } from '../persons/no-number.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { formOf, readForm } from '../platform/web/form.js';
import { type Page, page, type Sheet, sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks, postedPageLinks } from '../platform/web/page-links.js';
import { documentCopy } from './copy-view.js';
import { receivedLine, receivedModel } from './received-plan-view.js';
import { ReceivedPlansService } from './received-plans.service.js';

const LINES_A_PAGE = 25;

/** What a unit or another principal's team has been given digitally, to be read on a telephone at night. */
@Controller('received')
export class ReceivedPlansPages {
  constructor(private readonly receivedPlansService: ReceivedPlansService) {}

  @Get()
  @Policy('receivedPlan.read')
  list(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    return this.listing(actor, { page: wanted });
  }

  /** A search is posted: a name or a number in an address would stay in the browser's history. */
  @Post('search')
  @Policy('receivedPlan.read')
  @AsksOnly()
  search(@CurrentActor() actor: Actor, @Body() body: { page?: string }): Promise<Page> {
    return this.listing(actor, body);
  }

  @Get(':copyId')
  @Policy('receivedPlan.read')
  async show(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Page> {
    const received = await this.receivedPlansService.get(actor, copyId);
    return page('releases/received', receivedModel(actor.locale, received));
  }

  /** Posted, since it leaves a copy in the ledger. */
  @Post(':copyId/print.pdf')
  @Policy('receivedPlan.read')
  async print(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Sheet> {
    const { locale } = actor;
    const { copy, plan } = await this.receivedPlansService.print(actor, copyId);
    const reader = { kind: copy.reader, categories: copy.categories };
    return sheet(plan.sheet(reader, documentCopy(locale, copy, plan), locale), plan.fileName);
  }

  private async listing(actor: Actor, { page: wanted, ...asked }: { page?: string }): Promise<Page> {
    const rows = pageFrom(wanted, LINES_A_PAGE);
    const { input, problems } = await readForm(SharedPlanSearch, { ...asked, page: rows });
    if (!input) throw invalid(problems);
    const { items, total } = await this.receivedPlansService.list(actor, input);
    const { query } = input;
    return page('releases/received-list', {
      title: translate(actor.locale, 'received.title'),
      form: formOf({ query }),
      query,
      noNumber: noNumber(query),
      plans: items.map((line) => receivedLine(actor.locale, line)),
      total,
      pageLinks: query
        ? postedPageLinks('/received/search', rows, total, { query })
        : pageLinks('/received', rows, total),
    });
  }
}
