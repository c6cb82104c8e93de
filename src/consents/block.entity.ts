import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';

@ObjectType({
  description:
    'What the person does not want others to read (spärr): against other principals, or, with a team, also against the principal’s other teams.',
})
@Entity()
export class Block {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Whose records.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => ID, {
    nullable: true,
    description: 'The team whose records are blocked; all of them when missing.',
  })
  @Column(identifier({ nullable: true }))
  teamId: string | null;

  @ManyToOne(() => Team)
  team?: Relation<Team> | null;

  @Field({ description: 'From when.' })
  @Column(instant())
  setAt: Date;

  @Column(identifier())
  setBy: string;

  @Field({ description: 'Who wrote it down.' })
  @Column(line())
  setByName: string;

  @Field(() => Date, { nullable: true, description: 'When the person had it lifted.' })
  @Column(instant({ nullable: true }))
  liftedAt: Date | null;

  @Column(identifier({ nullable: true }))
  liftedBy: string | null;

  @Field(() => String, { nullable: true, description: 'How the person asked for it to be lifted.' })
  @Column(prose({ nullable: true }))
  liftNote: string | null;
}
