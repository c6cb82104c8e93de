import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Account } from '../access/account.entity.js';
import { identifier, instant, prose } from '../platform/database/columns.js';

/** The one-time code of one account: being set up until it is confirmed, asked for at sign-in from then on. */
@Entity()
export class Totp {
  @PrimaryColumn(identifier())
  accountId: string;

  @OneToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Relation<Account>;

  /** Encrypted; see sealing.ts */
  @Column(prose())
  sealedSecret: string;

  @Column(instant({ nullable: true }))
  confirmedAt: Date | null;

  /** The time step of the last code that was accepted: no code of it or of an earlier one is, ever again. */
  @Column({ type: 'integer' })
  lastStep: number;

  @OneToMany(
    () => RecoveryCode,
    (code) => code.totp,
  )
  recoveryCodes: Relation<RecoveryCode>[];
}

/** A code on paper that stands in for a lost phone, once. */
@Entity()
export class RecoveryCode {
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  accountId: string;

  @ManyToOne(
    () => Totp,
    (totp) => totp.recoveryCodes,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'account_id' })
  totp: Relation<Totp>;

  /** scrypt; see password.ts */
  @Column(prose())
  hash: string;

  @Column(instant({ nullable: true }))
  usedAt: Date | null;
}
