import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Region } from '../geography/geography.entity.js';
import { Service } from '../organisations/organisation.entity.js';
import { identifier, line } from '../platform/database/columns.js';

/** What a national mapping of one year says of a region: that it has integrated services, or that it has none. */
@Entity()
export class RegionFinding {
  @PrimaryColumn({ type: 'integer' })
  year: number;

  @PrimaryColumn({ type: 'varchar', length: 2 })
  regionCode: string;

  @ManyToOne(() => Region, { nullable: false })
  region: Relation<Region>;

  @Column({ type: 'boolean' })
  hasServices: boolean;
}

/** That a national mapping of one year found a service, and whether it was interviewed. */
@Entity()
export class ServiceFinding {
  @PrimaryColumn({ type: 'integer' })
  year: number;

  @PrimaryColumn(identifier())
  serviceId: string;

  @ManyToOne(() => Service, { nullable: false })
  service: Relation<Service>;

  @Column({ type: 'boolean' })
  interviewed: boolean;

  /** The table's own words about the interview. */
  @Column(line())
  interviewedAs: string;
}
