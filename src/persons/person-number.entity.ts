import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import type { Person } from './person.entity.js';
import { IdentityKind } from './person-kinds.js';

/**
 * The current number of each person is that of their card: the database writes it here when the card is made, and again
 * when the number of the card is put right.
 */
@ObjectType({
  description: 'A number that somebody has or has had in one principal’s records (nummer över tid).',
})
@Entity()
@Unique(['ownerId', 'number'])
@Index('person_number_current', ['personId'], { unique: true, where: 'ended_at IS NULL' })
export class PersonNumber {
  /** The person's own id for their first number. */
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne('Person', { nullable: false })
  person: Relation<Person>;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field({ description: 'Twelve digits, or a reserve number as the principal writes it.' })
  @Index()
  @Column({ type: 'varchar', length: 20 })
  number: string;

  @Field(() => IdentityKind, { description: 'Which kind of number.' })
  @Column(choice())
  kind: IdentityKind;

  @Field(() => Date, {
    nullable: true,
    description: 'From when it has been known; missing for what was there before this was written down.',
  })
  @Column(instant({ nullable: true }))
  knownFrom: Date | null;

  @Column(identifier({ nullable: true }))
  recordedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who wrote it down; missing for the number on which the record was begun.',
  })
  @Column(line({ nullable: true }))
  recordedByName: string | null;

  @Field(() => Date, { nullable: true, description: 'When another took its place; missing while it holds.' })
  @Column(instant({ nullable: true }))
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why another took its place.' })
  @Column(prose({ nullable: true }))
  endReason: string | null;

  @Column(identifier({ nullable: true }))
  endedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote down the one that took its place.' })
  @Column(line({ nullable: true }))
  endedByName: string | null;
}
