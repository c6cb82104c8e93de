import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mayAsOwner } from '../persons/may-as-owner.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { rowButton, shownRows } from '../platform/web/form-rows.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { GoalTerm, MemberKind } from './resource-group.entity.js';
import { SaveResourceGroupInput } from './resource-group.input.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@Controller('persons/:personId/resource-group')
export class ResourceGroupsPages {
  constructor(private readonly groups: ResourceGroupsService) {}

  @Get()
  @Policy('resourceGroup.read')
  async show(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const read = await this.groups.get(actor, personId);
    const { person, group } = read;
    return page('resource-groups/show', {
      title: translate(actor.locale, 'resourceGroup.title'),
      person: {
        id: personId,
        name: `${person.givenName} ${person.familyName}`,
        protectedIdentity: person.protectedIdentity,
      },
      members: (group?.members ?? []).map(({ name, kind, relation, phone, seesCrisisPlan }) => ({
        name,
        relation: relation || translate(actor.locale, `resourceGroup.kind.${kind}`),
        phone,
        seesCrisisPlan,
      })),
      goals: (group?.goals ?? []).map(({ term, text, followUpOn }) => ({
        term: translate(actor.locale, `resourceGroup.term.${term}`),
        text,
        followUpOn,
      })),
      mayWrite: mayAsOwner(actor, 'resourceGroup.write', read),
    });
  }

  @Get('edit')
  @Policy('resourceGroup.write')
  async edit(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const { group } = await this.groups.get(actor, personId, 'resourceGroup.write');
    const { revision = 0, members = [], goals = [] } = group ?? {};
    return this.form(actor, personId, formOf({ revision, members, goals }), 200);
  }

  /** Saves; or, when the button was one of a row's, shows the form with a row more or less, nothing saved. */
  @Post('edit')
  @Policy('resourceGroup.write')
  async save(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const pressed = rowButton(body);
    const fields = { members: [], goals: [], ...(pressed?.fields ?? body), personId };
    const form = await readForm(SaveResourceGroupInput, fields);
    if (pressed) return this.form(actor, personId, formOf(form.values), 200, pressed.grows);
    if (!form.input) return this.form(actor, personId, form, 422);
    try {
      await this.groups.save(actor, form.input);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
      return this.form(actor, personId, { ...form, problems: error.problems }, 422);
    }
    return redirect(`/persons/${personId}/resource-group`, 'notice.saved');
  }

  private async form(
    actor: Actor,
    personId: string,
    form: Form<unknown>,
    status: number,
    grows?: string,
  ): Promise<Page> {
    const { person } = await this.groups.get(actor, personId, 'resourceGroup.write');
    const model = {
      title: translate(actor.locale, 'resourceGroup.editTitle'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      form,
      memberRows: shownRows(form.values.members, grows === 'members'),
      goalRows: shownRows(form.values.goals, grows === 'goals'),
      kinds: choicesOf(MemberKind, 'resourceGroup.kind', actor.locale),
      terms: choicesOf(GoalTerm, 'resourceGroup.term', actor.locale),
    };
    return page('resource-groups/edit', model, status);
  }
}
