import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { staffChoicesOn } from '../teams/staff-choices.js';
import { TeamsService } from '../teams/teams.service.js';
import { nextChangeFrom } from './coordinators.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import type { Enrolment } from './person.entity.js';
import { Intensity } from './person-kinds.js';
import {
  ChangeCoordinatorsInput,
  ChangeIntensityInput,
  ChangeLegalFrameInput,
  PutOnBoardInput,
  TakeOffBoardInput,
} from './support.input.js';
import { SupportService } from './support.service.js';

/** Who coordinates, how intensive the support is, under which legal frame, and the team's board of the day. */
@Controller()
export class SupportPages {
  constructor(
    private readonly supportService: SupportService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get('teams/:teamId/board')
  @Policy('person.read')
  async board(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    const lines = await this.supportService.board(actor, teamId);
    const team = await this.teamsService.get(actor, teamId);
    return page('persons/board', {
      title: translate(actor.locale, 'board.title', { team: team.name }),
      team: { id: team.id, name: team.name },
      day: today(),
      lines: lines.map(({ person, entry }) => ({
        id: person.id,
        name: `${person.familyName}, ${person.givenName}`,
        protectedIdentity: person.protectedIdentity,
        since: entry.fromDate,
        reason: entry.reason,
        by: entry.recordedByName,
      })),
    });
  }

  @Get('enrolments/:enrolmentId/coordinators')
  @Policy('person.write')
  askCoordinators(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
  ): Promise<Page> {
    return this.coordinatorsForm(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/coordinators')
  @Policy('person.write')
  changeCoordinators(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return changed(
      ChangeCoordinatorsInput,
      { coordinatorIds: [], ...body, enrolmentId },
      (input) => this.supportService.changeCoordinators(actor, input),
      (form) => this.coordinatorsForm(actor, enrolmentId, form),
      ({ fromDate }) => (fromDate > today() ? 'support.changePlanned' : 'notice.saved'),
    );
  }

  @Get('enrolments/:enrolmentId/intensity')
  @Policy('person.write')
  askIntensity(@CurrentActor() actor: Actor, @Param('enrolmentId', UUID) enrolmentId: string): Promise<Page> {
    return this.intensityForm(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/intensity')
  @Policy('person.write')
  changeIntensity(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return changed(
      ChangeIntensityInput,
      { ...body, enrolmentId },
      (input) => this.supportService.changeIntensity(actor, input),
      (form) => this.intensityForm(actor, enrolmentId, form),
    );
  }

  @Get('enrolments/:enrolmentId/legal-frame')
  @Policy('person.write')
  askLegalFrame(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
  ): Promise<Page> {
    return this.legalFrameForm(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/legal-frame')
  @Policy('person.write')
  changeLegalFrame(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return changed(
      ChangeLegalFrameInput,
      { ...body, enrolmentId },
      (input) => this.supportService.changeLegalFrame(actor, input),
      (form) => this.legalFrameForm(actor, enrolmentId, form),
    );
  }

  @Get('enrolments/:enrolmentId/board')
  @Policy('person.write')
  askBoard(@CurrentActor() actor: Actor, @Param('enrolmentId', UUID) enrolmentId: string): Promise<Page> {
    return this.boardForm(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/board')
  @Policy('person.write')
  putOnBoard(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return changed(
      PutOnBoardInput,
      { ...body, enrolmentId },
      (input) => this.supportService.putOnBoard(actor, input),
      (form) => this.boardForm(actor, enrolmentId, form),
    );
  }

  @Post('enrolments/:enrolmentId/board/end')
  @Policy('person.write')
  takeOffBoard(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return changed(
      TakeOffBoardInput,
      { ...body, enrolmentId },
      (input) => this.supportService.takeOffBoard(actor, input),
      (form) => this.boardForm(actor, enrolmentId, form),
    );
  }

  private async coordinatorsForm(
    actor: Actor,
    enrolmentId: string,
    form: Form<unknown> | null,
  ): Promise<Page> {
    const { common, enrolment, support } = await this.common(actor, enrolmentId);
    const day = nextChangeFrom(today(), support.coordinators, enrolment.toDate);
    const current = support.coordinators.filter((one) => isOn(day, one));
    const stored = {
      revision: enrolment.revision,
      fromDate: day,
      coordinatorIds: current.map(({ staffMemberId }) => staffMemberId),
      nobody: false,
    };
    const model = {
      ...common,
      title: translate(actor.locale, 'support.changeCoordinators'),
      form: shownForm(form, stored),
      staff: await staffChoicesOn(this.teamsService, actor, enrolment.teamId, day),
    };
    return page('persons/change-coordinators', model, statusOf(form));
  }

  private async intensityForm(actor: Actor, enrolmentId: string, form: Form<unknown> | null): Promise<Page> {
    const { common, enrolment } = await this.common(actor, enrolmentId);
    const { revision, intensity } = enrolment;
    const other = intensity === Intensity.STANDARD ? Intensity.INTENSIVE : Intensity.STANDARD;
    const model = {
      ...common,
      title: translate(actor.locale, 'support.changeIntensity'),
      now: translate(actor.locale, `kind.intensity.${intensity}`),
      form: shownForm(form, { revision, fromDate: today(), intensity: other, reason: '' }),
      intensities: choicesOf(Intensity, 'kind.intensity', actor.locale),
    };
    return page('persons/change-intensity', model, statusOf(form));
  }

  private async legalFrameForm(actor: Actor, enrolmentId: string, form: Form<unknown> | null): Promise<Page> {
    const { common, enrolment } = await this.common(actor, enrolmentId);
    const { revision, legalFrame } = enrolment;
    const model = {
      ...common,
      title: translate(actor.locale, 'support.changeLegalFrame'),
      now: translate(actor.locale, `kind.legalFrame.${legalFrame}`),
      form: shownForm(form, { revision, fromDate: today(), legalFrame: '', reason: '' }),
      legalFrames: choicesOf(CHOSEN_LEGAL_FRAMES, 'kind.legalFrame', actor.locale),
    };
    return page('persons/change-legal-frame', model, statusOf(form));
  }

  private async boardForm(actor: Actor, enrolmentId: string, form: Form<unknown> | null): Promise<Page> {
    const { common, enrolment, support } = await this.common(actor, enrolmentId);
    const on = support.board.find(({ toDate }) => toDate === null);
    const day = today();
    const { revision } = enrolment;
    const model = {
      ...common,
      title: translate(actor.locale, on ? 'board.takeOff' : 'board.putOn'),
      on: on ? { since: on.fromDate, reason: on.reason, by: on.recordedByName } : null,
      form: shownForm(form, { revision, fromDate: day, toDate: day, reason: '' }),
    };
    return page('persons/change-board', model, statusOf(form));
  }

  /** What all forms about an enrolment say above their fields. */
  private async common(actor: Actor, enrolmentId: string) {
    const { enrolment, person, support } = await this.supportService.enrolment(actor, enrolmentId);
    const common = {
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      enrolment: { id: enrolmentId, team: enrolment.team.name, fromDate: enrolment.fromDate },
    };
    return { common, enrolment, support };
  }
}

function changed<Input extends object>(
  type: ClassConstructor<Input>,
  body: object,
  change: (input: Input) => Promise<Enrolment | RevisionConflict>,
  show: (form: Form<unknown>) => Promise<Page>,
  noticeKey: (input: Input) => string = () => 'notice.saved',
): Promise<Page | Redirect> {
  return submitted(
    type,
    body,
    async (input) =>
      onSaved(await change(input), (saved) => redirect(`/persons/${saved.personId}`, noticeKey(input))),
    show,
  );
}
