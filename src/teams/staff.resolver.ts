import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { loaderFor } from '../platform/graphql/loaders.js';
import { onSaved, RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import type { ReadMember } from './read-staff.js';
import { StaffChange, StaffMember } from './staff.entity.js';
import {
  AddLeaveInput,
  AddPostInput,
  AddStaffMemberInput,
  CorrectLeaveInput,
  CorrectPostInput,
  CorrectStaffMemberInput,
  EndPostInput,
  LinkStaffAccountInput,
  VoidLeaveInput,
  VoidPostInput,
} from './staff.input.js';
import { StaffService } from './staff.service.js';
import { StaffCorrectionsService } from './staff-corrections.service.js';

const SaveStaffMemberResult = savedOrConflict('SaveStaffMemberResult', StaffMember);
type Saved = Promise<RevisionConflict | StaffMember>;

@Resolver(() => StaffMember)
export class StaffResolver {
  constructor(
    private readonly staffService: StaffService,
    private readonly corrections: StaffCorrectionsService,
  ) {}

  @Query(() => StaffMember, { description: 'One member of staff.' })
  @Policy('staff.read')
  async staffMember(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The member's UUID.") staffMemberId: string,
  ): Promise<ReadMember> {
    return (await this.staffService.find(actor, { staffMemberId })).member;
  }

  @Query(() => [StaffMember], {
    description:
      'The members of staff that the signed-in one is, in the teams where the account has been linked.',
  })
  @Policy('staff.read')
  myStaffMembers(@CurrentActor() actor: Actor): Promise<ReadMember[]> {
    return this.staffService.myStaffMembers(actor);
  }

  @ResolveField(() => [StaffChange], { description: 'What has been changed, the newest first.' })
  changes(@Parent() { id }: ReadMember, @Context('req') request: Request): Promise<StaffChange[]> {
    const actor = request.actor as Actor;
    return loaderFor(request, 'changesOfStaff', (ids) => this.staffService.changes(actor, ids)).load(id);
  }

  @Mutation(() => StaffMember, {
    description: 'Adds somebody to the staff of a team, with their first post.',
  })
  @Policy('staff.write')
  addStaffMember(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who, and the post.' }) input: AddStaffMemberInput,
  ): Promise<ReadMember> {
    return this.staffService.add(actor, input);
  }

  @Mutation(() => SaveStaffMemberResult, { description: 'Adds a post to somebody on the staff.' })
  @Policy('staff.write')
  addPost(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The post.' }) input: AddPostInput,
  ): Saved {
    return this.staffService.addPost(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, { description: 'Ends a post on a day.' })
  @Policy('staff.write')
  endPost(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and its last day.' }) input: EndPostInput,
  ): Saved {
    return this.staffService.endPost(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, { description: 'Notes a leave from a post.' })
  @Policy('staff.write')
  addLeave(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Its days.' }) input: AddLeaveInput,
  ): Saved {
    return this.staffService.addLeave(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Says with which account a member of staff signs in. The account may do no more for it.',
  })
  @Policy('staff.link')
  linkStaffAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who, and which account.' }) input: LinkStaffAccountInput,
  ): Saved {
    return this.staffService.link(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Puts something right about a member of staff; what was there stays readable.',
  })
  @Policy('staff.write')
  correctStaffMember(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and why.' }) input: CorrectStaffMemberInput,
  ): Saved {
    return this.corrections.correctMember(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Puts something right about a post; what was there stays readable.',
  })
  @Policy('staff.write')
  correctPost(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and why.' }) input: CorrectPostInput,
  ): Saved {
    return this.corrections.correctPost(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Puts something right about a leave, or says when it ends; what was there stays readable.',
  })
  @Policy('staff.write')
  correctLeave(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and why.' }) input: CorrectLeaveInput,
  ): Saved {
    return this.corrections.correctLeave(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Lets a post that was entered by mistake count nowhere.',
  })
  @Policy('staff.write')
  voidPost(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: VoidPostInput,
  ): Saved {
    return this.corrections.voidPost(actor, input).then(asSaved);
  }

  @Mutation(() => SaveStaffMemberResult, {
    description: 'Lets a leave that was entered by mistake count nowhere.',
  })
  @Policy('staff.write')
  voidLeave(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: VoidLeaveInput,
  ): Saved {
    return this.corrections.voidLeave(actor, input).then(asSaved);
  }
}

/** The union tells its parts by their classes. */
const asSaved = (answer: ReadMember | RevisionConflict): StaffMember | RevisionConflict =>
  onSaved(answer, (member) => Object.assign(new StaffMember(), member));
