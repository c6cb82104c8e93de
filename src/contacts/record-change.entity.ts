import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';

/** Which record of the day; the value is the name of its table. */
export enum ChangedRecord {
  CONTACT = 'contact',
  TEAM_MEETING = 'team_meeting',
  HOSPITAL_EPISODE = 'hospital_episode',
  INTERVENTION = 'intervention',
  DISCHARGE = 'discharge',
}
registerEnumType(ChangedRecord, {
  name: 'ChangedRecord',
  description: 'Kind of a record of the day.',
  valuesMap: {
    CONTACT: { description: 'A contact (kontakt).' },
    TEAM_MEETING: { description: 'A team meeting (teammöte).' },
    HOSPITAL_EPISODE: { description: 'A hospital episode (vårdtillfälle).' },
    INTERVENTION: { description: 'An intervention (insats).' },
    DISCHARGE: { description: 'A discharge from inpatient care (utskrivning).' },
  },
});

/** What a record said, by its fields: plain values, and ids of what it named. */
export type RecordedContent = Record<string, string | number | boolean | null | readonly string[]>;

@ObjectType({
  description:
    'That a record of the day was corrected (rättelse) or voided (makulering), with what it said before. It never changes.',
})
@Entity()
@Index(['recordId'])
export class RecordChange {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ChangedRecord, { description: 'Kind of record.' })
  @Column(choice())
  recordType: ChangedRecord;

  @Field(() => ID, { description: 'The record.' })
  @Column(identifier())
  recordId: string;

  /** Whose record it is; missing for what is a team's. */
  @Index()
  @Column(identifier({ nullable: true }))
  personId: string | null;

  @ManyToOne(() => Person, { nullable: true })
  person: Relation<Person> | null;

  /** The principal that owns the record; missing for what is a team's. */
  @Column(identifier({ nullable: true }))
  ownerId: string | null;

  @Field({ description: 'When.' })
  @Column(instant())
  at: Date;

  @Column(identifier())
  accountId: string;

  /** The name at the time: it must be readable when the account is gone. */
  @Field({ description: 'Who.' })
  @Column(line())
  accountName: string;

  @Field({ description: 'Why; empty where only what was not there before was told.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'Whether the record was voided; else it was corrected.' })
  @Column({ type: 'boolean' })
  voids: boolean;

  /** The import run that brought the correction; missing for one by hand. */
  @Column(identifier({ nullable: true }))
  importRunId: string | null;

  @Column({ type: 'simple-json' })
  before: RecordedContent;
}
