import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';

export enum OpeningJudgement {
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}
registerEnumType(OpeningJudgement, {
  name: 'OpeningJudgement',
  description: 'What the reviewer found of an emergency opening.',
  valuesMap: {
    JUSTIFIED: { description: 'It was right to open (befogad).' },
    NOT_JUSTIFIED: { description: 'It was not right to open (inte befogad).' },
  },
});

@ObjectType({
  description: 'A record opened in an emergency, for three hours and to be reviewed (nödöppning).',
})
@Entity()
export class EmergencyOpening {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Whose record.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Index()
  @Column(identifier())
  accountId: string;

  @Field({ description: 'Who opened it.' })
  @Column(line())
  accountName: string;

  /** The principal that employs whoever opened it. */
  @Column(identifier())
  principalId: string;

  @Field({ description: 'Why it could not wait, in words.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'Whether it was confirmed that the person could not be asked.' })
  @Column({ type: 'boolean', default: false })
  cannotConsent: boolean;

  @Field({ description: 'Whether it opens what a block keeps too.' })
  @Column({ type: 'boolean', default: false })
  liftsBlock: boolean;

  @Field({ description: 'From when.' })
  @Column(instant())
  openedAt: Date;

  @Field({ description: 'Until when.' })
  @Column(instant())
  closesAt: Date;

  @Field(() => OpeningJudgement, {
    nullable: true,
    description: 'What the reviewer found; missing until then.',
  })
  @Column(choice({ nullable: true }))
  judgement: OpeningJudgement | null;

  @Field(() => String, { nullable: true, description: 'The reviewer’s note.' })
  @Column(prose({ nullable: true }))
  reviewNote: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was reviewed.' })
  @Column(instant({ nullable: true }))
  reviewedAt: Date | null;

  @Column(identifier({ nullable: true }))
  reviewedBy: string | null;
}
