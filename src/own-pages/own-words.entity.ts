import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';

/** What the person has written on their own page. It stays as it was written; that it was taken up is written on it once. */
@ObjectType({
  description:
    'What a person has written for the next version of a plan, on their own page (personens egna ord).',
})
@Entity()
export class OwnWords {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'Who wrote it.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  /** Which keeps the plan; where it is about none, whose coordinator gave the code. */
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  /** By which page. */
  @Column(identifier())
  ownPageId: string;

  @Field(() => PlanKind, {
    nullable: true,
    description: 'Which kind of plan it is about, where it is about one.',
  })
  @Column(choice({ nullable: true }))
  plan: PlanKind | null;

  @Field(() => ID, { nullable: true, description: 'The plan.' })
  @Column(identifier({ nullable: true }))
  planId: string | null;

  @Field({ description: 'In the person’s words.' })
  @Column(prose())
  text: string;

  @Field(() => Date, { description: 'When.' })
  @Column(instant())
  writtenAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was taken up with the person; missing while it waits.',
  })
  @Column(instant({ nullable: true }))
  settledAt: Date | null;

  @Column(identifier({ nullable: true }))
  settledBy: string | null;

  @Field(() => String, { nullable: true, description: 'By whom, by the name of that day.' })
  @Column(line({ nullable: true }))
  settledByName: string | null;
}
