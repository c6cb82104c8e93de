import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import { pageOf } from '../platform/graphql/page-of.js';

/** A sheet as it was read, in the receiver's own record of the same human: theirs to keep, whatever becomes of the ground. */
@ObjectType({
  description:
    'A plan that another principal had given, taken into the own record as it stood that day (införd handling). It stays there under the own keeping, also when its ground is withdrawn.',
})
@Entity()
export class TakenDocument {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  /** The principal that took it in, and answers for it from then on. */
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'Whose record it was taken into.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => ID, {
    description: 'The copy that had been given; whoever gave it may have destroyed its record.',
  })
  @Index({ unique: true })
  @Column(identifier())
  copyId: string;

  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  @Column(choice())
  plan: PlanKind;

  @Field(() => Int, { description: 'The number of its version.' })
  @Column({ type: 'integer' })
  versionNumber: number;

  @Field({ description: 'The principal that had given it, by the name of that day.' })
  @Column(line())
  giverName: string;

  @Field({ description: 'The unit or the principal that it had been given to, by the name of that day.' })
  @Column(line())
  receiverName: string;

  @Field({ description: 'The sheet as it was cut for them that day, as HTML.' })
  @Column(prose())
  content: string;

  @Field({ description: 'SHA-256 of the content, hexadecimal.' })
  @Column({ type: 'varchar', length: 64 })
  checksum: string;

  @Field(() => Date, { description: 'When it was taken in.' })
  @Column(instant())
  takenAt: Date;

  @Column(identifier())
  takenBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  takenByName: string;

  @Field({ description: 'Why.' })
  @Column(prose())
  reason: string;
}

@ObjectType({ description: 'Documents that have been taken into the own records, the latest first.' })
export class TakenDocumentPage extends pageOf(TakenDocument) {}
