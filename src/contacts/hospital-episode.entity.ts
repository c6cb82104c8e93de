import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Exclusion, Index, ManyToOne, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { civilDate, identifier } from '../platform/database/columns.js';
import { NotedRecord } from './noted-record.js';

@ObjectType({ description: 'Psychiatric inpatient care of an enrolled person (vårdtillfälle).' })
@Entity()
@Index('hospital_episode_once', ['enrolmentId', 'admittedOn'], { unique: true, where: 'voided_at IS NULL' })
@Exclusion(
  'hospital_episode_no_overlap',
  `USING gist (enrolment_id WITH =, daterange(admitted_on, discharged_on, '[)') WITH &&) WHERE (voided_at IS NULL)`,
)
export class HospitalEpisode extends NotedRecord {
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The enrolment in which it began.' })
  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field({ description: 'Day of admission, YYYY-MM-DD.' })
  @Column(civilDate())
  admittedOn: string;

  @Field(() => String, { nullable: true, description: 'Day of discharge; missing while in hospital.' })
  @Column(civilDate({ nullable: true }))
  dischargedOn: string | null;

  @Field({ description: 'The team took part in the admission.' })
  @Column({ type: 'boolean' })
  teamInvolvedInAdmission: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The team took part in the discharge; missing while the person is still in hospital.',
  })
  @Column({ type: 'boolean', nullable: true })
  teamInvolvedInDischarge: boolean | null;
}
