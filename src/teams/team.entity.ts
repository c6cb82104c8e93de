import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Municipality } from '../geography/geography.entity.js';
import { Service } from '../organisations/organisation.entity.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { identifier, line } from '../platform/database/columns.js';

@ObjectType({ description: 'A team of a service (team): what a fidelity audit rates.' })
@Entity()
export class Team {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

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

  @Field({ description: 'Opening hours in words.' })
  @Column(line())
  openingHours: string;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;

  @Field(() => Int, { description: 'Full staffing in hundredths of a full-time post; 1050 is 10.5 posts.' })
  @Column({ type: 'integer' })
  plannedFteHundredths: number;

  @Field(() => Int, { description: 'How many people it is meant to serve.' })
  @Column({ type: 'integer' })
  capacity: number;

  @Field({ description: 'True: everyone in it is made up for demonstration.' })
  @Column({ type: 'boolean' })
  fictitious: boolean;
}
