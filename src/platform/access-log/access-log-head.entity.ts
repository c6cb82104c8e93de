import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.js';

/** The log's last row, by number, hash and time: the one row of its table, which only moves forward. */
@Entity('audit_log_head')
export class AccessLogHead {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'varchar', length: 64 })
  hash: string;

  /** When the last row was written; null where that was before anybody kept it here. */
  @Column(instant({ nullable: true }))
  at: Date | null;
}
