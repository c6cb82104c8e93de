import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { identifier } from '../database/columns.js';

/** Records that were shown or touched together: kept once, however many rows of the log are about the same ones. */
@Entity('audit_log_list')
export class AccessLogList {
  /** What its items are found by: shorter than the id. */
  @PrimaryGeneratedColumn()
  number: number;

  /** SHA-256 over the items; see log-list.ts. A row of the log names the list by it, and so seals what is in it. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64 })
  id: string;
}

/** One record of a list: what the rows of the log would otherwise differ in. */
@Entity('audit_log_list_item')
export class AccessLogListItem {
  @PrimaryColumn({ type: 'integer' })
  listNumber: number;

  /** 1, 2, 3 … */
  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column(identifier({ nullable: true }))
  recordId: string | null;

  @Index()
  @Column(identifier({ nullable: true }))
  personId: string | null;

  @Column(identifier({ nullable: true }))
  groundId: string | null;

  @Column({ type: 'integer' })
  rows: number;
}
