import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { identifier, instant, line } from '../platform/database/columns.js';
import { LinkState } from './copy-kinds.js';
import { PlanCopy } from './plan-copy.entity.js';

@ObjectType({ description: 'What opens a link. It is told once, to whoever made it, and is kept nowhere.' })
export class LinkSecret {
  @Field({ description: 'The path of its address, such as `/links/…`: to be sent in one way.' })
  path: string;

  @Field({ description: 'Six digits: to be told in another way, such as by telephone.' })
  code: string;
}

/** A copy in the form of a link: an address and a one-time code, of which hashes alone are kept. */
@ObjectType({ description: 'The link by which a copy of a plan was given (länk med kod).' })
@Entity()
export class PlanLink {
  @PrimaryColumn(identifier())
  copyId: string;

  @OneToOne(() => PlanCopy, { nullable: false })
  @JoinColumn()
  copy: Relation<PlanCopy>;

  /** See link-secrets.ts; of the code too. */
  @Column({ type: 'varchar', length: 64, unique: true })
  tokenHash: string;

  @Column({ type: 'varchar', length: 64 })
  codeHash: string;

  @Field({ description: 'Until when it can be opened at the latest.' })
  @Column(instant())
  expiresAt: Date;

  @Field(() => Int, { description: 'How many wrong codes were tried before it was opened; five close it.' })
  @Column({ type: 'integer', default: 0 })
  tries: number;

  @Field(() => Date, { nullable: true, description: 'When it was opened; missing while nobody has.' })
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

  /** Attached by `attachLinks`, as {@link isAlive} is. */
  @Field(() => LinkState, { description: 'What has become of it.' })
  state: LinkState;

  isAlive: boolean;

  /** Set where it has just been made. */
  @Field(() => LinkSecret, {
    nullable: true,
    description: 'Address and code, in the answer to `releasePlan` alone.',
  })
  secret?: LinkSecret;
}
