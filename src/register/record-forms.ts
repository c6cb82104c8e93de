import { Injectable } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import type { Actor } from '../access/actor.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import { ChangeAgreementInput } from '../agreements/agreement.input.js';
import { AgreementChoices } from '../agreements/agreement-choices.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { withHours } from '../organisations/hours-form.js';
import type { Service, Unit } from '../organisations/organisation.entity.js';
import {
  ChangePrincipalInput,
  ChangeServiceInput,
  ChangeUnitInput,
} from '../organisations/organisation.input.js';
import { OrganisationChanges } from '../organisations/organisation-changes.service.js';
import { OrganisationChoices } from '../organisations/organisation-choices.js';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import type { Form } from '../platform/web/form.js';
import type { Team } from '../teams/team.entity.js';
import { ChangeTeamInput } from '../teams/team.input.js';
import { TeamChanges } from '../teams/team-changes.service.js';
import { TeamChoices } from '../teams/team-choices.js';
import type { AnyRecord } from './register.service.js';

const { PRINCIPAL, UNIT, SERVICE, TEAM, AGREEMENT } = RegisterRecord;

/** The form by which one kind of record is changed. */
interface RecordForm {
  input: ClassConstructor<object>;
  /** What was posted, with what a form of boxes does not send. */
  sent(body: object, id: string): object;
  save(actor: Actor, input: object): Promise<object | RevisionConflict>;
  /** What the form holds when it is opened. */
  stored(record: AnyRecord): Record<string, unknown>;
  choices(actor: Actor, form: Form<unknown>, record: AnyRecord): Promise<object>;
}

/** The forms by which records of the register are changed, by kind. */
@Injectable()
export class RecordForms {
  readonly of: Record<RegisterRecord, RecordForm>;

  constructor(
    changes: OrganisationChanges,
    choices: OrganisationChoices,
    teamChanges: TeamChanges,
    teamChoices: TeamChoices,
    agreementsService: AgreementsService,
    agreementChoices: AgreementChoices,
  ) {
    this.of = {
      [PRINCIPAL]: {
        input: ChangePrincipalInput,
        sent: (body, principalId) => ({ activities: [], ...body, principalId }),
        save: (actor, input) => changes.changePrincipal(actor, input as ChangePrincipalInput),
        stored: (record) => ({ ...record }),
        choices: (actor) => choices.ofPrincipal(actor),
      },
      [UNIT]: {
        input: ChangeUnitInput,
        sent: (body, unitId) => ({ ...withHours(body), unitId }),
        save: (actor, input) => changes.changeUnit(actor, input as ChangeUnitInput),
        stored: (record) => ({ ...record, hours: (record as Unit).hours ?? undefined }),
        choices: (actor, form, record) => choices.ofUnit(actor, form, (record as Unit).principalId),
      },
      [SERVICE]: {
        input: ChangeServiceInput,
        sent: (body, serviceId) => ({ models: [], principalIds: [], ...body, serviceId }),
        save: (actor, input) => changes.changeService(actor, input as ChangeServiceInput),
        stored: (record) => ({ ...record, principalIds: principalIdsOf(record) }),
        choices: (actor, _form, record) => choices.ofService(actor, principalIdsOf(record)),
      },
      [TEAM]: {
        input: ChangeTeamInput,
        sent: (body, teamId) => ({ models: [], ...withHours(body), teamId }),
        save: (actor, input) => teamChanges.change(actor, input as ChangeTeamInput),
        stored: (record) => ({
          ...record,
          hours: (record as Team).hours ?? undefined,
          plannedPosts: (record as Team).plannedPosts,
          weekHours: (record as Team).weekHours ?? undefined,
        }),
        choices: (actor, form, record) => teamChoices.of(actor, form, (record as Team).serviceId),
      },
      [AGREEMENT]: {
        input: ChangeAgreementInput,
        sent: (body, agreementId) => ({ principalIds: [], covers: [], ...body, agreementId }),
        save: (actor, input) => agreementsService.change(actor, input as ChangeAgreementInput),
        stored: (record) => ({
          ...record,
          principalIds: principalIdsOf(record),
          consultationUnitIds: (record as Agreement).consultationUnits.map(({ id }) => id),
        }),
        choices: (actor, _form, record) => agreementChoices.of(actor, record as Agreement),
      },
    };
  }
}

const principalIdsOf = (record: AnyRecord) => (record as Service | Agreement).principals.map(({ id }) => id);
