import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Enrolment } from '../persons/person.entity.js';
import { choice, civilDate, identifier, instant, line } from '../platform/database/columns.js';
import { NeedAnswer, NeedKind } from './need-kinds.js';

@ObjectType({
  description:
    'What an enrolled person needs and who gives it, as it was known one day (behovsinventering). It never changes: the newest holds.',
})
@Entity()
export class NeedsInventory {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The enrolment.' })
  @Index()
  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field({ description: 'The day it tells of, YYYY-MM-DD.' })
  @Column(civilDate())
  madeOn: string;

  @Field(() => Date, { description: 'When it was written.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'Who wrote it, by the name of that day.' })
  @Column(line())
  recordedByName: string;

  @Field(() => [Need], { description: 'What was said; a kind that is missing is not known.' })
  @OneToMany(
    () => Need,
    (need) => need.inventory,
  )
  needs: Relation<Need>[];
}

@ObjectType({ description: 'What an inventory says of one kind of need.' })
@Entity()
@Unique(['inventoryId', 'kind'])
export class Need {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  inventoryId: string;

  @ManyToOne(
    () => NeedsInventory,
    (inventory) => inventory.needs,
    { nullable: false },
  )
  inventory: Relation<NeedsInventory>;

  @Field(() => NeedKind, { description: 'Which kind.' })
  @Column(choice())
  kind: NeedKind;

  @Field(() => NeedAnswer, { description: 'Whether it is needed, and who gives it.' })
  @Column(choice())
  answer: NeedAnswer;
}
