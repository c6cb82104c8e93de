import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Revision } from '../../platform/revision/revision.js';
import { Audit } from '../audits/audit.entity.js';
import { AuditRater } from '../raters/rater.entity.js';

export enum ReviewAnswer {
  YES = 'YES',
  PARTLY = 'PARTLY',
  NO = 'NO',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}
registerEnumType(ReviewAnswer, {
  name: 'ReviewAnswer',
  description: 'What the records of a sampled person say to a question of the chart review.',
  valuesMap: {
    YES: { description: 'Yes.' },
    PARTLY: { description: 'In part (delvis).' },
    NO: { description: 'No, or the records do not show it.' },
    NOT_APPLICABLE: { description: 'The question is not about this person; counts nowhere.' },
  },
});

@ObjectType({ description: 'The chart review of one sampled person by one reviewer (journalgranskning).' })
@Entity()
@Unique(['auditId', 'number', 'raterId'])
@Index('chart_review_of_all', ['auditId', 'number'], { unique: true, where: 'rater_id IS NULL' })
export class ChartReview {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(() => Audit, { nullable: false })
  audit: Relation<Audit>;

  @Field(() => Int, { description: 'Number of the person in the chart sample.' })
  @Column({ type: 'integer' })
  number: number;

  /** Whose it is where two rate; without raters it is everybody's who rates. */
  @Column(identifier({ nullable: true }))
  raterId: string | null;

  @ManyToOne(() => AuditRater)
  rater?: Relation<AuditRater> | null;

  /** By the codes of the questions. */
  @Column({ type: 'simple-json' })
  answers: Record<string, ReviewAnswer>;

  @Field({ description: 'What was read, such as the crisis plan and notes of three months; may be empty.' })
  @Column(prose())
  whatWasRead: string;

  @Field(() => Date, { description: 'When it was last saved.' })
  @Column(instant())
  reviewedAt: Date;

  @Column(identifier())
  reviewedBy: string;

  @Field({ description: 'Who saved it last, by the name of that day.' })
  @Column(line())
  reviewedByName: string;

  @Revision()
  revision: number;
}
