import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../../platform/database/columns.js';
import type { SipVersion } from '../sip.entity.js';
import { ActionOutcome, PersonView } from './sip-follow-up-kinds.js';

@ObjectType({ description: 'A meeting at which a SIP in force was followed up. It never changes.' })
@Entity()
export class SipFollowUp {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @ManyToOne('SipVersion', { nullable: false })
  version: Relation<SipVersion>;

  @Field({ description: 'The day of the meeting, YYYY-MM-DD.' })
  @Column(civilDate())
  heldOn: string;

  @Field({ description: 'Who was there, and who was not and why.' })
  @Column(prose())
  present: string;

  @Field(() => PersonView, { nullable: true, description: 'Whether the person was listened to.' })
  @Column(choice({ nullable: true }))
  wasHeard: PersonView | null;

  @Field(() => PersonView, { nullable: true, description: 'Whether the plan is of help to the person.' })
  @Column(choice({ nullable: true }))
  isOfHelp: PersonView | null;

  @Field(() => PersonView, { nullable: true, description: 'Whether the person knows who does what.' })
  @Column(choice({ nullable: true }))
  knowsWhoDoesWhat: PersonView | null;

  @Field({ description: 'What the person says of it, in their words; may be empty.' })
  @Column(prose())
  personWords: string;

  @Field(() => Date, { description: 'When it was recorded.' })
  @Column(instant())
  recordedAt: Date;

  /** The account that recorded it. */
  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who recorded it, by the name of that day.' })
  @Column(line())
  recordedByName: string;

  @Field(() => [SipFollowUpAction], { description: 'What became of each action, in the order of the plan.' })
  @OneToMany(
    () => SipFollowUpAction,
    (action) => action.followUp,
  )
  actions: Relation<SipFollowUpAction>[];
}

@ObjectType({ description: 'What had become of one action of a SIP when it was followed up.' })
@Entity()
export class SipFollowUpAction {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  followUpId: string;

  @ManyToOne(
    () => SipFollowUp,
    (followUp) => followUp.actions,
    { nullable: false },
  )
  followUp: Relation<SipFollowUp>;

  @Field(() => ID, { description: 'The action of the version.' })
  @Column(identifier())
  actionId: string;

  @Field(() => ActionOutcome, { description: 'What became of it.' })
  @Column(choice())
  outcome: ActionOutcome;

  @Field({ description: 'Why, where it was not all done.' })
  @Column(prose())
  why: string;

  @Column({ type: 'integer' })
  position: number;
}
