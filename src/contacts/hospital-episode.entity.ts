import { Column, Entity, Exclusion, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { civilDate, identifier } from '../platform/database/columns.js';

/** Psychiatric inpatient care of an enrolled person (vårdtillfälle). */
@Entity()
@Unique(['enrolmentId', 'admittedOn'])
@Exclusion(
  'hospital_episode_no_overlap',
  `USING gist (enrolment_id WITH =, daterange(admitted_on, discharged_on, '[)') WITH &&)`,
)
export class HospitalEpisode {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Column(civilDate())
  admittedOn: string;

  @Column(civilDate({ nullable: true }))
  dischargedOn: string | null;

  @Column({ type: 'boolean' })
  teamInvolvedInAdmission: boolean;

  /** Missing while the person is still in hospital. */
  @Column({ type: 'boolean', nullable: true })
  teamInvolvedInDischarge: boolean | null;

  /** The import run that brought it; missing for rows from before rows told. */
  @Index()
  @Column(identifier({ nullable: true }))
  importRunId: string | null;
}
