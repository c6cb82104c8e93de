import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Audience } from '../disclosure/audience.js';
import { Principal } from '../organisations/organisation.entity.js';
import { choice, civilDate, identifier, line, prose } from '../platform/database/columns.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { SipVersion } from './sip.entity.js';
import { ParticipantKind } from './sip-kinds.js';

@ObjectType({ description: 'A goal in a SIP.' })
@Entity()
export class SipGoal {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne('SipVersion', 'goals', { nullable: false })
  version: Relation<SipVersion>;

  @Field(() => GoalTerm, { description: 'Long-term or short-term.' })
  @Column(choice())
  term: GoalTerm;

  @Field({ description: "The goal in the person's words." })
  @Column(prose())
  text: string;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({
  description: 'An action in a SIP (insats): what, who answers for it, who does it, from when to when.',
})
@Entity('sip_measure')
export class SipAction {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne('SipVersion', 'measures', { nullable: false })
  version: Relation<SipVersion>;

  @Field({ description: 'What is to be done.' })
  @Column(prose())
  text: string;

  @Field({ description: 'True: by somebody other than region and municipality.' })
  @Column({ type: 'boolean' })
  byOthers: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The principal that answers for it; missing until it is decided.',
  })
  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Field(() => Principal, { nullable: true, description: 'The principal that answers for it.' })
  @ManyToOne(() => Principal)
  principal?: Relation<Principal> | null;

  @Field({
    description: 'Who does it when it is by others, such as Arbetsförmedlingen or a relative; else empty.',
  })
  @Column(line())
  otherActor: string;

  @Field({ description: 'Unit that does it.' })
  @Column(line())
  unit: string;

  @Field({ description: 'Named person who does it.' })
  @Column(line())
  responsible: string;

  @Field({ description: 'How to reach whoever does it.' })
  @Column(line({ default: '' }))
  reach: string;

  @Field(() => String, { nullable: true, description: 'From, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  fromDate: string | null;

  @Field(() => String, { nullable: true, description: 'Done by, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  dueDate: string | null;

  @Column({ type: 'integer' })
  position: number;
}

@ObjectType({ description: 'Somebody who takes part in a SIP.' })
@Entity()
export class SipParticipant {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne('SipVersion', 'participants', { nullable: false })
  version: Relation<SipVersion>;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => ParticipantKind, { nullable: true, description: 'For whom; missing until it is chosen.' })
  @Column(choice({ nullable: true }))
  kind: ParticipantKind | null;

  @Field({ description: 'Role and unit in words.' })
  @Column(line())
  role: string;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;

  @Field({ description: 'Whether they were at the meeting.' })
  @Column({ type: 'boolean' })
  attended: boolean;

  @Field({ description: 'Why they were not at the meeting; else empty.' })
  @Column(line({ default: '' }))
  absence: string;

  @Field(() => Audience, {
    description: 'Who may read the telephone number, where it is that of a relative.',
  })
  @Column(choice({ default: Audience.CARE_AND_SUPPORT }))
  audience: Audience;

  @Column({ type: 'integer' })
  position: number;
}
