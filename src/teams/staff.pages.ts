import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { changeLine, describePosts } from './describe-member.js';
import { postFields } from './post-fields.js';
import type { ReadMember } from './read-staff.js';
import {
  AddLeaveInput,
  AddPostInput,
  AddStaffMemberInput,
  EndPostInput,
  LinkStaffAccountInput,
} from './staff.input.js';
import { StaffService } from './staff.service.js';
import { LeaveKind } from './team-kinds.js';
import { TeamsService } from './teams.service.js';

/** Members of staff by form: who comes, gets another post, is away, and leaves. */
@Controller()
export class StaffPages {
  constructor(
    private readonly staffService: StaffService,
    private readonly teamsService: TeamsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get('staff/:memberId')
  @Policy('staff.read')
  async show(@CurrentActor() actor: Actor, @Param('memberId', UUID) staffMemberId: string): Promise<Page> {
    const { member } = await this.staffService.find(actor, { staffMemberId });
    const { teamId, name, reference, qualifications } = member;
    const [team, principals, [changes = []], account] = await Promise.all([
      this.teamsService.get(actor, teamId),
      this.organisations.principals(actor),
      this.staffService.changes(actor, [staffMemberId]),
      this.staffService.accountName(member),
    ]);
    const employers = new Map(principals.map((principal) => [principal.id, principal.name]));
    return page('teams/staff', {
      title: name,
      team: { id: teamId, name: team.name },
      member: { id: staffMemberId, reference, qualifications, account },
      posts: describePosts(actor.locale, member, employers),
      changes: changes.map((change) => changeLine(actor.locale, change)),
      may: {
        write: mayDoInTeam(actor, 'staff.write', teamId),
        link: mayDoInTeam(actor, 'staff.link', teamId),
      },
    });
  }

  @Get('teams/:teamId/staff/new')
  @Policy('staff.write')
  askMember(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    return this.memberForm(actor, teamId, null);
  }

  @Post('teams/:teamId/staff')
  @Policy('staff.write')
  add(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AddStaffMemberInput,
      { ...body, teamId },
      async (input) => toMember(await this.staffService.add(actor, input)),
      (form) => this.memberForm(actor, teamId, form),
    );
  }

  @Get('staff/:memberId/posts/new')
  @Policy('staff.write')
  askPost(@CurrentActor() actor: Actor, @Param('memberId', UUID) staffMemberId: string): Promise<Page> {
    return this.postForm(actor, staffMemberId, null);
  }

