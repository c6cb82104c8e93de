import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { callable } from '../platform/text/telephone-number.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import { answerHref, breadcrumbs } from './crisis-plan-view.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { askedOf } from './shared-plan-view.js';
import { NoteUnitAnswerInput } from './unit-answer.input.js';
import { asAnswered } from './unit-answers.js';
import { firstDayToNote, UnitAnswersService } from './unit-answers.service.js';

/** Where the team notes what a unit has answered by telephone to its task in a plan in force. */
@Controller('crisis-plans/:planId/units/:unitId/tasks/:taskId/answer')
export class UnitAnswersPages {
  constructor(
    private readonly crisisPlansService: CrisisPlansService,
    private readonly unitAnswersService: UnitAnswersService,
  ) {}

  @Get()
  @Policy('plan.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('unitId', UUID) unitId: string,
    @Param('taskId', UUID) taskId: string,
  ): Promise<Page> {
    return this.asked(actor, { planId, unitId, taskId }, formOf({ answeredOn: today() }));
  }

  @Post()
  @Policy('plan.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('unitId', UUID) unitId: string,
    @Param('taskId', UUID) taskId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      NoteUnitAnswerInput,
      { ...body, planId, unitId },
      async (input) => {
        await this.unitAnswersService.note(actor, input);
        return redirect(`/crisis-plans/${planId}`, 'unitAnswer.noted');
      },
      (form) => this.asked(actor, { planId, unitId, taskId }, form),
    );
  }

  /** The first task of the unit where that one is there no more. */
  private async asked(
    actor: Actor,
    which: { planId: string; unitId: string; taskId: string },
    form: Form<unknown>,
  ): Promise<Page> {
    const { planId, unitId, taskId } = which;
    const { locale } = actor;
    const { plan, person } = await this.crisisPlansService.get(actor, planId, 'plan.write');
    const version = plan.versions.find(({ status }) => status === PlanStatus.AGREED);
    const rows = version?.closedHoursUnits.filter(({ unit }) => unit?.id === unitId) ?? [];
    const row = rows.find(({ id }) => id === taskId) ?? rows[0];
    if (!version || !row) throw notFound('unitId');
    const { phone } = row.unit!;
    const model = {
      title: translate(locale, 'unitAnswer.noteTitle', { unit: row.unit!.name }),
      person: { id: person.id },
      breadcrumbs: breadcrumbs(locale, person),
      plan: { id: planId },
      action: answerHref(planId, row),
      asked: { ...askedOf(locale, asAnswered(row)), phone, call: callable(phone) },
      seenAnswerId: row.answer?.id,
      responses: choicesOf(UnitResponse, 'crisisPlan.response', locale).filter(
        ({ value }) => value !== UnitResponse.PENDING,
      ),
      earliest: firstDayToNote({ version, row }),
      today: today(),
      form,
    };
    return page('crisis-plans/note-answer', model, statusOf(form));
  }
}
