import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { NotedRecord } from '../contacts/noted-record.js';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { civilDate, identifier, line } from '../platform/database/columns.js';
import { DischargeStepDay } from './discharge-step-day.type.js';

const clockTime = { type: 'varchar', length: 5, nullable: true } as const;
const day = civilDate({ nullable: true });

@ObjectType({
  description:
    'The steps of a discharge of an enrolled person from inpatient care (utskrivning från sluten vård), by 2017:612.',
})
@Entity()
@Index('discharge_once', ['enrolmentId', 'admittedOn'], { unique: true, where: 'voided_at IS NULL' })
export class Discharge extends NotedRecord {
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The enrolment in which the admission was.' })
  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field({ description: 'Day of admission, YYYY-MM-DD: that of the hospital episode, where there is one.' })
  @Column(civilDate())
  admittedOn: string;

  @Field(() => String, { nullable: true, description: 'Time of admission, HH:MM, when known.' })
  @Column(clockTime)
  admittedTime: string | null;

  @Field(() => String, { nullable: true, description: 'Day of the notice of admission.' })
  @Column(day)
  noticeOn: string | null;

  @Field(() => String, { nullable: true, description: 'Time of the notice of admission, HH:MM.' })
  @Column(clockTime)
  noticeTime: string | null;

  @Field(() => String, { nullable: true, description: 'Day for which the discharge is planned.' })
  @Column(day)
  plannedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The fixed care contact (fast vårdkontakt) in words.' })
  @Column(line({ nullable: true }))
  fastContact: string | null;

  @Field(() => String, { nullable: true, description: 'Day on which the fixed care contact was named.' })
  @Column(day)
  fastContactOn: string | null;

  @Field(() => String, { nullable: true, description: 'Day of the notice that the person is ready.' })
  @Column(day)
  readyOn: string | null;

  @Field(() => String, { nullable: true, description: 'Time of the notice that the person is ready, HH:MM.' })
  @Column(clockTime)
  readyTime: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'First day on which the region itself was not ready (5:5).',
  })
  @Column(day)
  notReadyFrom: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last day on which it was not; missing while it is not.',
  })
  @Column(day)
  notReadyTo: string | null;

  @Field(() => String, { nullable: true, description: 'Day of the call to the SIP.' })
  @Column(day)
  calledOn: string | null;

  @Field({ description: 'No call is needed: only one principal has to do anything afterwards.' })
  @Column({ type: 'boolean', default: false })
  callNotNeeded: boolean;

  @Field(() => String, { nullable: true, description: 'Day on which information was handed over.' })
  @Column(day)
  informationOn: string | null;

  @Field(() => String, { nullable: true, description: 'Day of discharge; missing while in hospital.' })
  @Column(day)
  dischargedOn: string | null;

  @Field(() => [DischargeStepDay], { description: 'The line of days: each step with its day or latest day.' })
  line: DischargeStepDay[];

  @Field(() => String, {
    nullable: true,
    description:
      'From which day the municipality pays for whoever is still there; missing where that is not known or not so.',
  })
  paymentFrom: string | null;

  @Field(() => Agreement, {
    nullable: true,
    description: "The agreement by which that day is told; missing where it is told by the law's own days.",
  })
  agreement?: Agreement | null;
}
