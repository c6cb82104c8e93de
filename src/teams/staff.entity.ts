import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Column,
  Entity,
  Exclusion,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Account } from '../access/account.entity.js';
import { Principal } from '../organisations/organisation.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Revision } from '../platform/revision/revision.js';
import { Team } from './team.entity.js';
import { LeaveKind, Profession, StaffRecord, TeamRole } from './team-kinds.js';

@ObjectType({
  description: 'Somebody on the staff of a team (medarbetare): one human, with one post or several.',
})
@Entity()
@Unique(['teamId', 'reference'])
@Index('staff_member_account', ['teamId', 'accountId'], { unique: true, where: 'account_id IS NOT NULL' })
export class StaffMember {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The team.' })
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field({ description: "The team's own name for the human, such as an employee number." })
  @Column(line())
  reference: string;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field({ description: 'Further training in words.' })
  @Column(line())
  qualifications: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The account with which they sign in, where it is linked.',
  })
  @Index()
  @Column(identifier({ nullable: true }))
  accountId: string | null;

  @ManyToOne(() => Account, { nullable: true })
  account: Relation<Account> | null;

  @Revision('Counts the saves of the member, with posts and leaves; a save says which one it saw.')
  revision: number;

  @Field(() => [Post], { description: 'Posts by first day, those that have ended too.' })
  @OneToMany(
    () => Post,
    (post) => post.staffMember,
  )
  posts: Relation<Post>[];
}

@ObjectType({
  description:
    'What one employer has employed somebody for in a team (tjänst). Posts end; they are not overwritten.',
})
@Entity()
@Exclusion(
  'post_no_overlap',
  `USING gist (staff_member_id WITH =, employer_id WITH =, daterange(from_date, to_date, '[]') WITH &&) WHERE (voided_at IS NULL)`,
)
export class Post {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Who holds it.' })
  @Index()
  @Column(identifier())
  staffMemberId: string;

  @ManyToOne(
    () => StaffMember,
    (member) => member.posts,
    { nullable: false },
  )
  staffMember: Relation<StaffMember>;

  @Field(() => ID, { description: 'The principal that employs them.' })
  @Column(identifier())
  employerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  employer: Relation<Principal>;

  @Field(() => Profession, { description: 'Profession.' })
  @Column(choice())
  profession: Profession;

  @Field(() => TeamRole, { description: 'Role in the team.' })
  @Column(choice())
  role: TeamRole;

  @Field(() => Int, {
    description:
      'Share of full time in hundredths of a percent; 6250 is 62.50 percent. 0, from a file: on leave, and counted nowhere.',
  })
  @Column({ type: 'integer' })
  percentHundredths: number;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; missing while employed.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  /** Set: entered by mistake; it counts nowhere, and is shown among what has changed. */
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;

  @Field(() => [Leave], { description: 'Leaves from it, by first day.' })
  @OneToMany(
    () => Leave,
    (leave) => leave.post,
  )
  leaves: Relation<Leave>[];
}

@ObjectType({ description: 'Time away from a post that somebody keeps (ledighet).' })
@Entity()
@Exclusion(
  'leave_no_overlap',
  `USING gist (post_id WITH =, daterange(from_date, to_date, '[]') WITH &&) WHERE (voided_at IS NULL)`,
)
export class Leave {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The post.' })
  @Index()
  @Column(identifier())
  postId: string;

  @ManyToOne(
    () => Post,
    (post) => post.leaves,
    { nullable: false },
  )
  post: Relation<Post>;

  @Field({ description: 'First day away, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, {
    nullable: true,
    description: 'Last day away, YYYY-MM-DD; missing until it is known.',
  })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  /** How many days, both ends counted, since neither database's way to count them is the other's; see `leaveDays`. */
  @Column({ type: 'integer', nullable: true })
  days: number | null;

  @Field(() => LeaveKind, { nullable: true, description: 'What it is for, where that is told.' })
  @Column(choice({ nullable: true }))
  kind: LeaveKind | null;

  /** Set: entered by mistake; it counts nowhere, and is shown among what has changed. */
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;
}

@ObjectType({
  description:
    'One thing that was changed about a member of staff, with what was there before. Never changes.',
})
@Entity()
export class StaffChange {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Whom it is about.' })
  @Index()
  @Column(identifier())
  staffMemberId: string;

  @ManyToOne(() => StaffMember, { nullable: false })
  staffMember: Relation<StaffMember>;

  @Field(() => StaffRecord, { description: 'What was changed.' })
  @Column(choice())
  recordType: StaffRecord;

  @Field(() => ID, { description: 'The member, post or leave.' })
  @Column(identifier())
  recordId: string;

  @Field({ description: 'The field, as the record names it.' })
  @Column(choice())
  field: string;

  @Field(() => String, { nullable: true, description: 'What was there before; missing where nothing was.' })
  @Column(prose({ nullable: true }))
  earlierText: string | null;

  @Field(() => String, { nullable: true, description: 'What is there now; missing where nothing is.' })
  @Column(prose({ nullable: true }))
  newText: string | null;

  @Field({ description: 'Why, where it was told.' })
  @Column(prose())
  reason: string;

  @Field(() => Date, { description: 'When it was changed.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier({ nullable: true }))
  recordedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'By whom, by the name of that day; missing where the upgrade to several posts did.',
  })
  @Column(line({ nullable: true }))
  recordedByName: string | null;
}
