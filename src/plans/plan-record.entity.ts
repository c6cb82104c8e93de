import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Disagreement, PlanEnding, Voiding } from '../persons/amendment.entity.js';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';
import { PlanStatus } from './plan-kinds.js';
import type { Supporting } from './supporting-teams.js';

/** What every plan is, whatever it holds: somebody's, kept by a team, owned by a principal. */
@ObjectType({ isAbstract: true })
export abstract class PlanRecord {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal that owns the record.' })
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The team that keeps it.' })
  @Index()
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field(() => ID, { description: 'Whose plan it is.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  /** Set where it came from another record of the person's: whom it was begun about, whose id checksums may name. */
  @Column(identifier({ nullable: true }))
  begunAboutId?: string | null;

  /** Which teams have the person today. Attached by findPlans and versionToRead. */
  supporting: Supporting[];
}

/** What every version of a plan has beside its content. Once agreed it never changes; it gets a successor. */
@ObjectType({ isAbstract: true })
export abstract class PlanVersionRecord {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  @Column({ type: 'integer' })
  number: number;

  @Field(() => PlanStatus, { description: 'Where it stands.' })
  @Column(choice())
  status: PlanStatus;

  @Field(() => Int, { description: 'Counts the saves of a draft; a save says which one it saw.' })
  @Column({ type: 'integer' })
  revision: number;

  @Field(() => Date, { description: 'When the version was begun.' })
  @Column(instant())
  createdAt: Date;

  @Column(identifier())
  createdBy: string;

  @Field(() => Date, { description: 'When the draft was last saved.' })
  @Column(instant())
  changedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was agreed.' })
  @Column(instant({ nullable: true }))
  agreedAt: Date | null;

  @Column(identifier({ nullable: true }))
  agreedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the agreed content, in hex; printed on each sheet.',
  })
  @Column({ type: 'varchar', length: 64, nullable: true })
  checksum: string | null;

  /** Of which content the checksum is: see latestFormat. */
  @Column({ type: 'integer', nullable: true })
  checksumFormat: number | null;

  /** The telephone numbers in its words as `numbersIn` tells them, for the plans that say an old one; set when it is agreed. */
  @Column(prose({ nullable: true }))
  writtenNumbers: string | null;

  /** This and those after it are attached by findPlans and loadVersion. */
  @Field(() => Voiding, { nullable: true, description: 'By whom and why it was voided.' })
  voiding?: Voiding | null;

  @Field(() => PlanEnding, { nullable: true, description: 'By whom and why the plan was ended.' })
  ending?: PlanEnding | null;

  @Field(() => [Disagreement], { description: 'What the person thinks is wrong in it.' })
  disagreements?: Disagreement[];
}
