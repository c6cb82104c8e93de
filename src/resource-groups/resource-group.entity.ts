import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Audience } from '../disclosure/audience.js';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';

export enum MemberKind {
  RELATIVE = 'RELATIVE',
  FRIEND = 'FRIEND',
  STAFF = 'STAFF',
  AUTHORITY = 'AUTHORITY',
}
registerEnumType(MemberKind, {
  name: 'MemberKind',
  description: 'How a member of the resource group knows the person.',
  valuesMap: {
    RELATIVE: { description: 'As a relative (närstående).' },
    FRIEND: { description: 'As a friend (vän).' },
    STAFF: { description: 'As staff of care or support (personal).' },
    AUTHORITY: { description: 'Through an authority, such as Försäkringskassan (myndighet).' },
  },
});

export enum GoalTerm {
  LONG = 'LONG',
  SHORT = 'SHORT',
}
registerEnumType(GoalTerm, {
  name: 'GoalTerm',
  description: 'How far ahead a goal lies.',
  valuesMap: {
    LONG: { description: 'Long-term (långsiktigt).' },
    SHORT: { description: 'Short-term (kortsiktigt).' },
  },
});

@ObjectType({
  description: "The person's own group of people who help (resursgrupp). The person nominates its members.",
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

  @Field(() => Int, { description: 'Counts the saves; a save says which one it saw.' })
  @Column({ type: 'integer' })
  revision: number;

  @Field(() => Date, { nullable: true, description: 'When it was last saved; missing for the oldest ones.' })
  @Column(instant({ nullable: true }))
  changedAt: Date | null;

  @Field(() => [ResourceGroupMember], { description: 'Members, in the order the person chose.' })
  @OneToMany(
    () => ResourceGroupMember,
    (member) => member.group,
  )
  members: Relation<ResourceGroupMember>[];

  @Field(() => [ResourceGroupGoal], { description: 'Goals, long-term first.' })
  @OneToMany(
    () => ResourceGroupGoal,
    (goal) => goal.group,
  )
  goals: Relation<ResourceGroupGoal>[];
}

@ObjectType({ description: 'A member of a resource group.' })
@Entity()
export class ResourceGroupMember {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  groupId: string;

  @ManyToOne(
    () => ResourceGroup,
    (group) => group.members,
    { nullable: false },
  )
  group: Relation<ResourceGroup>;

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

  @Field(() => Audience, { description: 'On whose sheets the member is named.' })
  @Column(choice({ default: Audience.CARE_AND_SUPPORT }))
  audience: Audience;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({ description: "A goal of the person's, followed up in the resource group." })
@Entity()
export class ResourceGroupGoal {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  groupId: string;

  @ManyToOne(
    () => ResourceGroup,
    (group) => group.goals,
    { nullable: false },
  )
  group: Relation<ResourceGroup>;

  @Field(() => GoalTerm, { description: 'Long-term or short-term.' })
  @Column(choice())
  term: GoalTerm;

  @Field({ description: "The goal in the person's words." })
  @Column(prose())
  text: string;

  @Field(() => String, { nullable: true, description: 'When it is followed up, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  followUpOn: string | null;

  @Column({ type: 'integer' })
  position: number;
}
