import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import { searchedList } from '../crisis-plans/searched-list.js';
import { AnswerForUnitInput } from '../crisis-plans/unit-answer.input.js';
import { UnitAnswersService } from '../crisis-plans/unit-answers.service.js';
import { CODE, UUID } from '../platform/door/ids.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect, type Sheet, sheet } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { sheetOf } from './copy-sheets.js';
import { PersonSummariesService } from './person-summaries.service.js';
import {
  receivedLine,
  receivedModel,
  receivedPersonLine,
  receivedPersonModel,
} from './received-plan-view.js';
import { ReceivedPlansService } from './received-plans.service.js';

/** What a unit or another principal's team has been given digitally, to be read on a telephone at night. */
@Controller('received')
export class ReceivedPlansPages {
  constructor(
    private readonly receivedPlansService: ReceivedPlansService,
    private readonly personSummaries: PersonSummariesService,
    private readonly unitAnswersService: UnitAnswersService,
    private readonly openings: EmergencyOpeningsService,
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
  show(
    @CurrentActor() actor: Actor,
    @Param('copyId', UUID) copyId: string,
    @Query('compared', CODE) compared?: string,
  ): Promise<Page> {
    return this.plan(actor, copyId, formOf(), compared !== undefined);
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
    const { copy, plan } = await this.receivedPlansService.print(actor, copyId);
    return sheet(await sheetOf(copy, plan), plan.fileName);
  }

  private async plan(actor: Actor, copyId: string, form: Form<unknown>, isCompared = false): Promise<Page> {
    const received = await this.receivedPlansService.get(actor, copyId, isCompared);
    return page('releases/received', { ...receivedModel(actor.locale, received), form }, statusOf(form));
  }

  private async personListing(actor: Actor, asked: { page?: string }): Promise<Page> {
    const { items, ...list } = await searchedList('/received/persons', asked, (search) =>
      this.personSummaries.list(actor, search),
    );
    return page('releases/received-persons', {
      ...list,
      mayOpen: list.foundNothing && (await this.openings.mayOpen(actor)),
      title: translate(actor.locale, 'received.persons'),
      persons: items.map(receivedPersonLine),
    });
  }

  private async listing(actor: Actor, asked: { page?: string }): Promise<Page> {
    const { items, ...list } = await searchedList('/received', asked, (search) =>
      this.receivedPlansService.list(actor, search),
    );
    return page('releases/received-list', {
      ...list,
      mayOpen: list.foundNothing && (await this.openings.mayOpen(actor)),
      title: translate(actor.locale, 'received.title'),
      mayKeep: mayDo(actor, 'takenDocument.read'),
      plans: items.map((line) => receivedLine(actor.locale, line)),
    });
  }
}
