import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Revision } from '../platform/revision/revision.js';

export enum LogReviewStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(LogReviewStatus, {
  name: 'LogReviewStatus',
  description: 'Whether a log review goes on.',
  valuesMap: {
    OPEN: { description: 'Rows are being assessed (pågår).' },
    CLOSED: { description: 'Closed for good (avslutad).' },
  },
});

/** What the reviewer found of one row. */
export enum RowAssessment {
  AS_EXPECTED = 'AS_EXPECTED',
  ASKED_ABOUT = 'ASKED_ABOUT',
  NOT_ACCEPTABLE = 'NOT_ACCEPTABLE',
}
registerEnumType(RowAssessment, {
  name: 'RowAssessment',
  description: 'What the reviewer found of one row of the log.',
  valuesMap: {
    AS_EXPECTED: { description: 'What the work asks for.' },
    ASKED_ABOUT: { description: 'The one who did it, or the manager, has been asked.' },
    NOT_ACCEPTABLE: { description: 'There was no right to it; it is taken further.' },
  },
});

@ObjectType({
  description: 'A spot check of the log of one principal’s records, over a period (loggranskning).',
})
@Entity()
export class LogReview {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal that owns the records.' })
  @Index()
  @Column(identifier())
  principalId: string;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  periodFrom: string;

  @Field({ description: 'Last day, YYYY-MM-DD.' })
  @Column(civilDate())
  periodTo: string;

  @Field(() => Int, { description: 'How many rows were asked for.' })
  @Column({ type: 'integer' })
  sampleSize: number;

  @Field(() => Int, {
    description:
      'How many rows the period has, of which the sample is drawn. One about a list counts for each record.',
  })
  @Column({ type: 'integer' })
  rowsInPeriod: number;

  @Field({ description: 'What the sample was drawn with: the same seed draws the same rows again.' })
  @Column({ type: 'varchar', length: 32 })
  seed: string;

  @Field(() => LogReviewStatus, { description: 'Under way, or closed for good.' })
  @Column(choice())
  status: LogReviewStatus;

  @Field({ description: 'When it was started.' })
  @Column(instant())
  startedAt: Date;

  @Column(identifier())
  startedBy: string;

  @Field({ description: 'Who started it, by the name of then.' })
  @Column(line())
  startedByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was closed.' })
  @Column(instant({ nullable: true }))
  closedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who closed it, by the name of then.' })
  @Column(line({ nullable: true }))
  closedByName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was found, in words; written when it is closed.',
  })
  @Column(prose({ nullable: true }))
  summary: string | null;

  @Revision()
  revision: number;
}

/** What the log says of one record, in the sample of a review. */
@Entity()
export class LogReviewRow {
  @PrimaryColumn(identifier())
  reviewId: string;

  /** Of the row in the log. */
  @PrimaryColumn({ type: 'integer' })
  number: number;

  /** The record's position in the row's list; 0 where the row is about it alone. */
  @PrimaryColumn({ type: 'integer' })
  item: number;

  @Column(choice({ nullable: true }))
  assessment: RowAssessment | null;

  @Column(prose({ nullable: true }))
  note: string | null;
}
