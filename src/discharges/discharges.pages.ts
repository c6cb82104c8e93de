import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { personsRecordPages } from '../days/persons-record-pages.js';
import { TeamDayService } from '../days/team-day.service.js';
import { today } from '../platform/dates/today.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import type { Discharge } from './discharge.entity.js';
import { CorrectDischargeInput, type DischargeFields, NoteDischargeInput } from './discharge.input.js';
import { DischargeStep } from './discharge-step.js';
import { shownDischarge } from './discharge-view.js';
import { DischargesService } from './discharges.service.js';

const STEP = wordOf(DischargeStep);

/** What each step's form asks. */
const FIELDS: Record<DischargeStep, readonly (keyof DischargeFields)[]> = {
  ADMISSION_NOTICE: ['noticeOn', 'noticeTime'],
  PLANNED: ['plannedOn'],
  FAST_CONTACT: ['fastContact', 'fastContactOn'],
  READY: ['readyOn', 'readyTime', 'notReadyFrom', 'notReadyTo'],
  CALL: ['calledOn', 'callNotNeeded'],
  INFORMATION: ['informationOn'],
  DISCHARGE: ['dischargedOn'],
};

const hrefOf = (personId: string) => `/persons/${personId}/discharges`;

const Pages = personsRecordPages({
  recordType: ChangedRecord.DISCHARGE,
  path: 'discharges',
  idName: 'dischargeId',
  template: 'discharges/discharge',
  noting: NoteDischargeInput,
  dayField: 'admittedOn',
  notice: 'discharge.noted',
  correction: CorrectDischargeInput,
  taken: 'dischargeTaken',
  leadsTo: hrefOf,
});

/** Discharges from inpatient care: the line of days of each, and a form for each step. */
@Controller()
export class DischargesPages extends Pages<Discharge, object> {
  constructor(
    protected readonly records: DischargesService,
    protected readonly teamDay: TeamDayService,
  ) {
    super();
  }

  protected choices() {
    return {};
  }

  @Get('persons/:personId/discharges')
  @Policy('contact.read')
  async list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const { person, discharges, teamIds, may } = await this.records.ofPerson(actor, personId);
    const name = `${person.givenName} ${person.familyName}`;
    const mayWrite = may('contact.write');
    return page('discharges/list', {
      title: translate(actor.locale, 'discharge.of', { name }),
      person: { id: personId, name },
      teamId: mayWrite ? (teamIds[0] ?? null) : null,
      isUnderWay: discharges.some(({ dischargedOn }) => !dischargedOn),
      discharges: discharges.map((one) => shownDischarge(actor.locale, one, mayWrite)),
    });
  }

  @Get('discharges/:dischargeId/steps/:step')
  @Policy('contact.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('dischargeId', UUID) id: string,
    @Param('step', STEP) step: DischargeStep,
  ): Promise<Page> {
    return this.stepForm(actor, id, step, null);
  }

  /** What the step's form does not ask stays as it is. */
  @Post('discharges/:dischargeId/steps/:step')
  @Policy('contact.write')
  async take(
    @CurrentActor() actor: Actor,
    @Param('dischargeId', UUID) id: string,
    @Param('step', STEP) step: DischargeStep,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { content, person } = await this.records.get(actor, id);
    const asked = Object.fromEntries(FIELDS[step].map((field) => [field, body[field]]));
    const { revision, reason, _csrf, _form } = body;
    return submitted(
      CorrectDischargeInput,
      { ...content, ...asked, dischargeId: id, revision, reason, _csrf, _form },
      async (input) =>
        onSaved(await this.records.correct(actor, input), () =>
          redirect(hrefOf(person.id), 'discharge.noted'),
        ),
      (form) => this.stepForm(actor, id, step, form),
    );
  }

  private async stepForm(
    actor: Actor,
    id: string,
    step: DischargeStep,
    sent: Form<unknown> | null,
  ): Promise<Page> {
    const { record, content, person } = await this.records.get(actor, id);
    const name = `${person.givenName} ${person.familyName}`;
    const model = {
      title: translate(actor.locale, `discharge.step.${step}`),
      person: { id: person.id, name },
      action: `/discharges/${id}/steps/${step}`,
      step,
      day: today(),
      form: shownForm(sent, { ...content, revision: record.revision }),
    };
    return page('discharges/step', model, statusOf(sent));
  }
}
