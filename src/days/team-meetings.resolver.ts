import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { TeamMeeting } from '../contacts/team-meeting.entity.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { StaffMember } from '../teams/staff.entity.js';
import { VoidNotedInput } from './noted.input.js';
import { CorrectTeamMeetingInput, NoteTeamMeetingInput } from './team-meeting.input.js';
import { type HeldMeeting, NamedPerson } from './team-meeting.type.js';
import { TeamMeetingsService } from './team-meetings.service.js';

const CorrectTeamMeetingResult = savedOrConflict('CorrectTeamMeetingResult', TeamMeeting);

@Resolver(() => TeamMeeting)
export class TeamMeetingsResolver {
  constructor(private readonly teamMeetingsService: TeamMeetingsService) {}

  @Query(() => TeamMeeting, { description: 'One team meeting, with its history.' })
  @Policy('contact.read')
  teamMeeting(
    @CurrentActor() actor: Actor,
    @IdArg('meetingId', "The meeting's UUID.") meetingId: string,
  ): Promise<TeamMeeting> {
    return this.teamMeetingsService.get(actor, meetingId);
  }

  @Mutation(() => TeamMeeting, {
    description: 'Notes a team meeting: who was there, and who was gone through. The same sent twice is one.',
  })
  @Policy('contact.write')
  noteTeamMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The meeting.' }) input: NoteTeamMeetingInput,
  ): Promise<TeamMeeting> {
    return this.teamMeetingsService.note(actor, input);
  }

  @Mutation(() => CorrectTeamMeetingResult, {
    description: 'Puts a team meeting right (rättelse). What it said before is kept.',
  })
  @Policy('contact.write')
  correctTeamMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The whole meeting, and why.' }) input: CorrectTeamMeetingInput,
  ): Promise<TeamMeeting | RevisionConflict> {
    return this.teamMeetingsService.correct(actor, input);
  }

  @Mutation(() => TeamMeeting, {
    description:
      'Voids a team meeting that was noted in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('contact.write')
  voidTeamMeeting(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which meeting, and why.' }) { recordId: id, reason }: VoidNotedInput,
  ): Promise<TeamMeeting> {
    return this.teamMeetingsService.void(actor, { id, reason });
  }

  @ResolveField(() => [StaffMember], { description: 'Staff who were there, as far as they are named.' })
  staff(@Parent() meeting: HeldMeeting): StaffMember[] {
    return meeting.staff;
  }

  @ResolveField(() => [NamedPerson], {
    description: 'Persons who were gone through, as far as they are named and the asker may know of them.',
  })
  persons(@Parent() meeting: HeldMeeting): NamedPerson[] {
    return meeting.persons;
  }
}
