import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, line } from '../platform/database/columns.js';
import { HealthcareRegion } from './healthcare-region.js';

@ObjectType({ description: 'One of the 21 regions (region; län).' })
@Entity()
export class Region {
  @Field(() => ID, { description: 'SCB code, two digits, as text.' })
  @PrimaryColumn({ type: 'varchar', length: 2 })
  code: string;

  @Field({ description: 'Short Swedish name.' })
  @Column(line())
  name: string;

  @Field(() => [String], { description: 'Other names in use, such as Sörmland for Södermanland.' })
  @Column({ type: 'simple-json' })
  aliases: string[];
}

@ObjectType({ description: 'One of the 290 municipalities (kommun).' })
@Entity()
export class Municipality {
  @Field(() => ID, { description: 'SCB code, four digits, as text; the first two are the region.' })
  @PrimaryColumn({ type: 'varchar', length: 4 })
  code: string;

  @Field({ description: 'Short Swedish name.' })
  @Column(line())
  name: string;

  @Field(() => ID, { description: "The region's SCB code." })
  @Column({ type: 'varchar', length: 2 })
  regionCode: string;

  @ManyToOne(() => Region, { nullable: false })
  region: Relation<Region>;

  @Field(() => HealthcareRegion, {
    description: 'Healthcare region (samverkansregion). Halland is split between two.',
  })
  @Column(choice())
  healthcareRegion: HealthcareRegion;
}
