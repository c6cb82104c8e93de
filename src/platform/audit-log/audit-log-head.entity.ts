import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The log's last row, by number and hash: the one row of its table, which only moves forward. */
@Entity()
export class AuditLogHead {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'varchar', length: 64 })
  hash: string;
}
