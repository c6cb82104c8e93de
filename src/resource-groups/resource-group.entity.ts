import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Audience } from '../disclosure/audience.js';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { missingRoles } from './member-roles.js';
import { GoalTerm, MemberKind, MemberRole } from './resource-group-kinds.js';

/** What a version says of the group as a whole. */
@ObjectType({ isAbstract: true })
abstract class GroupTerms {
  @Field({
    description: 'Why the coordinator is not in it; empty where the coordinator is, or nothing is said.',
  })
  @Column(line({ default: '' }))
  withoutCoordinatorReason: string;

  @Field({ description: 'Why no doctor is in it; empty where one is, or nothing is said.' })
  @Column(line({ default: '' }))
  withoutDoctorReason: string;

  @Field(() => Int, { nullable: true, description: 'How many weeks there are to be between meetings.' })
  @Column({ type: 'integer', nullable: true })
  meetingWeeks: number | null;
}

@ObjectType({
  description:
    "The person's own group of people who help (resursgrupp), as one of its versions says. The person nominates its members.",
})
@Entity()
export class ResourceGroup {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal that owns the record.' })
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'Whose group it is.' })
  @Index({ unique: true })
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => Int, { description: 'The number of the version; a save says which one it saw.' })
  @Column({ type: 'integer' })
  revision: number;

  @Field(() => Date, { nullable: true, description: 'When it was saved; missing for the oldest ones.' })
  @Column(instant({ nullable: true }))
  changedAt: Date | null;

  @Field(() => ResourceGroupVersion, {
    description: 'The version that this is, with what it says of the whole group.',
  })
  version: Relation<ResourceGroupVersion>;

  @Field(() => [MemberRole], { description: 'Who is not in it, with nothing that says why.' })
  get missingRoles(): MemberRole[] {
    return missingRoles(this.members, this.version);
  }

  @Field(() => [ResourceGroupMember], { description: 'Members, in the order the person chose.' })
  members: Relation<ResourceGroupMember>[];

  @Field(() => [ResourceGroupGoal], { description: 'Goals, long-term first.' })
  goals: Relation<ResourceGroupGoal>[];
}

@ObjectType({
  description:
    'A resource group as one save made it (version). Each save makes the next number, and no version ever changes.',
})
@Entity()
@Unique(['groupId', 'number'])
export class ResourceGroupVersion extends GroupTerms {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  groupId: string;

  @ManyToOne(() => ResourceGroup, { nullable: false })
  group: Relation<ResourceGroup>;

  @Field(() => Int, { description: 'From 1.' })
  @Column({ type: 'integer' })
  number: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was saved; missing for the oldest from before there were versions.',
  })
  @Column(instant({ nullable: true }))
  savedAt: Date | null;

  @Column(identifier({ nullable: true }))
  savedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who saved it, by the name of that day; missing from before there were versions.',
  })
  @Column(line({ nullable: true }))
  savedByName: string | null;
}

/** A row of a version of a group. */
@ObjectType({ isAbstract: true })
abstract class VersionRow {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  groupId: string;

  @ManyToOne(() => ResourceGroup, { nullable: false })
  group: Relation<ResourceGroup>;

  /** The number of the version. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({ description: 'A member of a resource group.' })
@Entity()
@Unique(['groupId', 'version', 'memberKey'])
export class ResourceGroupMember extends VersionRow {
  @Field(() => ID, { description: 'The same for one member in each version: what other records point at.' })
  @Column(identifier())
  memberKey: string;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => MemberKind, { description: 'How they know the person.' })
  @Column(choice())
  kind: MemberKind;

  @Field({ description: 'Relation or task in words, such as sister or contact at Försäkringskassan.' })
  @Column(line())
  relation: string;

  @Field({ description: 'Telephone number; empty when the person does not want it written down.' })
  @Column(line())
  phone: string;

  @Field({
    description:
      'Whether the person lets the member see the crisis plan. Nobody else gets one as somebody close to the person.',
  })
  @Column({ type: 'boolean' })
  seesCrisisPlan: boolean;

  @Field({ description: 'Why the member is in it though the person did not nominate them; else empty.' })
  @Column(line({ default: '' }))
  notNominatedReason: string;

  @Field({ description: 'Whether the person nominated the member.' })
  get nominatedByPerson(): boolean {
    return this.notNominatedReason === '';
  }

  @Field(() => MemberRole, {
    nullable: true,
    description: 'Of staff: whether it is the coordinator or a doctor.',
  })
  @Column(choice({ nullable: true }))
  role: MemberRole | null;

  @Field({
    description: 'Of staff: whether the person has asked the member to stand for them where they wish it.',
  })
  @Column({ type: 'boolean', default: false })
  representsPerson: boolean;

  @Field(() => Audience, { description: 'On whose sheets the member is named.' })
  @Column(choice({ default: Audience.CARE_AND_SUPPORT }))
  audience: Audience;
}

@ObjectType({ description: "A goal of the person's, followed up in the resource group." })
@Entity()
@Unique(['groupId', 'version', 'goalKey'])
export class ResourceGroupGoal extends VersionRow {
  @Field(() => ID, { description: 'The same for one goal in each version: what other records point at.' })
  @Column(identifier())
  goalKey: string;

  @Field(() => GoalTerm, { description: 'Long-term or short-term.' })
  @Column(choice())
  term: GoalTerm;

  @Field({ description: "The goal in the person's words." })
  @Column(prose())
  text: string;

  @Field({ description: 'The steps to it, one on each line.' })
  @Column(prose({ default: '' }))
  steps: string;

  @Field(() => String, { nullable: true, description: 'When it is followed up, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  followUpOn: string | null;
}
