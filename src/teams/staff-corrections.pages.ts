import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { UUID } from '../platform/door/ids.js';
import { plainNumber } from '../platform/i18n/format-number.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { withEmptied } from '../platform/web/with-emptied.js';
import { postFields } from './post-fields.js';
import {
  CorrectLeaveInput,
  CorrectPostInput,
  CorrectStaffMemberInput,
  VoidLeaveInput,
  VoidPostInput,
} from './staff.input.js';
import { saved } from './staff.pages.js';
import { StaffService } from './staff.service.js';
import { StaffCorrectionsService } from './staff-corrections.service.js';
import type { StaffKey } from './staff-to-change.js';
import { LeaveKind } from './team-kinds.js';

/** Putting right what was entered wrong about staff. */
@Controller()
export class StaffCorrectionsPages {
  constructor(
    private readonly staffService: StaffService,
    private readonly corrections: StaffCorrectionsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get('staff/:memberId/correct')
  @Policy('staff.write')
  askMember(@CurrentActor() actor: Actor, @Param('memberId', UUID) staffMemberId: string): Promise<Page> {
    return this.memberForm(actor, staffMemberId, null);
  }

  @Post('staff/:memberId/correct')
  @Policy('staff.write')
  correctMember(
    @CurrentActor() actor: Actor,
    @Param('memberId', UUID) staffMemberId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectStaffMemberInput,
      { ...withEmptied(body), staffMemberId },
      async (input) => saved(await this.corrections.correctMember(actor, input)),
      (form) => this.memberForm(actor, staffMemberId, form),
    );
  }

  @Get('posts/:postId/correct')
  @Policy('staff.write')
  askPost(@CurrentActor() actor: Actor, @Param('postId', UUID) postId: string): Promise<Page> {
    return this.postForm(actor, postId, null);
  }

  @Post('posts/:postId/correct')
  @Policy('staff.write')
  correctPost(
    @CurrentActor() actor: Actor,
    @Param('postId', UUID) postId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectPostInput,
      { ...withEmptied(body), postId },
      async (input) => saved(await this.corrections.correctPost(actor, input)),
      (form) => this.postForm(actor, postId, form),
    );
  }

  @Get('posts/:postId/void')
  @Policy('staff.write')
  askVoidPost(@CurrentActor() actor: Actor, @Param('postId', UUID) postId: string): Promise<Page> {
    return this.voidForm(actor, { postId }, null);
  }

  @Post('posts/:postId/void')
  @Policy('staff.write')
  voidPost(
    @CurrentActor() actor: Actor,
    @Param('postId', UUID) postId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidPostInput,
      { ...body, postId },
      async (input) => saved(await this.corrections.voidPost(actor, input)),
      (form) => this.voidForm(actor, { postId }, form),
    );
  }

  @Get('leaves/:leaveId/correct')
  @Policy('staff.write')
  askLeave(@CurrentActor() actor: Actor, @Param('leaveId', UUID) leaveId: string): Promise<Page> {
    return this.leaveForm(actor, leaveId, null);
  }

  @Post('leaves/:leaveId/correct')
  @Policy('staff.write')
  correctLeave(
    @CurrentActor() actor: Actor,
    @Param('leaveId', UUID) leaveId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectLeaveInput,
      { ...withEmptied(body), leaveId },
      async (input) => saved(await this.corrections.correctLeave(actor, input)),
      (form) => this.leaveForm(actor, leaveId, form),
    );
  }

  @Get('leaves/:leaveId/void')
  @Policy('staff.write')
  askVoidLeave(@CurrentActor() actor: Actor, @Param('leaveId', UUID) leaveId: string): Promise<Page> {
    return this.voidForm(actor, { leaveId }, null);
  }

  @Post('leaves/:leaveId/void')
  @Policy('staff.write')
  voidLeave(
    @CurrentActor() actor: Actor,
    @Param('leaveId', UUID) leaveId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidLeaveInput,
      { ...body, leaveId },
      async (input) => saved(await this.corrections.voidLeave(actor, input)),
      (form) => this.voidForm(actor, { leaveId }, form),
    );
  }

  private async memberForm(actor: Actor, staffMemberId: string, form: Form<unknown> | null): Promise<Page> {
    const { member } = await this.staffService.find(actor, { staffMemberId }, 'staff.write');
    const { id, name, reference, qualifications, revision } = member;
    const model = {
      title: translate(actor.locale, 'staff.correctMember'),
      member: { id, name },
      form: shownForm(form, { name, reference, qualifications, revision }),
    };
    return page('teams/staff-correct', model, statusOf(form));
  }

  private async postForm(actor: Actor, postId: string, form: Form<unknown> | null): Promise<Page> {
    const { member, post } = await this.staffService.find(actor, { postId }, 'staff.write');
    const { employerId, profession, role, percentHundredths, fromDate, toDate } = post!;
    const stored = {
      ...{ employerId, profession, role, fromDate, toDate: toDate ?? '', revision: member.revision },
      percentHundredths: plainNumber(actor.locale, percentHundredths / 100),
    };
    const model = {
      title: translate(actor.locale, 'staff.correctPost'),
      member: { id: member.id, name: member.name },
      action: `/posts/${postId}/correct`,
      isCorrection: true,
      form: shownForm(form, stored),
      ...postFields(actor.locale, await this.organisations.principals(actor), employerId),
    };
    return page('teams/post-form', model, statusOf(form));
  }

  private async leaveForm(actor: Actor, leaveId: string, form: Form<unknown> | null): Promise<Page> {
    const { member, leave } = await this.staffService.find(actor, { leaveId }, 'staff.write');
    const { fromDate, toDate, kind } = leave!;
    const stored = { fromDate, toDate: toDate ?? '', kind: kind ?? '', revision: member.revision };
    const model = {
      title: translate(actor.locale, 'staff.correctLeave'),
      member: { id: member.id, name: member.name },
      action: `/leaves/${leaveId}/correct`,
      isCorrection: true,
      form: shownForm(form, stored),
      kinds: choicesOf(LeaveKind, 'kind.leaveKind', actor.locale),
    };
    return page('teams/leave-form', model, statusOf(form));
  }

  private async voidForm(actor: Actor, key: StaffKey, form: Form<unknown> | null): Promise<Page> {
    const { member, post, leave } = await this.staffService.find(actor, key, 'staff.write');
    const { id, fromDate } = leave ?? post!;
    const model = {
      title: translate(actor.locale, leave ? 'staff.voidLeave' : 'staff.voidPost'),
      member: { id: member.id, name: member.name },
      action: leave ? `/leaves/${id}/void` : `/posts/${id}/void`,
      fromDate,
      form: shownForm(form, { reason: '', revision: member.revision }),
    };
    return page('teams/staff-void', model, statusOf(form));
  }
}
