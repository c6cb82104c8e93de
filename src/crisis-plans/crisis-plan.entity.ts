import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Audience } from '../disclosure/audience.js';
import { Unit } from '../organisations/organisation.entity.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { PlanRecord, PlanVersionRecord } from '../plans/plan-record.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { CrisisPlanLabel, ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';

@ObjectType({
  description:
    "A person's crisis plan (krisplan): one record with versions. It states preferences, never orders.",
})
@Entity()
@Index('crisis_plan_of_person', ['personId', 'label'], { unique: true, where: 'begun_about_id IS NULL' })
export class CrisisPlan extends PlanRecord {
  @Field(() => CrisisPlanLabel, { description: 'What it is called.' })
  @Column(choice())
  label: CrisisPlanLabel;

  @Field(() => [CrisisPlanVersion], { description: 'Versions, the latest first.' })
  @OneToMany(
    () => CrisisPlanVersion,
    (version) => version.plan,
  )
  versions: Relation<CrisisPlanVersion>[];
}

@ObjectType({
  description: 'One version of a crisis plan. Once agreed it never changes; it gets a successor.',
})
@Entity()
@Unique(['planId', 'number'])
@Index('crisis_plan_draft', ['planId'], { unique: true, where: "status = 'DRAFT'" })
@Index('crisis_plan_in_force', ['planId'], { unique: true, where: "status = 'AGREED'" })
export class CrisisPlanVersion extends PlanVersionRecord {
  @Field(() => ID, { description: 'The plan.' })
  @Column(identifier())
  planId: string;

  @ManyToOne(
    () => CrisisPlan,
    (plan) => plan.versions,
    { nullable: false },
  )
  plan: Relation<CrisisPlan>;

  @Field({ description: 'The pack that it is made in: what its sections are (planform).' })
  @Column({ type: 'varchar', length: 40, default: 'general' })
  pack: string;

  @Field({ description: 'Of which version of the pack.' })
  @Column({ type: 'varchar', length: 20, default: '1.0.0' })
  packVersion: string;

  @Field({ description: 'Whether it was made together with the person.' })
  @Column({ type: 'boolean' })
  madeTogether: boolean;

  @Field(() => Phase, { nullable: true, description: 'The phase the person was in.' })
  @Column(choice({ nullable: true }))
  phase: Phase | null;

  @Field(() => String, { nullable: true, description: 'The day it was made together, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  madeOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through again, YYYY-MM-DD.',
  })
  @Column(civilDate({ nullable: true }))
  reviewOn: string | null;

  @Field({ description: 'What to do when the team is closed (när teamet är stängt).' })
  @Column(prose())
  closedHours: string;

  @Field({ description: 'Why no unit can take a task when the team is closed; empty where one can.' })
  @Column(prose({ default: '' }))
  noUnitReason: string;

  @Field(() => [CrisisPlanStatement], { description: 'Statements, by section and position.' })
  @OneToMany(
    () => CrisisPlanStatement,
    (statement) => statement.version,
  )
  statements: Relation<CrisisPlanStatement>[];

  @Field(() => [ClosedHoursUnit], { description: 'Outside units that have a part when the team is closed.' })
  @OneToMany(
    () => ClosedHoursUnit,
    (unit) => unit.version,
  )
  closedHoursUnits: Relation<ClosedHoursUnit>[];

  @Field(() => [CrisisPlanContact], { description: 'Whom the person wants called, in order.' })
  @OneToMany(
    () => CrisisPlanContact,
    (contact) => contact.version,
  )
  contacts: Relation<CrisisPlanContact>[];

  @Field(() => [CrisisPlanParticipant], { description: 'Who took part in the making, in order.' })
  @OneToMany(
    () => CrisisPlanParticipant,
    (participant) => participant.version,
  )
  participants: Relation<CrisisPlanParticipant>[];

  @Field(() => [CrisisPlanSkippedSection], { description: 'The sections that are not for the person.' })
  @OneToMany(
    () => CrisisPlanSkippedSection,
    (skipped) => skipped.version,
  )
  skippedSections: Relation<CrisisPlanSkippedSection>[];
}

@ObjectType({ description: 'One statement in a crisis plan: whose words, and who may read them.' })
@Entity()
export class CrisisPlanStatement {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(
    () => CrisisPlanVersion,
    (version) => version.statements,
    { nullable: false },
  )
  version: Relation<CrisisPlanVersion>;

  @Field({ description: 'The code of its section in the pack.' })
  @Column({ type: 'varchar', length: 40 })
  section: string;

  @Field(() => Int, { nullable: true, description: 'Stage of early signs, 1 first.' })
  @Column({ type: 'integer', nullable: true })
  stage: number | null;

  @Field(() => Int, { description: 'Order among the statements of a section and stage.' })
  @Column({ type: 'integer' })
  position: number;

  @Field({ description: 'The words.' })
  @Column(prose())
  text: string;

  @Field(() => StatementAuthor, { description: 'Whose words.' })
  @Column(choice())
  author: StatementAuthor;

  @Field(() => Audience, { description: 'Who may read them.' })
  @Column(choice())
  audience: Audience;

  @Field(() => WishAnswer, {
    nullable: true,
    description:
      "The team's answer, where the section is one of wishes that it answers; missing while it has not.",
  })
  @Column(choice({ nullable: true }))
  answer: WishAnswer | null;

  @Field({ description: 'Why the team answers so.' })
  @Column(prose({ default: '' }))
  answerReason: string;
}

@ObjectType({ description: 'An outside unit named in the plan for when the team is closed, and its answer.' })
@Entity()
export class ClosedHoursUnit {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(
    () => CrisisPlanVersion,
    (version) => version.closedHoursUnits,
    { nullable: false },
  )
  version: Relation<CrisisPlanVersion>;

  @Field(() => ID, { nullable: true, description: 'The unit; missing in a draft until it has been chosen.' })
  @Column(identifier({ nullable: true }))
  unitId: string | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'The unit; missing in a draft until it has been chosen.',
  })
  @ManyToOne(() => Unit)
  unit: Relation<Unit> | null;

  @Field({ description: 'What the unit is asked to do.' })
  @Column(prose())
  task: string;

  @Field({
    description:
      'Whether that is a practical task alone, such as feeding a cat (praktisk hjälp): the unit is then nobody to turn to in a crisis.',
  })
  @Column({ type: 'boolean', default: false })
  practicalOnly: boolean;

  @Field(() => UnitResponse, { description: "The unit's answer." })
  @Column(choice())
  response: UnitResponse;

  @Field(() => String, { nullable: true, description: 'The day it answered, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  respondedOn: string | null;

  @Field({ description: 'Who answered for the unit; empty for whoever was given the plan.' })
  @Column(line())
  respondedBy: string;

  @Column({ type: 'integer' })
  position: number;

  @Field(() => UnitReading, {
    nullable: true,
    description:
      'Whether the unit may read the plan today; told to those who keep it, of a draft and of what is in force.',
  })
  reading?: UnitReading | null;

  @Field(() => UnitQuestion, {
    nullable: true,
    description: 'The question that the unit has not answered; missing where none waits.',
  })
  question?: Relation<UnitQuestion> | null;

  @Field(() => UnitAnswer, {
    nullable: true,
    description:
      'What the unit has answered to this task, itself or by telephone: of a draft as it is kept in the row; of what is in force what was answered after it was agreed, which counts in place of what was agreed.',
  })
  answer?: Relation<UnitAnswer> | null;

  /** The version to which the unit itself gave the answer that counts, attached with what stands above. */
  answeredToId?: string | null;
}

@ObjectType({ description: 'Whether a unit may read a crisis plan, by what holds today.' })
export class UnitReading {
  @Field(() => String, {
    nullable: true,
    description: 'The last day that it may read, YYYY-MM-DD; missing where it may not read today.',
  })
  until: string | null;

  @Field({
    description:
      'True: it may read what it is given, is of another principal, and has not been given this version, which is in force.',
  })
  isNotGiven: boolean;
}

/** What a unit is asked in one version of a plan, in the words of that day. */
@ObjectType({ isAbstract: true })
abstract class AskedOfUnit {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(() => CrisisPlanVersion, { nullable: false })
  version: Relation<CrisisPlanVersion>;

  @Field(() => ID, { description: 'The unit.' })
  @Index()
  @Column(identifier())
  unitId: string;

  @ManyToOne(() => Unit, { nullable: false })
  unit: Relation<Unit>;

  @Field({ description: 'What the unit was asked to do. In other words it is another question.' })
  @Column(prose())
  task: string;
}

@ObjectType({
  description: 'That a unit was asked, here, to take a task in a draft of a crisis plan (fråga).',
})
@Entity()
export class UnitQuestion extends AskedOfUnit {
  @Field(() => Date, { description: 'When it was asked.' })
  @Column(instant())
  askedAt: Date;

  @Column(identifier())
  askedBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  askedByName: string;
}

@ObjectType({
  description:
    'What a unit has answered about its task in a crisis plan: itself, or by telephone. The newest to a task counts.',
})
@Entity()
export class UnitAnswer extends AskedOfUnit {
  @Field(() => UnitResponse, { description: 'Yes or no.' })
  @Column(choice())
  response: UnitResponse;

  @Field({ description: 'What the unit said with it; may be empty.' })
  @Column(prose())
  words: string;

  @Field(() => Date, { description: 'When it answered; by telephone, when that was noted.' })
  @Column(instant())
  answeredAt: Date;

  /** The account that wrote it. */
  @Column(identifier())
  answeredBy: string;

  @Field({ description: 'Who answered, by the name of that day.' })
  @Column(line())
  answeredByName: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day it answered by telephone, YYYY-MM-DD; missing where it answered itself.',
  })
  @Column(civilDate({ nullable: true }))
  answeredOn: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who of the team noted what was said by telephone, by the name of that day; missing where the unit answered itself.',
  })
  @Column(line({ nullable: true }))
  notedByName: string | null;
}

