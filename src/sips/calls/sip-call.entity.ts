import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../../organisations/organisation.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Sip } from '../sip.entity.js';
import { CallAnswer, CallKind } from './sip-call-kinds.js';

@ObjectType({
  description: 'A call or an invitation to the meeting about a SIP. It never changes, and is answered once.',
})
@Entity()
export class SipCall {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The SIP.' })
  @Index()
  @Column(identifier())
  sipId: string;

  @ManyToOne(() => Sip, { nullable: false })
  sip: Relation<Sip>;

  @Field(() => CallKind, { description: 'Called or invited.' })
  @Column(choice())
  kind: CallKind;

  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Field(() => Principal, { nullable: true, description: 'The principal that is called.' })
  @ManyToOne(() => Principal)
  principal?: Relation<Principal> | null;

  @Field({ description: 'Who is asked: a unit or a person; may be empty where a principal is called.' })
  @Column(line())
  receiver: string;

  @Field({ description: 'The day of the meeting, YYYY-MM-DD.' })
  @Column(civilDate())
  meetingOn: string;

  @Field({ description: 'When it begins, HH:MM.' })
  @Column({ type: 'varchar', length: 5 })
  meetingAt: string;

  @Field({ description: 'Where.' })
  @Column(line())
  place: string;

  @Field(() => String, { nullable: true, description: 'The last day to answer, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  answerBy: string | null;

  @Field({ description: 'The day it was sent, YYYY-MM-DD.' })
  @Column(civilDate())
  sentOn: string;

  @Field(() => Date, { description: 'When it was recorded.' })
  @Column(instant())
  recordedAt: Date;

  /** The account that recorded it. */
  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who calls, by the name of that day.' })
  @Column(line())
  recordedByName: string;

  @Field(() => CallAnswer, { nullable: true, description: 'The answer; missing until there is one.' })
  @Column(choice({ nullable: true }))
  answer: CallAnswer | null;

  @Field({ description: 'What was said with it, such as who comes; may be empty.' })
  @Column(prose())
  answerWords: string;

  @Field(() => String, { nullable: true, description: 'The day of the answer, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  answeredOn: string | null;

  @Field(() => Date, { nullable: true, description: 'When the answer was noted.' })
  @Column(instant({ nullable: true }))
  answerNotedAt: Date | null;

  /** The account that noted it. */
  @Column(identifier({ nullable: true }))
  answerNotedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who noted the answer, by the name of that day.' })
  @Column(line({ nullable: true }))
  answerNotedByName: string | null;
}
