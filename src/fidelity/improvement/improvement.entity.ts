import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Revision } from '../../platform/revision/revision.js';
import { StaffMember } from '../../teams/staff.entity.js';
import { Team } from '../../teams/team.entity.js';
import { Audit } from '../audits/audit.entity.js';
import { ImprovementStatus, PdsaPhase } from './improvement-kinds.js';

@ObjectType({
  description:
    'What a team does to work better, on one item of an audit or on something else (förbättringsåtgärd). It holds nothing about persons.',
})
@Entity()
export class ImprovementAction {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The team.' })
  @Index()
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field(() => ID, {
    nullable: true,
    description: 'The closed audit that it came of; missing when it came of something else.',
  })
  @Index()
  @Column(identifier({ nullable: true }))
  auditId: string | null;

  @ManyToOne(() => Audit, { nullable: true })
  audit: Relation<Audit> | null;

  @Field(() => String, {
    nullable: true,
    description: "The item's code on the audit's scale; missing when it came of something else.",
  })
  @Column({ type: 'varchar', length: 20, nullable: true })
  code: string | null;

  @Field({
    description:
      'What it came of, such as a meeting, what users think or an indicator; empty when it came of an item of an audit.',
  })
  @Column(prose({ default: '' }))
  origin: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The rating of the item that it is meant to bring; missing where none was aimed at.',
  })
  @Column({ type: 'integer', nullable: true })
  aimedRating: number | null;

  @Field({ description: 'What is to be done.' })
  @Column(prose())
  what: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The member of staff who answers for it; missing for somebody else.',
  })
  @Column(identifier({ nullable: true }))
  ownerId: string | null;

  @ManyToOne(() => StaffMember, { nullable: true })
  owner: Relation<StaffMember> | null;

  @Field({ description: 'Who answers for it, by the name of then.' })
  @Column(line())
  ownerName: string;

  @Field({ description: 'The day it is to be done by, YYYY-MM-DD.' })
  @Column(civilDate())
  dueOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which the team looks at whether it has helped, YYYY-MM-DD; missing for none.',
  })
  @Column(civilDate({ nullable: true }))
  followUpOn: string | null;

  @Field(() => ImprovementStatus, { description: 'How far it has come.' })
  @Column(choice())
  status: ImprovementStatus;

  @Field({ description: 'Why it was abandoned, or what came of it; empty until then.' })
  @Column(prose())
  reason: string;

  @Revision()
  revision: number;

  @Field(() => Date, { description: 'When it was planned.' })
  @Column(instant())
  createdAt: Date;

  @Column(identifier())
  createdBy: string;

  @Field({ description: 'Who planned it, by the name of then.' })
  @Column(line())
  createdByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was done or abandoned.' })
  @Column(instant({ nullable: true }))
  endedAt: Date | null;
}

@ObjectType({
  description:
    'One line of the log of an improvement action. It is never changed: a correction is a new line.',
})
@Entity()
export class ImprovementEntry {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  actionId: string;

  @ManyToOne(() => ImprovementAction, { nullable: false })
  action: Relation<ImprovementAction>;

  @Field(() => PdsaPhase, { description: 'Which step of plan, do, study, act.' })
  @Column(choice())
  phase: PdsaPhase;

  @Field({ description: 'What was planned, done, seen or decided.' })
  @Column(prose())
  text: string;

  @Field({ description: 'The day it is about, YYYY-MM-DD.' })
  @Column(civilDate())
  date: string;

  @Field(() => Date, { description: 'When it was written.' })
  @Column(instant())
  writtenAt: Date;

  @Column(identifier())
  writtenBy: string;

  @Field({ description: 'Who wrote it, by the name of then.' })
  @Column(line())
  writtenByName: string;
}
