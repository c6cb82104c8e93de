import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';

export enum OfferAnswer {
  UNDECIDED = 'UNDECIDED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}
registerEnumType(OfferAnswer, {
  name: 'OfferAnswer',
  description: 'What the person says of a plan that is offered.',
  valuesMap: {
    UNDECIDED: { description: 'They want to think about it (vill tänka på saken).' },
    ACCEPTED: { description: 'Yes (har tackat ja).' },
    DECLINED: { description: 'No; they may be asked again another day (har tackat nej).' },
  },
});

@ObjectType({
  description:
    'That a person was offered a plan, and what they said (erbjudande). The latest one that is not voided holds.',
})
@Entity()
export class PlanOffer {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The team that offered it.' })
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field(() => ID, { description: 'Who was asked.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => PlanKind, { description: 'Which plan.' })
  @Column(choice())
  plan: PlanKind;

  @Field({ description: 'The day the person was asked, YYYY-MM-DD.' })
  @Column(civilDate())
  offeredOn: string;

  @Field(() => OfferAnswer, { description: 'What they said.' })
  @Column(choice())
  answer: OfferAnswer;

  @Field({ description: 'In their words, or when to ask again; may be empty.' })
  @Column(prose())
  note: string;

  @Field(() => Date, { description: 'When it was written down.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  recordedByName: string;

  @Field(() => Date, { nullable: true, description: 'Set: written by mistake and voided (makulerad).' })
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;

  @Column(identifier({ nullable: true }))
  voidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  @Column(prose({ nullable: true }))
  voidReason: string | null;
}
