import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Audience } from '../disclosure/audience.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { besideStored, type Form, formOf, readQuery, statusOf, writtenIn } from '../platform/web/form.js';
import { rowButton, rowsToAdd, shownRows } from '../platform/web/form-rows.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { mayGetCrisisPlan } from './may-get-crisis-plan.js';
import type { ResourceGroup } from './resource-group.entity.js';
import {
  type ResourceGroupGoalInput,
  type ResourceGroupMemberInput,
  SaveResourceGroupInput,
} from './resource-group.input.js';
import { GoalTerm, MemberKind, MemberRole } from './resource-group-kinds.js';
import { ResourceGroupsService, type WhichVersion } from './resource-groups.service.js';

/** What the address of a group says: a day, or one of its versions. */
class GroupQuery implements WhichVersion {
  @IsOptional()
  @IsCivilDate()
  on?: string;

  @IsOptional()
  @IsUUID()
  versionId?: string;
}

type Found = Awaited<ReturnType<ResourceGroupsService['get']>>;

@Controller('persons/:personId/resource-group')
export class ResourceGroupsPages {
  constructor(private readonly resourceGroupsService: ResourceGroupsService) {}

  @Get()
  @Policy('resourceGroup.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { on, versionId } = await readQuery(GroupQuery, query);
    const read = await this.resourceGroupsService.getVersion(actor, personId, { on, versionId });
    const { person, group, version, versions, meetings, next, isWhole } = read;
    const shownVersions = versions.map((one) => ({
      id: one.id,
      name: translate(actor.locale, 'resourceGroup.versionNumber', { number: one.number }),
      saved: one.savedAt && formatDateTime(actor.locale, one.savedAt),
      by: one.savedByName,
      isShown: one === version,
      isOfJoined: one.group.personId !== personId,
    }));
    return page('resource-groups/show', {
      title: translate(actor.locale, 'resourceGroup.title'),
      on,
      earlier: on || version !== versions[0] ? (shownVersions.find(({ isShown }) => isShown) ?? {}) : null,
      versions: shownVersions,
      isWhole,
      form: formOf({ on: on ?? today() }),
      day: today(),
      person: {
        id: personId,
        name: `${person.givenName} ${person.familyName}`,
        protectedIdentity: person.protectedIdentity,
      },
      members: (group?.members ?? []).map((member) => ({
        name: member.name,
        relation: member.relation || translate(actor.locale, `resourceGroup.kind.${member.kind}`),
        phone: member.phone,
        role: member.role && translate(actor.locale, `resourceGroup.role.${member.role}`),
        representsPerson: member.representsPerson,
        notNominatedReason: member.notNominatedReason,
        getsCrisisPlan: mayGetCrisisPlan(member),
        audience: translate(actor.locale, `crisisPlan.audience.${member.audience}`),
      })),
      missing: (group?.missingRoles ?? []).map((role) =>
        translate(actor.locale, `resourceGroup.missing.${role}`),
      ),
      ...termsOf(group),
      goals: (group?.goals ?? []).map(({ goalKey, term, text, steps, followUpOn }) => ({
        goalKey,
        steps: steps.split('\n').filter(Boolean),
        term: translate(actor.locale, `resourceGroup.term.${term}`),
        text,
        followUpOn,
      })),
      next,
      meetings: meetings.map(({ noteKey, date, attendedNames, voids, minutes }) => ({
        ...{ noteKey, date, attendedNames, voids },
        isWritten: minutes !== '',
        isToCome: date > today(),
      })),
      mayWrite: read.may('resourceGroup.write') && version === versions[0],
    });
  }

  @Get('edit')
  @Policy('resourceGroup.write')
  async edit(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const found = await this.resourceGroupsService.get(actor, personId, 'resourceGroup.write');
    const { revision = 0, members = [], goals = [] } = found.group ?? {};
    return this.form(actor, found, formOf({ revision, ...termsOf(found.group), members, goals }));
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
    if (pressed) {
      const found = await this.resourceGroupsService.get(actor, personId, 'resourceGroup.write');
      return this.form(actor, found, formOf(writtenIn(fields)), pressed.grows);
    }
    return submitted(
      SaveResourceGroupInput,
      fields,
      async (input) =>
        onSaved(await this.resourceGroupsService.save(actor, input), () =>
          redirect(`/persons/${personId}/resource-group`, 'notice.saved'),
        ),
      (form) => this.again(actor, personId, form),
    );
  }

  /** What was sent; where somebody else has saved, both groups in one. */
  private async again(actor: Actor, personId: string, form: Form<SaveResourceGroupInput>): Promise<Page> {
    const found = await this.resourceGroupsService.get(actor, personId, 'resourceGroup.write');
    if (!form.isStale) return this.form(actor, found, form);
    const mine = form.input!;
    const { revision = 0, members = [], goals = [] } = found.group ?? {};
    const newMembers = rowsToAdd(mine.members, members, memberWords);
    const newGoals = rowsToAdd(mine.goals, goals, goalWords);
    const both = {
      members: [...mine.members, ...newMembers],
      goals: [...mine.goals, ...newGoals],
    };
    const added = [...newMembers.map(({ name }) => name), ...newGoals.map(({ text }) => text)];
    return this.form(actor, found, besideStored(form, { revision, ...termsOf(found.group) }, both, added));
  }

  private form(actor: Actor, { person }: Found, form: Form<unknown>, grows?: string): Page {
    const model = {
      title: translate(actor.locale, 'resourceGroup.editTitle'),
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      form,
      memberRows: shownRows(form.values.members, grows === 'members'),
      goalRows: shownRows(form.values.goals, grows === 'goals'),
      roles: choicesOf(MemberRole, 'resourceGroup.role', actor.locale),
      kinds: choicesOf(MemberKind, 'resourceGroup.kind', actor.locale),
      audiences: choicesOf(Audience, 'crisisPlan.audience', actor.locale),
      terms: choicesOf(GoalTerm, 'resourceGroup.term', actor.locale),
    };
    return page('resource-groups/edit', model, statusOf(form));
  }
}

/** What is said of the group as a whole. */
const termsOf = (group: ResourceGroup | null) => ({
  withoutCoordinatorReason: group?.version.withoutCoordinatorReason ?? '',
  withoutDoctorReason: group?.version.withoutDoctorReason ?? '',
  meetingWeeks: group?.version.meetingWeeks ?? null,
});

/** What makes two rows the same: all that is written in them. */
const memberWords = ({
  name,
  kind,
  relation,
  phone,
  seesCrisisPlan,
  audience,
  ...ract
}: ResourceGroupMemberInput) =>
  JSON.stringify([
    name,
    ract.notNominatedReason || '',
    ract.role ?? null,
    ract.representsPerson ?? false,
    kind,
    relation || '',
    phone || '',
    seesCrisisPlan ?? false,
    audience ?? Audience.CARE_AND_SUPPORT,
  ]);

const goalWords = ({
  term,
  text,
  steps,
  followUpOn,
}: Pick<ResourceGroupGoalInput, 'term' | 'text' | 'steps'> & { followUpOn?: string | null }) =>
  JSON.stringify([term, text, steps || '', followUpOn ?? null]);
