import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { AnswerForUnitInput } from '../crisis-plans/unit-answer.input.js';
import { UnitAnswersService } from '../crisis-plans/unit-answers.service.js';
import { noNumber } from '../persons/no-number.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, readForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect, type Sheet, sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks, postedPageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { documentCopy } from './copy-view.js';
import { PersonSummariesService } from './person-summaries.service.js';
import {
  receivedLine,
  receivedModel,
  receivedPersonLine,
  receivedPersonModel,
} from './received-plan-view.js';
import { ReceivedPlansService } from './received-plans.service.js';

const LINES_A_PAGE = 25;

/** What a unit or another principal's team has been given digitally, to be read on a telephone at night. */
@Controller('received')
export class ReceivedPlansPages {
  constructor(
    private readonly receivedPlansService: ReceivedPlansService,
    private readonly personSummaries: PersonSummariesService,
    private readonly unitAnswersService: UnitAnswersService,
  ) {}

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

  /** Of whom there is a summary. */
  @Get('persons')
  @Policy('receivedPerson.read')
  persons(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    return this.personListing(actor, { page: wanted });
  }

  @Post('persons/search')
  @Policy('receivedPerson.read')
  @AsksOnly()
  searchPersons(@CurrentActor() actor: Actor, @Body() body: { page?: string }): Promise<Page> {
    return this.personListing(actor, body);
  }

  @Get('persons/:personId')
  @Policy('receivedPerson.read')
  async person(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const summary = await this.personSummaries.get(actor, personId);
    return page('releases/received-person', receivedPersonModel(actor.locale, summary));
  }

  @Get(':copyId')
  @Policy('receivedPlan.read')
  show(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Page> {
    return this.plan(actor, copyId, formOf());
  }

  /** What the unit answers to its task in the plan. */
  @Post(':copyId/answers')
  @Policy('unitAnswer.write')
  answer(
    @CurrentActor() actor: Actor,
    @Param('copyId', UUID) copyId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AnswerForUnitInput,
      body,
      async (input) => {
        await this.unitAnswersService.answer(actor, input);
        return redirect(`/received/${copyId}`, 'unitAnswer.done');
      },
      (form) => this.plan(actor, copyId, form),
    );
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

  private async plan(actor: Actor, copyId: string, form: Form<unknown>): Promise<Page> {
    const received = await this.receivedPlansService.get(actor, copyId);
    return page('releases/received', { ...receivedModel(actor.locale, received), form }, statusOf(form));
  }

  private async personListing(actor: Actor, { page: wanted, ...asked }: { page?: string }): Promise<Page> {
    const rows = pageFrom(wanted, LINES_A_PAGE);
    const { input, problems } = await readForm(SharedPlanSearch, { ...asked, page: rows });
    if (!input) throw invalid(problems);
    const { items, total } = await this.personSummaries.list(actor, input);
    const { query } = input;
    return page('releases/received-persons', {
      title: translate(actor.locale, 'received.persons'),
      form: formOf({ query }),
      query,
      noNumber: noNumber(query),
      persons: items.map(receivedPersonLine),
      total,
      pageLinks: query
        ? postedPageLinks('/received/persons/search', rows, total, { query })
        : pageLinks('/received/persons', rows, total),
    });
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
      mayKeep: mayDo(actor, 'takenDocument.read'),
      plans: items.map((line) => receivedLine(actor.locale, line)),
      total,
      pageLinks: query
        ? postedPageLinks('/received/search', rows, total, { query })
        : pageLinks('/received', rows, total),
    });
  }
}
