import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { choice, civilDate, identifier } from '../platform/database/columns.js';
import { InterventionMethod } from './intervention-kinds.js';
import { NotedRecord } from './noted-record.js';

@ObjectType({
  description: 'A method that an enrolled person was offered, and that they may have been given (insats).',
})
@Entity()
@Index('intervention_once', ['enrolmentId', 'method', 'offeredOn'], {
  unique: true,
  where: 'voided_at IS NULL',
})
export class Intervention extends NotedRecord {
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The enrolment in which it was offered.' })
  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field(() => InterventionMethod, { description: 'Which method.' })
  @Column(choice())
  method: InterventionMethod;

  @Field({ description: 'Day on which it was offered, YYYY-MM-DD.' })
  @Column(civilDate())
  offeredOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'First day; missing when the person declined, or has not begun.',
  })
  @Column(civilDate({ nullable: true }))
  startedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Last day; missing while it goes on.' })
  @Column(civilDate({ nullable: true }))
  endedOn: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the method's manual was followed; missing when it is not known.",
  })
  @Column({ type: 'boolean', nullable: true })
  manualUsed: boolean | null;
}
