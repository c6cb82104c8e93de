import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { GroupMeetingsService } from './group-meetings.service.js';
import type { ResourceGroupMeeting } from './group-note.entity.js';
import { CorrectGroupMeetingInput, NoteGroupMeetingInput, VoidGroupNoteInput } from './group-note.input.js';
import { type GroupPolicy, ResourceGroupsService } from './resource-groups.service.js';

/** Meetings of a person's resource group: written down, read, put right and voided. */
@Controller('persons/:personId/resource-group/meetings')
export class GroupMeetingsPages {
  constructor(
    private readonly meetingsService: GroupMeetingsService,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  @Get('new')
  @Policy('resourceGroup.write')
  blank(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.form(actor, personId, formOf({ date: today() }));
  }

  @Post()
  @Policy('resourceGroup.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      NoteGroupMeetingInput,
      { ...body, personId },
      async (input) => {
        await this.meetingsService.noteMeeting(actor, input);
        return redirect(`/persons/${personId}/resource-group#meetings`, 'groupMeeting.noted');
      },
      (form) => this.form(actor, personId, form),
    );
  }

  @Get(':noteKey')
  @Policy('resourceGroup.read')
  show(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('noteKey', UUID) noteKey: string,
  ): Promise<Page> {
    return this.meeting(actor, personId, noteKey, formOf());
  }

  @Get(':noteKey/correct')
  @Policy('resourceGroup.write')
  edit(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('noteKey', UUID) noteKey: string,
  ): Promise<Page> {
    return this.form(actor, personId, null, noteKey);
  }

  @Post(':noteKey/correct')
  @Policy('resourceGroup.write')
  correct(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('noteKey', UUID) noteKey: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectGroupMeetingInput,
      { ...body, personId, noteKey },
      async (input) =>
        onSaved(await this.meetingsService.correctMeeting(actor, input), () =>
          redirect(hrefOf(personId, noteKey), 'day.corrected'),
        ),
      (form) => this.form(actor, personId, form, noteKey),
    );
  }

  @Post(':noteKey/void')
  @Policy('resourceGroup.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('noteKey', UUID) noteKey: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidGroupNoteInput,
      { ...body, personId, noteKey },
      async (input) => {
        await this.meetingsService.void(actor, input);
        return redirect(hrefOf(personId, noteKey), 'amendment.voided');
      },
      (form) => this.meeting(actor, personId, noteKey, form),
    );
  }

  private async meeting(actor: Actor, personId: string, noteKey: string, form: Form<unknown>): Promise<Page> {
    const { person, meeting, may } = await this.read(actor, personId, noteKey);
    const shown = ({ notedAt, notedByName: name, ...row }: ResourceGroupMeeting) => ({
      ...row,
      name,
      when: formatDateTime(actor.locale, notedAt),
    });
    const model = {
      title: translate(actor.locale, 'groupMeeting.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      href: hrefOf(personId, noteKey),
      meeting: shown(meeting),
      earlier: meeting.earlier.map(shown),
      mayChange: may('resourceGroup.write') && !meeting.voids,
      form,
    };
    return page('resource-groups/meeting', model, statusOf(form));
  }

  /** @param noteKey of a meeting that is put right; a new one where there is none */
  private async form(
    actor: Actor,
    personId: string,
    sent: Form<unknown> | null,
    noteKey?: string,
  ): Promise<Page> {
    const { person, group, meeting } = await this.read(actor, personId, noteKey, 'resourceGroup.write');
    const stored = meeting && { ...meeting, reason: '', revision: meeting.number };
    const there = new Map(meeting?.attended.map((key, index) => [key, meeting.attendedNames[index]!]));
    for (const { memberKey, name } of group?.members ?? []) there.set(memberKey, name);
    const form = shownForm(sent, stored ?? {});
    const model = {
      title: translate(actor.locale, noteKey ? 'groupMeeting.correctTitle' : 'groupMeeting.newTitle'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      action: noteKey
        ? `${hrefOf(personId, noteKey)}/correct`
        : `/persons/${personId}/resource-group/meetings`,
      back: noteKey ? hrefOf(personId, noteKey) : `/persons/${personId}/resource-group`,
      isCorrection: noteKey !== undefined,
      members: [...there].map(([value, label]) => ({ value, label })),
      form,
    };
    return page('resource-groups/meeting-form', model, statusOf(form));
  }

  private async read<Key extends string | undefined>(
    actor: Actor,
    personId: string,
    noteKey: Key,
    policy: GroupPolicy = 'resourceGroup.read',
  ) {
    const read = await this.resourceGroupsService.getVersion(actor, personId, {}, policy);
    const meeting = read.meetings.find((one) => one.noteKey === noteKey);
    if (noteKey !== undefined && !meeting) throw notFound('noteKey');
    return { ...read, meeting: meeting as Key extends string ? ResourceGroupMeeting : undefined };
  }
}

const hrefOf = (personId: string, noteKey: string) =>
  `/persons/${personId}/resource-group/meetings/${noteKey}`;
