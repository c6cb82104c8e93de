import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.js';

/** How often something has happened lately. What it is can be asked for, and not be read. */
@Entity()
export class Tally {
  /** Keyed hash, in hex, of what is counted. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  @Column({ type: 'integer' })
  count: number;

  @Index()
  @Column(instant())
  expiresAt: Date;
}
