import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { identifier, instant, line } from '../platform/database/columns.js';
import { LinkSecret } from '../releases/plan-link.entity.js';
import { Team } from '../teams/team.entity.js';
import { OwnPageState } from './own-page-state.js';

/** An address at which the person reads their own plans, each visit with a code of its own. Of both hashes alone are kept. */
@ObjectType({ description: 'The page on which a person reads their own plans (personens egen sida).' })
@Entity()
export class OwnPage {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'Whose page it is.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  /** Whose coordinator gave its newest code. */
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  /** See link-secrets.ts. */
  @Column({ type: 'varchar', length: 64, unique: true })
  tokenHash: string;

  @Field(() => Date, { description: 'When its address was made.' })
  @Column(instant())
  madeAt: Date;

  @Column(identifier())
  madeBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  madeByName: string;

  @Field(() => Date, { description: 'Until when its address can be used at the latest.' })
  @Column(instant())
  expiresAt: Date;

  /** Of the newest code and the address together. */
  @Column({ type: 'varchar', length: 64 })
  codeHash: string;

  @Field(() => Date, { description: 'When its newest code was given.' })
  @Column(instant())
  codeGivenAt: Date;

  @Column(identifier())
  codeGivenBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  codeGivenByName: string;

  @Field(() => Date, { description: 'Until when that code can be used at the latest.' })
  @Column(instant())
  codeExpiresAt: Date;

  @Field(() => Int, { description: 'How many wrong codes were tried since it was given; five close it.' })
  @Column({ type: 'integer', default: 0 })
  tries: number;

  @Field(() => Date, { nullable: true, description: 'When that code opened it; missing while nobody has.' })
  @Column(instant({ nullable: true }))
  openedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; missing where it was not.' })
  @Column(instant({ nullable: true }))
  revokedAt: Date | null;

  @Column(identifier({ nullable: true }))
  revokedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who took it back, by the name of then.' })
  @Column(line({ nullable: true }))
  revokedByName: string | null;

  /** Attached by whoever reads it. */
  @Field(() => OwnPageState, { description: 'How it is with it.' })
  state: OwnPageState;

  /** Attached by whoever reads it: the person has left the team that gave its newest code. */
  isOfFormerTeam: boolean;

  /** Set where it has just been made. */
  @Field(() => LinkSecret, {
    nullable: true,
    description: 'Address and code, in the answer to `makeOwnPage` alone.',
  })
  secret?: LinkSecret;

  /** Set where it has just been given. */
  @Field(() => String, {
    nullable: true,
    description: 'Six digits, in the answers to `makeOwnPage` and `giveOwnPageCode` alone.',
  })
  code?: string;
}
