import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { Municipality } from '../geography/geography.entity.js';
import { OpeningHours } from '../organisations/opening-hours.type.js';
import { RegisteredRecord, Service } from '../organisations/organisation.entity.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { identifier, line } from '../platform/database/columns.js';

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

  /** 3825 is 38.25 hours. Missing where the team states none. */
  @Column({ type: 'integer', nullable: true })
  weekHoursHundredths?: number | null;

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

  @Field(() => Float, {
    nullable: true,
    description:
      'Hours of a full-time week (heltid) in the team, to a hundredth; missing where none are stated.',
  })
  get weekHours(): number | null {
    return typeof this.weekHoursHundredths === 'number' ? this.weekHoursHundredths / 100 : null;
  }
}