  @Post('staff/:memberId/posts')
  @Policy('staff.write')
  addPost(
    @CurrentActor() actor: Actor,
    @Param('memberId', UUID) staffMemberId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AddPostInput,
      { ...body, staffMemberId },
      async (input) => saved(await this.staffService.addPost(actor, input)),
      (form) => this.postForm(actor, staffMemberId, form),
    );
  }

  @Get('posts/:postId/end')
  @Policy('staff.write')
  askEnd(@CurrentActor() actor: Actor, @Param('postId', UUID) postId: string): Promise<Page> {
    return this.endForm(actor, postId, null);
  }

  @Post('posts/:postId/end')
  @Policy('staff.write')
  end(
    @CurrentActor() actor: Actor,
    @Param('postId', UUID) postId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      EndPostInput,
      { ...body, postId },
      async (input) => saved(await this.staffService.endPost(actor, input)),
      (form) => this.endForm(actor, postId, form),
    );
  }

  @Get('posts/:postId/leaves/new')
  @Policy('staff.write')
  askLeave(@CurrentActor() actor: Actor, @Param('postId', UUID) postId: string): Promise<Page> {
    return this.leaveForm(actor, postId, null);
  }

  @Post('posts/:postId/leaves')
  @Policy('staff.write')
  addLeave(
    @CurrentActor() actor: Actor,
    @Param('postId', UUID) postId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AddLeaveInput,
      { ...body, postId },
      async (input) => saved(await this.staffService.addLeave(actor, input)),
      (form) => this.leaveForm(actor, postId, form),
    );
  }

  @Get('staff/:memberId/account')
  @Policy('staff.link')
  askAccount(@CurrentActor() actor: Actor, @Param('memberId', UUID) staffMemberId: string): Promise<Page> {
    return this.accountForm(actor, staffMemberId, null);
  }

  @Post('staff/:memberId/account')
  @Policy('staff.link')
  link(
    @CurrentActor() actor: Actor,
    @Param('memberId', UUID) staffMemberId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      LinkStaffAccountInput,
      { ...body, staffMemberId },
      async (input) => saved(await this.staffService.link(actor, input)),
      (form) => this.accountForm(actor, staffMemberId, form),
    );
  }

  private async memberForm(actor: Actor, teamId: string, form: Form<unknown> | null): Promise<Page> {
    const team = await this.teamsService.get(actor, teamId, 'staff.write');
    const model = {
      title: translate(actor.locale, 'staff.add'),
      team: { id: team.id, name: team.name },
      form: form ?? formOf(likelyPost(actor)),
      ...postFields(actor.locale, await this.organisations.principals(actor)),
    };
    return page('teams/staff-new', model, statusOf(form));
  }

  private async postForm(actor: Actor, staffMemberId: string, form: Form<unknown> | null): Promise<Page> {
    const { member } = await this.staffService.find(actor, { staffMemberId }, 'staff.write');
    const model = {
      title: translate(actor.locale, 'staff.addPost'),
      member: named(member),
      action: `/staff/${staffMemberId}/posts`,
      form: shownForm(form, { ...likelyPost(actor), revision: member.revision }),
      ...postFields(actor.locale, await this.organisations.principals(actor)),
    };
    return page('teams/post-form', model, statusOf(form));
  }

  private async endForm(actor: Actor, postId: string, form: Form<unknown> | null): Promise<Page> {
    const { member, post } = await this.staffService.find(actor, { postId }, 'staff.write');
    const model = {
      title: translate(actor.locale, 'staff.endPost'),
      member: named(member),
      postId,
      fromDate: post!.fromDate,
      form: shownForm(form, { toDate: '', reason: '', revision: member.revision }),
    };
    return page('teams/post-end', model, statusOf(form));
  }

  private async leaveForm(actor: Actor, postId: string, form: Form<unknown> | null): Promise<Page> {
    const { member } = await this.staffService.find(actor, { postId }, 'staff.write');
    const model = {
      title: translate(actor.locale, 'staff.addLeave'),
      member: named(member),
      action: `/posts/${postId}/leaves`,
      form: shownForm(form, { fromDate: today(), toDate: '', kind: '', revision: member.revision }),
      kinds: choicesOf(LeaveKind, 'kind.leaveKind', actor.locale),
    };
    return page('teams/leave-form', model, statusOf(form));
  }

  private async accountForm(actor: Actor, staffMemberId: string, form: Form<unknown> | null): Promise<Page> {
    const { member } = await this.staffService.find(actor, { staffMemberId }, 'staff.link');
    const accounts = await this.staffService.linkable(actor, member.teamId);
    const model = {
      title: translate(actor.locale, 'staff.account'),
      member: named(member),
      form: shownForm(form, { accountId: member.accountId ?? '', revision: member.revision }),
      accounts: accounts.map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` })),
    };
    return page('teams/staff-account', model, statusOf(form));
  }
}

const likelyPost = (actor: Actor) => ({
  employerId: actor.principalId ?? '',
  percentHundredths: '100',
  fromDate: today(),
});

const named = ({ id, name }: ReadMember) => ({ id, name });

const toMember = ({ id }: Pick<ReadMember, 'id'>): Redirect => redirect(`/staff/${id}`, 'notice.saved');

/** Where to go on after a save, unless somebody else was first. */
export const saved = (answer: ReadMember | RevisionConflict): Redirect | RevisionConflict =>
  onSaved(answer, toMember);
