import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import { HoldReason } from './keeping-kinds.js';

@ObjectType({
  description:
    'That the records of one person must not be destroyed for now (gallringsstopp). There may be several at a time.',
})
@Entity()
export class RecordHold {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Whose records.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => HoldReason, { description: 'Why.' })
  @Column(choice())
  reason: HoldReason;

  @Field({ description: 'Why, in words.' })
  @Column(prose())
  note: string;

  @Field({ description: 'When it was set.' })
  @Column(instant())
  setAt: Date;

  @Column(identifier())
  setBy: string;

  /** The names at the time: they must be readable when the accounts are gone. */
  @Field({ description: 'Who set it.' })
  @Column(line())
  setByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was lifted; missing while it is in force.' })
  @Column(instant({ nullable: true }))
  liftedAt: Date | null;

  @Column(identifier({ nullable: true }))
  liftedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who lifted it; missing while it is in force.' })
  @Column(line({ nullable: true }))
  liftedByName: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted; missing while it is in force.' })
  @Column(prose({ nullable: true }))
  liftNote: string | null;
}
