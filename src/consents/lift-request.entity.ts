import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';

export enum LiftAnswer {
  LIFTED = 'LIFTED',
  KEPT = 'KEPT',
}
registerEnumType(LiftAnswer, {
  name: 'LiftAnswer',
  description: 'What the principal that keeps a block answers to whoever asks for it to be lifted.',
  valuesMap: {
    LIFTED: { description: 'Lifted for whoever asked, for three hours (hävd).' },
    KEPT: { description: 'The block stays (inte hävd).' },
  },
});

@ObjectType({
  description:
    "A request in an emergency that another principal's block be lifted (begäran om att häva en spärr). That principal's staff answer.",
})
@Entity()
export class LiftRequest {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  /** Whose record is blocked. Who asks is not told that it is there. */
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Column(identifier())
  ownerId: string;

  @Field(() => Principal, { description: 'The principal that keeps the block.' })
  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Index()
  @Column(identifier())
  accountId: string;

  @Field({ description: 'Who asks.' })
  @Column(line())
  accountName: string;

  @Column(identifier())
  principalId: string;

  @Field(() => Principal, { description: 'For which principal.' })
  @ManyToOne(() => Principal, { nullable: false })
  principal: Relation<Principal>;

  @Field({ description: 'Why it cannot wait, in words.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'When it was asked.' })
  @Column(instant())
  askedAt: Date;

  @Field(() => LiftAnswer, { nullable: true, description: 'The answer; missing until there is one.' })
  @Column(choice({ nullable: true }))
  answer: LiftAnswer | null;

  @Field(() => String, { nullable: true, description: 'What was said with the answer.' })
  @Column(prose({ nullable: true }))
  answerNote: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was answered.' })
  @Column(instant({ nullable: true }))
  answeredAt: Date | null;

  @Column(identifier({ nullable: true }))
  answeredBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who answered.' })
  @Column(line({ nullable: true }))
  answeredByName: string | null;
}
