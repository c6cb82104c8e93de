import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { identifier, instant, prose } from '../platform/database/columns.js';

/** One signed-in browser. The cookie's value itself is nowhere in the database. */
@Entity()
export class Session {
  /** SHA-256 of the session's name, in hex. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  /** Who is signed in, if anybody is yet. */
  @Index()
  @Column(identifier({ nullable: true }))
  accountId: string | null;

  @Column(prose())
  content: string;

  @Index()
  @Column(instant())
  expiresAt: Date;
}
