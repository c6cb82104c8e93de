import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Exclusion, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Municipality } from '../geography/geography.entity.js';
import { OpeningHours } from '../organisations/opening-hours.type.js';
import { Principal, RegisteredRecord, Service } from '../organisations/organisation.entity.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { choice, civilDate, identifier, line } from '../platform/database/columns.js';
import { Profession, TeamRole } from './team-kinds.js';

@ObjectType({ description: 'A team of a service (team): what a fidelity audit rates.' })
@Entity()
export class Team extends RegisteredRecord {
  @Field(() => ID, { description: 'The service it belongs to.' })
  @Index()
  @Column(identifier())
  serviceId: string;

  @ManyToOne(() => Service, { nullable: false })
  service: Relation<Service>;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => ID, { description: 'SCB code of the municipality it works in.' })
  @Column({ type: 'varchar', length: 4 })
  municipalityCode: string;

  @ManyToOne(() => Municipality, { nullable: false })
  municipality: Relation<Municipality>;

  @Field(() => [CareModel], { description: 'Models it works from.' })
  @Column({ type: 'simple-json' })
  models: CareModel[];

  @Field({
    description:
      'Opening hours in words, as sheets say them: made from the hours where these are given as data.',
  })
  @Column(line())
  openingHours: string;

  @Field(() => OpeningHours, {
    nullable: true,
    description: 'Opening hours as data; missing until they have been given.',
  })
  @Column({ type: 'simple-json', nullable: true })
  hours?: OpeningHours | null;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;

  /** 1050 is 10.5 posts. */
  @Column({ type: 'integer' })
  plannedFteHundredths: number;

  @Field(() => Int, { description: 'How many people it is meant to serve.' })
  @Column({ type: 'integer' })
  capacity: number;

  @Field({ description: 'True: everyone in it is made up for demonstration.' })
  @Column({ type: 'boolean' })
  fictitious: boolean;

  @Field(() => Float, {
    description: 'Full staffing in full-time posts (heltider), to a hundredth, as 10.5.',
  })
  get plannedPosts(): number {
    return this.plannedFteHundredths / 100;
  }
}

@ObjectType({
  description: 'Somebody employed in a team for a time (medarbetare). Rows end; they are not overwritten.',
})
@Entity()
@Unique(['teamId', 'reference', 'fromDate'])
@Exclusion(
  'staff_member_no_overlap',
  `USING gist (team_id WITH =, reference WITH =, daterange(from_date, to_date, '[]') WITH &&)`,
)
export class StaffMember {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The team.' })
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field({
    description:
      "The team's own name for the person, the same over several rows, such as an employee number.",
  })
  @Column(line())
  reference: string;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => Profession, { description: 'Profession.' })
  @Column(choice())
  profession: Profession;

  @Field(() => TeamRole, { description: 'Role in the team.' })
  @Column(choice())
  role: TeamRole;

  @Field(() => ID, { description: 'The principal that employs them.' })
  @Column(identifier())
  employerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  employer: Relation<Principal>;

  @Field(() => Int, { description: 'Share of a full-time post in hundredths; 75 is 75 percent.' })
  @Column({ type: 'integer' })
  fteHundredths: number;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; missing while employed.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  @Field({ description: 'Further training in words.' })
  @Column(line())
  qualifications: string;
}
