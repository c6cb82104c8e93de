import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Exclusion, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { StaffMember } from '../teams/staff.entity.js';
import type { Enrolment } from './person.entity.js';
import { Intensity, LegalFrame } from './person-kinds.js';

/** Something about the support of an enrolled person that holds from a day on. Rows end; they are not overwritten. */
@ObjectType({ isAbstract: true })
abstract class SupportRecord {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  enrolmentId: string;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;
}

@ObjectType({
  description: 'Who coordinates for an enrolled person, and when; often one of each principal (samordnare).',
})
@Entity()
@Exclusion(
  'enrolment_coordinator_no_overlap',
  `USING gist (enrolment_id WITH =, staff_member_id WITH =, daterange(from_date, to_date, '[]') WITH &&)`,
)
export class EnrolmentCoordinator extends SupportRecord {
  @ManyToOne('Enrolment', 'coordinators', { nullable: false })
  enrolment: Relation<Enrolment>;

  @Index()
  @Column(identifier())
  staffMemberId: string;

  @Field(() => StaffMember, { description: 'The member of staff.' })
  @ManyToOne(() => StaffMember, { nullable: false })
  staffMember: Relation<StaffMember>;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; missing while it goes on.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  /** Missing where it came with the enrolment. */
  @Column(instant({ nullable: true }))
  recordedAt: Date | null;

  @Column(identifier({ nullable: true }))
  recordedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who wrote the change; missing where it came with the enrolment.',
  })
  @Column(line({ nullable: true }))
  recordedByName: string | null;

  @Column(instant({ nullable: true }))
  endedAt: Date | null;

  @Column(identifier({ nullable: true }))
  endedBy: string | null;

  @Column(line({ nullable: true }))
  endedByName: string | null;
}

@ObjectType({
  description: 'That the support of a person became more or less intensive, and why (intensitet).',
})
@Entity()
export class IntensityChange extends SupportRecord {
  @ManyToOne('Enrolment', { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field(() => Intensity, { description: 'What it was.' })
  @Column(choice())
  earlier: Intensity;

  @Field(() => Intensity, { description: 'What it became.' })
  @Column(choice())
  intensity: Intensity;

  @Field({ description: 'Why.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'When it was written.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who wrote it.' })
  @Column(line())
  recordedByName: string;
}

@ObjectType({ description: 'That the legal frame became another, and why (ändrad vårdform).' })
@Entity()
export class LegalFrameChange extends SupportRecord {
  @ManyToOne('Enrolment', { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field(() => LegalFrame, { description: 'What it was.' })
  @Column(choice())
  earlier: LegalFrame;

  @Field(() => LegalFrame, { description: 'What it became.' })
  @Column(choice())
  legalFrame: LegalFrame;

  @Field(() => String, { nullable: true, description: 'Why; missing where a file told it.' })
  @Column(prose({ nullable: true }))
  reason: string | null;

  @Field({ description: 'When it was written.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who wrote it, or loaded the file.' })
  @Column(line())
  recordedByName: string;
}

@ObjectType({
  description: "That the whole team helps a person for a while: a line of the day's board (tavlan, FACT).",
})
@Entity()
@Index('board_entry_open', ['enrolmentId'], { unique: true, where: 'to_date IS NULL' })
export class BoardEntry extends SupportRecord {
  @ManyToOne('Enrolment', { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field(() => String, {
    nullable: true,
    description: 'Last day, YYYY-MM-DD; missing while the person is on the board.',
  })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  @Field({ description: 'Why the whole team helps.' })
  @Column(prose())
  reason: string;

  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  @Column(prose({ nullable: true }))
  endReason: string | null;

  @Field({ description: 'When it was written.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who wrote it.' })
  @Column(line())
  recordedByName: string;

  @Column(instant({ nullable: true }))
  endedAt: Date | null;

  @Column(identifier({ nullable: true }))
  endedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who took the person off the board.' })
  @Column(line({ nullable: true }))
  endedByName: string | null;
}
