import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  Column,
  Entity,
  Exclusion,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Activity } from '../organisations/organisation-kinds.js';
import { choice, civilDate, identifier, instant, line } from '../platform/database/columns.js';
import { Revision } from '../platform/revision/revision.js';
import { Team } from '../teams/team.entity.js';
import { Voiding } from './amendment.entity.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from './person-kinds.js';
import { EnrolmentCoordinator } from './support.entity.js';

@ObjectType({
  description:
    'What one principal knows of somebody its teams support (person). Each principal keeps its own.',
})
@Entity()
@Unique(['ownerId', 'identityNumber'])
export class Person {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal that owns the record.' })
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => Activity, {
    nullable: true,
    description: "In which of the owner's activities the record is made; missing where nobody has said.",
  })
  @Column(choice({ nullable: true }))
  activity: Activity | null;

  @Field({ description: 'Twelve digits, or a reserve number as the principal writes it.' })
  @Index()
  @Column({ type: 'varchar', length: 20 })
  identityNumber: string;

  @Field(() => IdentityKind, { description: 'Which kind of number.' })
  @Column(choice())
  identityKind: IdentityKind;

  @Field({ description: 'Given name.' })
  @Column(line())
  givenName: string;

  @Field({ description: 'Family name.' })
  @Column(line())
  familyName: string;

  @Field({
    description: 'Protected identity (skyddade personuppgifter): address and place are hidden everywhere.',
  })
  @Column({ type: 'boolean' })
  protectedIdentity: boolean;

  @Field({ description: 'Language the person prefers.' })
  @Column(line())
  language: string;

  @Field({ description: 'Whether an interpreter is needed.' })
  @Column({ type: 'boolean' })
  needsInterpreter: boolean;

  @Field(() => String, { nullable: true, description: 'Address; missing when protected or not known.' })
  @Column(line({ nullable: true }))
  address: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone number; missing when protected or not known.',
  })
  @Column(line({ nullable: true }))
  phone: string | null;

  /** Placed in care outside the home as a child. It is no part of the card that others may read. */
  @Column({ type: 'boolean', default: false })
  placedAsChild: boolean;

  @Field({ description: 'True: made up for demonstration.' })
  @Column({ type: 'boolean' })
  fictitious: boolean;

  @Revision()
  revision: number;
}

@ObjectType({ description: 'A person in a team from one day to another (inskrivning).' })
@Entity()
@Index(['teamId', 'personId', 'fromDate'], { unique: true, where: 'voided_at IS NULL' })
@Exclusion(
  'enrolment_no_overlap',
  `USING gist (team_id WITH =, person_id WITH =, daterange(from_date, to_date, '[]') WITH &&) WHERE (voided_at IS NULL)`,
)
export class Enrolment {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal that owns the record.' })
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The team.' })
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field(() => ID, { description: 'The person.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; missing while enrolled.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  @Field(() => LeavingReason, { nullable: true, description: 'Why it ended.' })
  @Column(choice({ nullable: true }))
  leavingReason: LeavingReason | null;

  @Field(() => Intensity, { description: 'Intensity of support.' })
  @Column(choice())
  intensity: Intensity;

  @Field(() => LegalFrame, { description: 'Legal frame.' })
  @Column(choice())
  legalFrame: LegalFrame;

  @Field(() => Date, {
    nullable: true,
    description: 'Set: entered by mistake and voided (makulerad); it counts nowhere.',
  })
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;

  @Revision()
  revision: number;

  /** Attached by attachAmendments. */
  @Field(() => Voiding, {
    nullable: true,
    description: 'By whom and why it was voided; on the person’s card.',
  })
  voiding?: Relation<Voiding> | null;

  @OneToMany(
    () => EnrolmentCoordinator,
    (coordinator) => coordinator.enrolment,
  )
  coordinators: Relation<EnrolmentCoordinator>[];
}
