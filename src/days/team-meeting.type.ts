import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { TeamMeeting } from '../contacts/team-meeting.entity.js';
import type { StaffMember } from '../teams/staff.entity.js';

@ObjectType({ description: 'A person, by name.' })
export class NamedPerson {
  @Field(() => ID, { description: 'UUID.' })
  id: string;

  @Field({ description: 'Given name and family name.' })
  name: string;
}

/** A meeting, with those whom the actor may know of. */
export type HeldMeeting = TeamMeeting & {
  staff: StaffMember[];
  /** Who was gone through, as far as the actor may know. */
  persons: (NamedPerson & { enrolmentId: string })[];
  /** The same, with those who are named in its history where that is told. */
  known: (NamedPerson & { enrolmentId: string })[];
  /** How many are named, also those whom the actor may not know of. */
  named: number;
};
