import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  Check,
  Column,
  Entity,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Revision } from '../../platform/revision/revision.js';
import { Audit } from '../audits/audit.entity.js';

@ObjectType({ description: 'That a rater was taken off an audit before it was closed, for good.' })
@Entity()
@Unique(['raterId'])
export class RaterRemoval {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  raterId: string;

  @ManyToOne('AuditRater', 'removals', { nullable: false })
  rater: Relation<AuditRater>;

  @Field(() => Date, { description: 'When.' })
  @Column(instant())
  removedAt: Date;

  @Column(identifier())
  removedBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  removedByName: string;

  @Field({ description: 'Why.' })
  @Column(prose())
  reason: string;
}

@ObjectType({ description: 'One of the two who rate an audit, each unseen by the other (skattare).' })
@Entity()
@Unique(['auditId', 'accountId'])
export class AuditRater {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(
    () => Audit,
    (audit) => audit.raters,
    { nullable: false },
  )
  audit: Relation<Audit>;

  @Index()
  @Column(identifier())
  accountId: string;

  @Field({ description: "The rater's name when the audit was begun." })
  @Column(line())
  name: string;

  @Field({ description: 'True: rates as a fidelity reviewer, not as one of the team.' })
  @Column({ type: 'boolean' })
  fromOutside: boolean;

  /** When everything was rated; null while the rater may change anything. */
  @Column(instant({ nullable: true }))
  finishedAt: Date | null;

  @OneToMany('RaterRemoval', 'rater')
  removals: Relation<RaterRemoval>[];

  @OneToMany(
    () => AuditRating,
    (rating) => rating.rater,
  )
  ratings: Relation<AuditRating>[];

  @Field({ description: 'Whether the rater has finished.' })
  get finished(): boolean {
    return this.finishedAt !== null;
  }

  @Field(() => RaterRemoval, {
    nullable: true,
    description: 'That the rater was taken off the audit; missing for whoever rates it still.',
  })
  get removal(): RaterRemoval | null {
    return this.removals[0] ?? null;
  }
}

/**
 * What one rater says of one item. Read through `ownRatings` and `allRatings` only, so that nobody sees it before
 * both have finished.
 */
@Entity()
@Unique(['raterId', 'code', 'caseNumber'])
@Check('audit_rating_not_rated', 'not_rated_rule IS NULL OR rating IS NULL')
export class AuditRating {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  raterId: string;

  @ManyToOne(
    () => AuditRater,
    (rater) => rater.ratings,
    { nullable: false },
  )
  rater: Relation<AuditRater>;

  @Column({ type: 'varchar', length: 20 })
  code: string;

  /** Number of the person in the chart sample; 0 when the team is rated. */
  @Column({ type: 'integer' })
  caseNumber: number;

  @Column({ type: 'integer', nullable: true })
  rating: number | null;

  @Column(prose())
  note: string;

  @Column(prose())
  missingReason: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  notRatedRule: string | null;

  @Revision()
  revision: number;
}
