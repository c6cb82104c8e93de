import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../persons/person.entity.js';
import { civilDate, identifier } from '../platform/database/columns.js';
import { StaffMember } from '../teams/staff.entity.js';
import { Team } from '../teams/team.entity.js';
import { NotedRecord } from './noted-record.js';

@ObjectType({ description: 'A meeting in which the team goes through the people it supports (teammöte).' })
@Entity()
@Index('team_meeting_once', ['teamId', 'date', 'time'], { unique: true, where: 'voided_at IS NULL' })
export class TeamMeeting extends NotedRecord {
  @Field(() => ID, { description: 'The team.' })
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field({ description: 'Day, YYYY-MM-DD.' })
  @Column(civilDate())
  date: string;

  @Field({ description: 'Time of day, HH:MM.' })
  @Column({ type: 'varchar', length: 5 })
  time: string;

  @Field(() => Int, { description: 'Length in minutes.' })
  @Column({ type: 'integer' })
  minutes: number;

  @Field(() => Int, { description: 'How many of the staff were there, be they named or not.' })
  @Column({ type: 'integer' })
  staffPresent: number;

  @Field(() => Int, { description: 'How many persons were gone through, be they named or not.' })
  @Column({ type: 'integer' })
  personsReviewed: number;
}

/** A member of staff who was at a team meeting. */
@Entity()
export class TeamMeetingStaff {
  @PrimaryColumn(identifier())
  meetingId: string;

  @ManyToOne(() => TeamMeeting, { nullable: false })
  meeting: Relation<TeamMeeting>;

  @PrimaryColumn(identifier())
  staffMemberId: string;

  @ManyToOne(() => StaffMember, { nullable: false })
  staffMember: Relation<StaffMember>;
}

/** A person who was gone through at a team meeting, by their enrolment in the team. */
@Entity()
export class TeamMeetingPerson {
  @PrimaryColumn(identifier())
  meetingId: string;

  @ManyToOne(() => TeamMeeting, { nullable: false })
  meeting: Relation<TeamMeeting>;

  @Index()
  @PrimaryColumn(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;
}
