import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, line, prose } from '../database/columns.js';

/** A form that has been sent, so that pressing its button once more does nothing once more. */
@Entity()
export class SentForm {
  /** SHA-256, in hex, of who sent which form with what in it. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  /** Where its sender was sent on to; missing while it is being taken care of. */
  @Column(prose({ nullable: true }))
  location: string | null;

  /** The key of what was said there. */
  @Column(line({ nullable: true }))
  noticeKey: string | null;

  @Index()
  @Column(instant())
  expiresAt: Date;
}
