import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { AmendedRecord, PlanEndReason } from '../persons/amendment.entity.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { problemText } from '../platform/errors/problem.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { EndPlanInput, NoteDisagreementInput, VoidRecordInput } from './amendment.input.js';
import { AmendmentsService } from './amendments.service.js';

const RECORD_TYPE = wordOf(AmendedRecord);

/** Voiding a record, ending a plan, and noting that the person disagrees. Each asks first. */
@Controller('records/:recordType/:recordId')
export class AmendmentsPages {
  constructor(private readonly amendmentsService: AmendmentsService) {}

  @Get('void')
  @Policy('person.write')
  askToVoid(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
  ): Promise<Page> {
    return this.page(actor, 'void', { recordType, recordId }, formOf(), 200);
  }

  @Post('void')
  @Policy('person.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const name = { recordType, recordId };
    return submitted(
      VoidRecordInput,
      { ...body, ...name },
      async (input) => {
        const { href, teamId } = await this.amendmentsService.get(actor, name);
        await this.amendmentsService.void(actor, input);
        // Without the enrolment there may be no care relation left to open the person's page with.
        const isEnrolment = recordType === AmendedRecord.ENROLMENT;
        return redirect(isEnrolment ? `/teams/${teamId}/persons` : href, 'amendment.voided');
      },
      (form) => this.page(actor, 'void', name, form, 422),
    );
  }

  @Get('end')
  @Policy('planEnding.write')
  askToEnd(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
  ): Promise<Page> {
    return this.page(actor, 'end', { recordType, recordId }, formOf(), 200);
  }

  @Post('end')
  @Policy('planEnding.write')
  end(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const name = { recordType, recordId };
    return submitted(
      EndPlanInput,
      { ...body, ...name },
      async (input) => {
        await this.amendmentsService.end(actor, input);
        const { href, mayRead } = await this.amendmentsService.get(actor, name, true);
        return redirect(mayRead ? href : '/', 'amendment.ended');
      },
      (form) => this.page(actor, 'end', name, form, 422),
    );
  }

  @Get('disagreement')
  @Policy('person.write')
  askToDisagree(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
  ): Promise<Page> {
    return this.page(actor, 'disagreement', { recordType, recordId }, formOf(), 200);
  }

  @Post('disagreement')
  @Policy('person.write')
  disagree(
    @CurrentActor() actor: Actor,
    @Param('recordType', RECORD_TYPE) recordType: AmendedRecord,
    @Param('recordId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const name = { recordType, recordId };
    return submitted(
      NoteDisagreementInput,
      { ...body, ...name },
      async (input) => {
        await this.amendmentsService.disagree(actor, input);
        const { href } = await this.amendmentsService.get(actor, name);
        return redirect(href, 'amendment.disagreementNoted');
      },
      (form) => this.page(actor, 'disagreement', name, form, 422),
    );
  }

  private async page(
    actor: Actor,
    kind: 'void' | 'end' | 'disagreement',
    { recordType, recordId }: { recordType: AmendedRecord; recordId: string },
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const { person, name, href, restores, ...found } = await this.amendmentsService.get(
      actor,
      { recordType, recordId },
      kind === 'end',
    );
    const reasonNotAllowed = kind === 'end' ? found.reasonNotEnded : found.reasonNotAllowed;
    return page(
      `retention/${kind}`,
      {
        title: translate(locale, `amendment.${kind}`),
        form,
        person: `${person.givenName} ${person.familyName}`,
        record: { recordType, recordId, name, href: found.mayRead ? href : '/' },
        reasonNotAllowed: reasonNotAllowed ? problemText(locale, reasonNotAllowed) : null,
        restores: restores ?? null,
        reasons: choicesOf(PlanEndReason, 'amendment.endReason', locale),
      },
      status,
    );
  }
}
