import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { IdentityKind, PlanKind } from '../persons/person-kinds.js';
import { civilDate, identifier, instant, line } from '../platform/database/columns.js';

@ObjectType({ description: 'Who coordinates the support of a person.' })
export class SummaryCoordinator {
  @Field({ description: 'Name.' })
  name: string;

  @Field({ description: 'Who employs them, by name.' })
  employers: string;

  /** In which they coordinate. */
  teamIds: string[];
}

@ObjectType({ description: 'A plan that is in force, as a summary tells of it.' })
export class SummaryPlan {
  planId: string;

  /** Which keeps it. */
  teamId: string;

  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  plan: PlanKind;

  @Field(() => Int, { description: 'The number of its version.' })
  versionNumber: number;

  @Field({ description: 'The day it was agreed, YYYY-MM-DD.' })
  agreedOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through again or followed up, YYYY-MM-DD.',
  })
  reviewOn: string | null;
}

@ObjectType({
  description: 'What a summary says of a person. It holds no address, telephone number or place.',
})
export class SummaryContent {
  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field({ description: 'As the giver writes it.' })
  identityNumber: string;

  @Field(() => IdentityKind, { description: 'Which kind of number.' })
  identityKind: IdentityKind;

  @Field({ description: 'Language the person prefers.' })
  language: string;

  @Field({ description: 'Whether an interpreter is needed.' })
  needsInterpreter: boolean;

  @Field({ description: 'Protected identity (skyddade personuppgifter).' })
  protectedIdentity: boolean;

  @Field({ description: 'True: made up for demonstration.' })
  fictitious: boolean;

  @Field(() => [SummaryCoordinator], { description: 'Who coordinates, of either principal, by name.' })
  coordinators: SummaryCoordinator[];

  @Field(() => [SummaryPlan], { description: 'Plans in force, of the kinds that the ground is for.' })
  plans: SummaryPlan[];
}

@ObjectType({
  description:
    'A short summary of a person as it was given on a standing release (kort sammanfattning). One that says the same as the one before is not given again.',
})
@Entity()
export class PersonSummary {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  /** No reference for the database: both go with the person. */
  @Field(() => ID, { description: 'The ground it was given on.' })
  @Column(identifier())
  groundId: string;

  @Column(identifier())
  receiverId: string;

  @ManyToOne(() => Principal, { nullable: false })
  receiver: Relation<Principal>;

  @Column(identifier({ nullable: true }))
  receiverUnitId: string | null;

  @ManyToOne(() => Unit)
  receiverUnit?: Relation<Unit> | null;

  @Field({ description: 'The unit or the principal that was given it, by the name of that day.' })
  @Column(line())
  receiverName: string;

  @Field(() => SummaryContent, { description: 'What it said.' })
  @Column({ type: 'simple-json' })
  content: SummaryContent;

  @Field(() => Date, { description: 'When it was given: when they read it.' })
  @Column(instant())
  givenAt: Date;

  /** The same as a day in Sweden. */
  @Column(civilDate())
  givenOn: string;
}
