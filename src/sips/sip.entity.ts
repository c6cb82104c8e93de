import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, Unique } from 'typeorm';
import { ConsentForm } from '../consents/consent-form.js';
import { Principal } from '../organisations/organisation.entity.js';
import { PlanRecord, PlanVersionRecord } from '../plans/plan-record.entity.js';
import { choice, civilDate, identifier, line, prose } from '../platform/database/columns.js';
import { SipFollowUp } from './follow-ups/sip-follow-up.entity.js';
import { SipAction, SipGoal, SipParticipant } from './sip-content.entity.js';
import { NeedSeenBy, RelativesPart } from './sip-kinds.js';

@ObjectType({
  description:
    "A person's coordinated individual plan (samordnad individuell plan): one record with versions.",
})
@Entity()
@Index('sip_of_person', ['personId'], { unique: true, where: 'begun_about_id IS NULL' })
export class Sip extends PlanRecord {
  @Field(() => [SipVersion], { description: 'Every version, the newest first.' })
  @OneToMany(
    () => SipVersion,
    (version) => version.sip,
  )
  versions: Relation<SipVersion>[];
}

@ObjectType({ description: 'One version of a SIP. Once agreed it never changes; it gets a successor.' })
@Entity()
@Unique(['sipId', 'number'])
@Index('sip_draft', ['sipId'], { unique: true, where: "status = 'DRAFT'" })
@Index('sip_in_force', ['sipId'], { unique: true, where: "status = 'AGREED'" })
export class SipVersion extends PlanVersionRecord {
  @Field(() => ID, { description: 'The SIP.' })
  @Column(identifier())
  sipId: string;

  @ManyToOne(
    () => Sip,
    (sip) => sip.versions,
    { nullable: false },
  )
  sip: Relation<Sip>;

  @Field({ description: 'What matters to the person, in their words.' })
  @Column(prose())
  whatMatters: string;

  @Field(() => String, { nullable: true, description: 'The day the need was seen, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  needSeenOn: string | null;

  @Field(() => NeedSeenBy, { nullable: true, description: 'Who saw the need.' })
  @Column(choice({ nullable: true }))
  needSeenBy: NeedSeenBy | null;

  @Field({ description: 'Where the need was seen, such as a unit or at home.' })
  @Column(line({ default: '' }))
  needSeenAt: string;

  @Field({ description: 'What the person wants help with, in their words.' })
  @Column(prose({ default: '' }))
  wantsHelpWith: string;

  @Field({ description: 'Whom the person wants at the meeting.' })
  @Column(prose({ default: '' }))
  wantsThere: string;

  @Field({ description: 'Whom the person does not want at the meeting; on no sheet.' })
  @Column(prose({ default: '' }))
  wantsNotThere: string;

  @Field({ description: 'Who leads the meeting, as the person has chosen.' })
  @Column(line({ default: '' }))
  meetingLedBy: string;

  @Field({ description: 'Where the meeting is.' })
  @Column(line({ default: '' }))
  meetingPlace: string;

  @Field(() => String, { nullable: true, description: 'The day the meeting was called, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  calledOn: string | null;

  @Field(() => String, { nullable: true, description: 'The day of the meeting, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  metOn: string | null;

  @Field(() => ID, { nullable: true, description: 'The principal with overall responsibility.' })
  @Column(identifier({ nullable: true }))
  overallPrincipalId: string | null;

  @Field(() => Principal, { nullable: true, description: 'The principal with overall responsibility.' })
  @ManyToOne(() => Principal)
  overallPrincipal?: Relation<Principal> | null;

  @Field({ description: 'True: it was considered, and nobody but region and municipality takes an action.' })
  @Column({ type: 'boolean' })
  noMeasuresByOthers: boolean;

  @Field({ description: 'Why the region takes no action; empty where it takes one.' })
  @Column(prose({ default: '' }))
  noRegionAction: string;

  @Field({ description: 'Why the municipality takes no action; empty where it takes one.' })
  @Column(prose({ default: '' }))
  noMunicipalityAction: string;

  @Field({
    description: 'Why the person was not at the meeting, and how they have taken part instead; else empty.',
  })
  @Column(prose())
  personAbsence: string;

  @Field(() => RelativesPart, { nullable: true, description: 'Whether relatives took part.' })
  @Column(choice({ nullable: true }))
  relativesPart: RelativesPart | null;

  @Field({ description: 'More about the part of relatives, or why they had none.' })
  @Column(prose())
  relativesNote: string;

  @Field(() => String, { nullable: true, description: 'The day the person consented, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  consentOn: string | null;

  @Field(() => ConsentForm, { nullable: true, description: 'How the consent was given.' })
  @Column(choice({ nullable: true }))
  consentForm: ConsentForm | null;

  @Field({ description: 'What the consent covers: which information, to whom, for how long.' })
  @Column(prose())
  consentScope: string;

  @Field(() => String, { nullable: true, description: 'The day of the follow-up, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  followUpOn: string | null;

  @Field({ description: 'Who calls to the follow-up.' })
  @Column(line())
  followUpBy: string;

  @Field(() => [SipGoal], { description: 'Goals.' })
  @OneToMany(
    () => SipGoal,
    (goal) => goal.version,
  )
  goals: Relation<SipGoal>[];

  @Field(() => [SipAction], { description: 'Actions: who does what, by when.' })
  @OneToMany(
    () => SipAction,
    (measure) => measure.version,
  )
  measures: Relation<SipAction>[];

  /** Attached by findPlans and loadVersion. */
  @Field(() => [SipFollowUp], { description: 'The meetings at which it was followed up, the latest first.' })
  followUps: SipFollowUp[];

  @Field(() => [SipParticipant], { description: 'Participants.' })
  @OneToMany(
    () => SipParticipant,
    (participant) => participant.version,
  )
  participants: Relation<SipParticipant>[];
}
