import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { today } from '../../platform/dates/today.js';
import { UUID } from '../../platform/door/ids.js';
import { translate } from '../../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { showIdentityNumber } from '../identity-number.js';
import type { Person } from '../person.entity.js';
import { PersonsService } from '../persons.service.js';
import {
  ConfirmRecordJoinInput,
  DeclineRecordJoinInput,
  ProposeRecordJoinInput,
} from './record-join.input.js';
import { type JoinedCard, RecordJoinsService } from './record-joins.service.js';

/** Two records of one human: proposed on the page of the one that goes on, and decided by somebody else. */
@Controller()
export class RecordJoinsPages {
  constructor(
    private readonly recordJoinsService: RecordJoinsService,
    private readonly personsService: PersonsService,
  ) {}

  @Get('persons/:personId/join')
  @Policy('person.write')
  ask(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.form(actor, personId, null);
  }

  @Post('persons/:personId/join')
  @Policy('person.write')
  propose(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      ProposeRecordJoinInput,
      { ...body, personId },
      async (input) => {
        const { id } = await this.recordJoinsService.propose(actor, input);
        return redirect(`/record-joins/${id}`, 'recordJoin.proposed');
      },
      (form) => this.form(actor, personId, form),
    );
  }

  @Get('record-joins/:joinId')
  @Policy('person.write')
  show(@CurrentActor() actor: Actor, @Param('joinId', UUID) joinId: string): Promise<Page> {
    return this.decision(actor, joinId, null);
  }

  @Post('record-joins/:joinId/confirm')
  @Policy('person.write')
  confirm(
    @CurrentActor() actor: Actor,
    @Param('joinId', UUID) joinId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      ConfirmRecordJoinInput,
      { ...body, joinId },
      async () => {
        const { keptId } = await this.recordJoinsService.confirm(actor, joinId);
        return redirect(`/persons/${keptId}`, 'recordJoin.done');
      },
      (form) => this.decision(actor, joinId, form),
    );
  }

  @Post('record-joins/:joinId/decline')
  @Policy('person.write')
  decline(
    @CurrentActor() actor: Actor,
    @Param('joinId', UUID) joinId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      DeclineRecordJoinInput,
      { ...body, joinId },
      async (input) => {
        const { keptId } = await this.recordJoinsService.decline(actor, input);
        return redirect(`/persons/${keptId}`, 'recordJoin.declined');
      },
      (form) => this.decision(actor, joinId, form),
    );
  }

  private async form(actor: Actor, personId: string, form: Form<unknown> | null): Promise<Page> {
    const person = await this.personsService.get(actor, personId, 'person.write');
    const model = {
      title: translate(actor.locale, 'recordJoin.propose'),
      person: {
        id: personId,
        name: nameOf(person),
        identityNumber: showIdentityNumber(person),
      },
      form: form ?? formOf(),
    };
    return page('persons/join', model, statusOf(form));
  }

  private async decision(actor: Actor, joinId: string, form: Form<unknown> | null): Promise<Page> {
    const { join, kept, joined, mayConfirm } = await this.recordJoinsService.get(actor, joinId);
    const model = {
      title: translate(actor.locale, 'recordJoin.title'),
      person: { id: kept.person.id, name: nameOf(kept.person) },
      join: {
        id: join.id,
        reason: join.reason,
        proposedOn: today(join.proposedAt),
        proposedBy: join.proposedByName,
        decidedOn: join.decidedAt && today(join.decidedAt),
        decidedBy: join.decidedByName,
        declinedBecause: join.declinedBecause,
      },
      records: [cardOf(kept, 'recordJoin.kept'), cardOf(joined, 'recordJoin.joined')],
      mayConfirm,
      form: form ?? formOf(),
    };
    return page('persons/join-decision', model, statusOf(form));
  }
}

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;

function cardOf({ person, enrolments }: JoinedCard, headingKey: string) {
  return {
    headingKey,
    id: person.id,
    name: nameOf(person),
    identityNumber: showIdentityNumber(person),
    enrolments: enrolments.map(({ team, fromDate, toDate }) => ({ team: team.name, fromDate, toDate })),
  };
}
