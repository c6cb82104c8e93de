import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { GroupMeetingsService } from './group-meetings.service.js';
import { ResourceGroupMeeting } from './group-note.entity.js';
import { CorrectGroupMeetingInput, NoteGroupMeetingInput, VoidGroupNoteInput } from './group-note.input.js';
import type { NextMeeting } from './next-meeting.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@ObjectType('NextMeeting', { description: 'When a resource group meets next.' })
class NextMeetingType implements NextMeeting {
  @Field({ description: 'The day, YYYY-MM-DD.' })
  on: string;

  @Field({ description: 'Whether the day is set; else it follows from how often the group is to meet.' })
  isSet: boolean;

  @Field({ description: 'Whether it should have been.' })
  isOverdue: boolean;
}

@ObjectType({ description: "The meetings of a person's resource group." })
class ResourceGroupMeetings {
  @Field(() => [ResourceGroupMeeting], { description: 'The latest day first; those that were voided too.' })
  items: ResourceGroupMeeting[];

  @Field(() => NextMeetingType, { nullable: true, description: 'The next; missing where nothing says when.' })
  next: NextMeeting | null;
}

const CorrectGroupMeetingResult = savedOrConflict('CorrectGroupMeetingResult', ResourceGroupMeeting);

@Resolver()
export class GroupMeetingsResolver {
  constructor(
    private readonly meetingsService: GroupMeetingsService,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  @Query(() => ResourceGroupMeetings, { description: "The meetings of a person's resource group." })
  @Policy('resourceGroup.read')
  async resourceGroupMeetings(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<ResourceGroupMeetings> {
    const { meetings: items, next } = await this.resourceGroupsService.getVersion(actor, personId);
    return { items, next };
  }

  @Mutation(() => ResourceGroupMeeting, {
    description: 'Writes down a meeting of a resource group, held or to come. The same sent twice is one.',
  })
  @Policy('resourceGroup.write')
  noteGroupMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The meeting.' }) input: NoteGroupMeetingInput,
  ): Promise<ResourceGroupMeeting> {
    return this.meetingsService.noteMeeting(actor, input);
  }

  @Mutation(() => CorrectGroupMeetingResult, {
    description: 'Puts a meeting of a resource group right (rättelse). What it said before is kept.',
  })
  @Policy('resourceGroup.write')
  correctGroupMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'All of it, and why.' }) input: CorrectGroupMeetingInput,
  ): Promise<ResourceGroupMeeting | RevisionConflict> {
    return this.meetingsService.correctMeeting(actor, input);
  }

  @Mutation(() => ResourceGroupMeeting, {
    description:
      'Voids a meeting that was written in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('resourceGroup.write')
  voidGroupMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: VoidGroupNoteInput,
  ): Promise<ResourceGroupMeeting> {
    return this.meetingsService.void(actor, input);
  }
}
