import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinTable, ManyToMany, type Relation } from 'typeorm';
import { Principal, RegisteredRecord, Unit } from '../organisations/organisation.entity.js';
import { civilDate, line, prose } from '../platform/database/columns.js';
import { AgreementSubject } from './agreement-subject.js';

const days = { type: 'integer', nullable: true } as const;

@ObjectType({
  description:
    'An agreement between principals (överenskommelse), such as HSL 16:3 and SoL 7:2 want, with its local deadlines.',
})
@Entity()
export class Agreement extends RegisteredRecord {
  @Field({ description: 'Name.' })
  @Index({ unique: true })
  @Column(line())
  name: string;

  @Field(() => [Principal], { description: 'Between whom; two or more.' })
  @ManyToMany(() => Principal)
  @JoinTable({ name: 'agreement_principal' })
  principals: Relation<Principal>[];

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day; missing while it is open-ended.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  @Field(() => [AgreementSubject], { description: 'What it covers.' })
  @Column({ type: 'simple-json' })
  covers: AgreementSubject[];

  @Field({ description: 'Where it is to be read: an address or a reference; empty when not said.' })
  @Column(prose())
  reference: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Within how many days of the need the call to a SIP goes out; missing where not agreed.',
  })
  @Column(days)
  sipCallDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Within how many days of the need the SIP meeting is held; missing where not agreed.',
  })
  @Column(days)
  sipMeetingDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many days after the notice that a person is ready the municipality begins to pay (2017:612 4:5); missing where the law holds.',
  })
  @Column(days)
  paymentDays: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A notice after this time, HH:MM, gives one day more; missing where no time does.',
  })
  @Column({ type: 'varchar', length: 5, nullable: true })
  paymentClock: string | null;

  @Field(() => [Unit], { description: 'Units that consult each other; empty where not agreed.' })
  @ManyToMany(() => Unit)
  @JoinTable({ name: 'agreement_unit' })
  consultationUnits: Relation<Unit>[];

  @Field({ description: 'Consultants by name (konsulter); empty where not agreed.' })
  @Column(prose())
  consultants: string;

  @Field({ description: 'Who books a consultation, and how; empty where not agreed.' })
  @Column(prose())
  consultationBooking: string;
}
