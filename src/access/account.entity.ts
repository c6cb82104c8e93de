import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { today } from '../platform/dates/today.js';
import { Revision } from '../platform/revision/revision.js';
import { statusOf } from './grant-rules.js';
import { GrantStatus, Role } from './role.js';

@ObjectType({ description: 'Somebody who signs in (konto).' })
@Entity()
@Index('account_oidc_identity', ['oidcIssuer', 'oidcSubject'], { unique: true })
export class Account {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field({ description: 'What is typed at sign-in, in lower case.' })
  @Index({ unique: true })
  @Column(line())
  username: string;

  @Field({ description: 'The name shown to others.' })
  @Column(line())
  name: string;

  /** scrypt; see password.ts. Missing for an account of a sign-in service. */
  @Column(prose({ nullable: true }))
  passwordHash: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the first password can be used; missing once the holder has chosen one.',
  })
  @Column(instant({ nullable: true }))
  passwordExpiresAt: Date | null;

  @Column(line({ nullable: true }))
  oidcIssuer: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who the sign-in service says it is; missing for an account with a password here.',
  })
  @Column(line({ nullable: true, length: 255 }))
  oidcSubject: string | null;

  @Field(() => ID, { nullable: true, description: 'The principal that employs the holder.' })
  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Field({ description: 'False: cannot sign in.' })
  @Column({ type: 'boolean' })
  active: boolean;

  /** How often all its sessions have been ended. A sign-in that was under way meanwhile begins none. */
  @Column({ type: 'integer', default: 0 })
  sessionsEnded: number;

  @Field({ description: 'When the account was made.' })
  @Column(instant())
  createdAt: Date;

  @Revision('Counts the saves of name and employer; each role has its own.')
  revision: number;

  @Field(() => [Grant], { description: 'Roles held, also those that have ended.' })
  @OneToMany(
    () => Grant,
    (grant) => grant.account,
  )
  grants: Relation<Grant>[];
}

@ObjectType({ description: 'A role given to an account from one day to another (behörighet).' })
@Entity({ name: 'role_grant' })
export class Grant {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The account that holds it.' })
  @Index()
  @Column(identifier())
  accountId: string;

  @Field(() => Account, { nullable: true, description: 'Its account, where roles of several are listed.' })
  @ManyToOne(
    () => Account,
    (account) => account.grants,
    { nullable: false },
  )
  account: Relation<Account>;

  @Field(() => Role, { description: 'The role.' })
  @Column(choice())
  role: Role;

  @Field(() => ID, { nullable: true, description: "The team, for a team's role." })
  @Column(identifier({ nullable: true }))
  teamId: string | null;

  @Field(() => ID, { nullable: true, description: "The unit, for a unit reader's role." })
  @Column(identifier({ nullable: true }))
  unitId: string | null;

  @Field(() => ID, { nullable: true, description: "The region's SCB code, for a regional analyst's role." })
  @Column({ type: 'varchar', length: 2, nullable: true })
  regionCode: string | null;

  @Field(() => ID, { nullable: true, description: "The principal, for a log reviewer's role." })
  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The account that gave the role; missing where the command line did.',
  })
  @Column(identifier({ nullable: true }))
  grantedBy: string | null;

  /** Until a second administrator has approved it, an administrator's role is not in force. */
  @Field(() => Date, { nullable: true, description: 'When it was approved; not in force before.' })
  @Column(instant({ nullable: true }))
  approvedAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The second administrator, where one was needed.' })
  @Column(identifier({ nullable: true }))
  approvedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The sign-in service's word that gave the role; missing for a role given by hand.",
  })
  @Column(line({ nullable: true }))
  claimValue: string | null;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; open when missing.' })
  @Column(civilDate({ nullable: true }))
  toDate: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was ended or declined; in force no more since.',
  })
  @Column(instant({ nullable: true }))
  endedAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The account that ended or declined it.' })
  @Column(identifier({ nullable: true }))
  endedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended or declined.' })
  @Column(line({ nullable: true }))
  endReason: string | null;

  @Revision('Counts the changes of the last day; a change says which one it saw.')
  revision: number;

  @Field(() => GrantStatus, { description: 'Where it stands today.' })
  get status(): GrantStatus {
    return statusOf(this, today());
  }
}
