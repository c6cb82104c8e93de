import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { civilDate, identifier, instant, line } from '../../platform/database/columns.js';
import { Audit } from './audit.entity.js';

/** The day that a team has set for its next review after a closed audit, which itself never changes. */
@Entity()
export class NextReviewDay {
  @PrimaryColumn(identifier())
  auditId: string;

  @OneToOne(() => Audit, { nullable: false })
  @JoinColumn()
  audit: Relation<Audit>;

  /** Null where the team has gone back to the day that follows from the audit. */
  @Column(civilDate({ nullable: true }))
  setTo: string | null;

  @Column({ type: 'integer', default: 1 })
  revision: number;

  @Column(instant())
  setAt: Date;

  @Column(identifier())
  setBy: string;

  @Column(line())
  setByName: string;
}
