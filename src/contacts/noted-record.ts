import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Index, PrimaryColumn } from 'typeorm';
import { identifier, instant, line } from '../platform/database/columns.js';
import { Revision } from '../platform/revision/revision.js';
import { RecordChange } from './record-change.entity.js';

/** What every record of a team's day has, be it noted by hand or loaded from a file. */
@ObjectType({ isAbstract: true })
@Index(['importRunId', 'id'])
export abstract class NotedRecord {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  /** The account that noted it by hand; missing for what a file brought. */
  @Column(identifier({ nullable: true }))
  notedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who noted it by hand; missing for what a file brought.',
  })
  @Column(line({ nullable: true }))
  notedByName: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was noted by hand.' })
  @Column(instant({ nullable: true }))
  notedAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Set: it was made in error and voided (makulerad); it counts nowhere.',
  })
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;

  /** The import run that brought it; missing for rows from before rows told. */
  @Column(identifier({ nullable: true }))
  importRunId: string | null;

  @Revision()
  revision: number;

  @Field(() => [RecordChange], {
    nullable: true,
    description: 'Corrections and voiding, the newest first; told where the record is asked for by itself.',
  })
  history?: RecordChange[];
}
