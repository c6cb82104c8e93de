import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Person } from '../person.entity.js';

@ObjectType({
  description:
    'That two records of one owner are of one human (sammanslagning): proposed by one, confirmed or declined by another.',
})
@Entity()
@Index('record_join_waiting', ['keptId', 'joinedId'], { unique: true, where: 'decided_at IS NULL' })
@Index('record_join_of_person', ['joinedId'], { unique: true, where: 'confirmed' })
export class RecordJoin {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The person whose record goes on.' })
  @Index()
  @Column(identifier())
  keptId: string;

  @ManyToOne(() => Person, { nullable: false })
  kept: Relation<Person>;

  @Field(() => ID, { description: 'The person whose record points to the other, once it is confirmed.' })
  @Index()
  @Column(identifier())
  joinedId: string;

  @ManyToOne(() => Person, { nullable: false })
  joined: Relation<Person>;

  @Field({ description: 'Why it is the same human.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'When it was proposed.' })
  @Column(instant())
  proposedAt: Date;

  @Column(identifier())
  proposedBy: string;

  @Field({ description: 'Who proposed it.' })
  @Column(line())
  proposedByName: string;

  @Field(() => Boolean, { description: 'Whether it was confirmed; false while it waits, too.' })
  @Column({ type: 'boolean' })
  confirmed: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was confirmed or declined; missing while it waits.',
  })
  @Column(instant({ nullable: true }))
  decidedAt: Date | null;

  @Column(identifier({ nullable: true }))
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who confirmed or declined it.' })
  @Column(line({ nullable: true }))
  decidedByName: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  @Column(prose({ nullable: true }))
  declinedBecause: string | null;
}