@ObjectType({ description: 'Somebody whom the person wants called, and who may read that.' })
@Entity()
export class CrisisPlanContact {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(
    () => CrisisPlanVersion,
    (version) => version.contacts,
    { nullable: false },
  )
  version: Relation<CrisisPlanVersion>;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field({ description: 'Relation in words, such as sister.' })
  @Column(line())
  relation: string;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;

  @Field({ description: 'When it is all right to call, in words.' })
  @Column(line())
  whenToCall: string;

  @Field(() => String, { nullable: true, description: 'The day the number was last tried, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  checkedOn: string | null;

  @Field(() => Audience, { description: 'Who may read it.' })
  @Column(choice())
  audience: Audience;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({ description: 'Somebody who took part when a crisis plan was made, and who may read that.' })
@Entity()
export class CrisisPlanParticipant {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(
    () => CrisisPlanVersion,
    (version) => version.participants,
    { nullable: false },
  )
  version: Relation<CrisisPlanVersion>;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field({ description: 'Role in words, such as coordinator or sister.' })
  @Column(line())
  role: string;

  @Field(() => ParticipantPart, { description: 'What they did.' })
  @Column(choice())
  part: ParticipantPart;

  @Field(() => Audience, { description: 'Who may read it.' })
  @Column(choice())
  audience: Audience;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({ description: 'That a section is not for the person (gäller inte mig).' })
@Entity()
export class CrisisPlanSkippedSection {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne(
    () => CrisisPlanVersion,
    (version) => version.skippedSections,
    { nullable: false },
  )
  version: Relation<CrisisPlanVersion>;

  @Field({ description: 'The code of the section in the pack.' })
  @Column({ type: 'varchar', length: 40 })
  section: string;

  @Column({ type: 'integer' })
  position: number;
}
