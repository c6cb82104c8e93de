import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { choice, identifier, instant, line } from '../database/columns.js';

/** What was done with a person's record. */
export enum LoggedAction {
  READ = 'READ',
  LIST = 'LIST',
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  AGREE = 'AGREE',
  CLOSE = 'CLOSE',
  PRINT = 'PRINT',
  IMPORT = 'IMPORT',
  AGGREGATE = 'AGGREGATE',
}

/**
 * One row for each read and change of a person's record, written in the same transaction. The database
 * itself refuses to change or remove a row.
 */
@Entity()
export class AuditLogEntry {
  @PrimaryGeneratedColumn()
  id: number;

  @Index()
  @Column(instant())
  at: Date;

  @Column(identifier())
  accountId: string;

  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Column(identifier({ nullable: true }))
  teamId: string | null;

  @Column(choice())
  action: LoggedAction;

  @Column(choice())
  recordType: string;

  @Column(identifier({ nullable: true }))
  recordId: string | null;

  @Index()
  @Column(identifier({ nullable: true }))
  personId: string | null;

  /** How many rows one entry stands for, where a file or a sum touched many. */
  @Column({ type: 'integer' })
  rows: number;

  @Column(line())
  requestId: string;
}
