import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { today } from '../platform/dates/today.js';
import { CODE, UUID } from '../platform/door/ids.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { searchedList } from './searched-list.js';
import type { SharedPlanLine } from './shared-plan.type.js';
import { sharedSheetModel } from './shared-plan-view.js';
import { SharedPlansService } from './shared-plans.service.js';
import { AnswerForUnitInput } from './unit-answer.input.js';
import { UnitAnswersService } from './unit-answers.service.js';

const ANSWERED = 'unitAnswer.done';

/** The crisis plans that are shared with a unit, to be read in two seconds at night. */
@Controller('shared-plans')
export class SharedPlansPages {
  constructor(
    private readonly sharedPlansService: SharedPlansService,
    private readonly unitAnswersService: UnitAnswersService,
    private readonly openings: EmergencyOpeningsService,
  ) {}

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
  show(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Query('compared', CODE) compared?: string,
  ): Promise<Page> {
    return this.plan(actor, planId, formOf(), compared !== undefined);
  }

  /** What the unit answers to its task in the plan in force. */
  @Post(':planId/answers')
  @Policy('unitAnswer.write')
  answer(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AnswerForUnitInput,
      { ...body, planId },
      async (input) => {
        await this.unitAnswersService.answer(actor, input);
        return redirect(`/shared-plans/${planId}`, ANSWERED);
      },
      (form) => this.plan(actor, planId, form),
    );
  }

  /** What the unit is asked in a draft: its own task, and nothing else of the plan. */
  @Get('questions/:questionId')
  @Policy('unitAnswer.write')
  question(@CurrentActor() actor: Actor, @Param('questionId', UUID) questionId: string): Promise<Page> {
    return this.asked(actor, questionId, formOf());
  }

  @Post('questions/:questionId')
  @Policy('unitAnswer.write')
  answerQuestion(
    @CurrentActor() actor: Actor,
    @Param('questionId', UUID) questionId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AnswerForUnitInput,
      body,
      async (input) => {
        await this.unitAnswersService.answer(actor, input);
        return redirect('/shared-plans', ANSWERED);
      },
      (form) => this.asked(actor, questionId, form),
    );
  }

  private async plan(actor: Actor, planId: string, form: Form<unknown>, isCompared = false): Promise<Page> {
    const read = await this.sharedPlansService.sheet(actor, planId, isCompared);
    return page('crisis-plans/shared', sharedSheetModel(actor.locale, read, form), statusOf(form));
  }

  private async asked(actor: Actor, questionId: string, form: Form<unknown>): Promise<Page> {
    const { locale } = actor;
    const asked = await this.unitAnswersService.question(actor, questionId);
    const model = {
      title: translate(locale, 'unitAnswer.title', { name: asked.personName }),
      asked: { ...asked, unit: asked.unitName, plan: translate(locale, `crisisPlan.label.${asked.label}`) },
      form,
    };
    return page('crisis-plans/unit-question', model, statusOf(form));
  }

  private async listing(actor: Actor, asked: { page?: string }): Promise<Page> {
    const { items, ...list } = await searchedList('/shared-plans', asked, (search) =>
      this.sharedPlansService.list(actor, search),
    );
    return page('crisis-plans/shared-list', {
      ...list,
      mayOpen: list.foundNothing && (await this.openings.mayOpen(actor)),
      title: translate(actor.locale, 'sharedPlan.title'),
      questions: list.query ? [] : await this.unitAnswersService.asked(actor),
      plans: items.map((line) => planLine(actor, line, '/shared-plans')),
    });
  }
}

/** @param root of the pages on which this actor reads plans */
export function planLine(
  { locale }: Actor,
  { planId, label, person, reviewOn, hasNoTeam }: SharedPlanLine,
  root: string,
) {
  return {
    href: `${root}/${planId}`,
    label: translate(locale, `crisisPlan.label.${label}`),
    name: `${person.givenName} ${person.familyName}`,
    identityNumber: showIdentityNumber(person),
    isOverdue: reviewOn !== null && reviewOn < today(),
    reviewOn,
    hasNoTeam,
  };
}
