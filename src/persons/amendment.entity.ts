import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import type { Person } from './person.entity.js';

/** What can be amended; the value is the name of its table. */
export enum AmendedRecord {
  PERSON = 'person',
  ENROLMENT = 'enrolment',
  CRISIS_PLAN_VERSION = 'crisis_plan_version',
  SIP_VERSION = 'sip_version',
}
registerEnumType(AmendedRecord, {
  name: 'AmendedRecord',
  description: 'The kind of record that is voided, corrected or disagreed with.',
  valuesMap: {
    PERSON: { description: "The person's own details; never voided (personuppgifter)." },
    ENROLMENT: { description: "The person's time in a team (inskrivning)." },
    CRISIS_PLAN_VERSION: { description: 'One version of a crisis plan; never corrected (krisplan).' },
    SIP_VERSION: { description: 'One version of a coordinated individual plan; never corrected (SIP).' },
  },
});

/** Something said about a record without changing what was there. Never changes; it goes when the person does. */
@ObjectType({ isAbstract: true })
abstract class Amendment {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => AmendedRecord, { description: 'Kind of record.' })
  @Column(choice())
  recordType: AmendedRecord;

  @Field(() => ID, { description: 'The record.' })
  @Index()
  @Column(identifier())
  recordId: string;

  @Field(() => ID, { description: 'Whose record.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne('Person', { nullable: false })
  person: Relation<Person>;

  @Field({ description: 'When it was written down.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  /** The name at the time: it must be readable when the account is gone. */
  @Field({ description: 'Who wrote it down.' })
  @Column(line())
  recordedByName: string;
}

@ObjectType({
  description: 'That a record was made in error and holds no longer (makulering). It stays readable.',
})
@Entity()
@Index('voiding_of_record', ['recordId'], { unique: true })
export class Voiding extends Amendment {
  @Field({ description: 'Why.' })
  @Column(prose())
  reason: string;
}

export enum PlanEndReason {
  NOT_NEEDED = 'NOT_NEEDED',
  NOT_WANTED = 'NOT_WANTED',
  OTHER_PLAN = 'OTHER_PLAN',
  MOVED = 'MOVED',
  DIED = 'DIED',
  OTHER = 'OTHER',
}
registerEnumType(PlanEndReason, {
  name: 'PlanEndReason',
  description: 'Why a plan in force is ended.',
  valuesMap: {
    NOT_NEEDED: { description: 'It is needed no longer (behövs inte längre).' },
    NOT_WANTED: { description: 'The person does not want it (personen vill inte ha den).' },
    OTHER_PLAN: { description: 'Another plan takes over (en annan plan tar över).' },
    MOVED: { description: 'The person has moved or left (har flyttat eller slutat).' },
    DIED: { description: 'The person has died (har avlidit).' },
    OTHER: { description: 'Something else, which the note says (annat).' },
  },
});

@ObjectType({
  description:
    'That a plan in force was ended (avslut): nothing was wrong in it, and it holds no longer. It stays readable.',
})
@Entity()
@Index('plan_ending_of_record', ['recordId'], { unique: true })
export class PlanEnding extends Amendment {
  @Field(() => PlanEndReason, { description: 'Why.' })
  @Column(choice())
  reason: PlanEndReason;

  @Field({ description: 'More about why; may be empty.' })
  @Column(prose())
  note: string;
}

@ObjectType({
  description: 'That one thing on a record was put right (rättelse), with what was there before.',
})
@Entity()
export class Correction extends Amendment {
  @Field({ description: 'The field, as the record names it.' })
  @Column(choice())
  field: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What was there; missing when nothing was, or when it is an address or number that is hidden.',
  })
  @Column(prose({ nullable: true }))
  earlierText: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was written instead; missing when it was taken away or is hidden.',
  })
  @Column(prose({ nullable: true }))
  newText: string | null;

  @Field({ description: 'Why.' })
  @Column(prose())
  reason: string;
}

@ObjectType({
  description: 'That the person thinks something in a record is wrong (avvikande mening, PDL 3:8).',
})
@Entity()
export class Disagreement extends Amendment {
  @Field({ description: 'What the person says.' })
  @Column(prose())
  text: string;
}
