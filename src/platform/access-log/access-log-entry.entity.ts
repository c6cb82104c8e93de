import { registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { choice, identifier, instant, line, prose } from '../database/columns.js';

/** What was done with a person's record, or at sign-in. */
export enum LoggedAction {
  READ = 'READ',
  LIST = 'LIST',
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  AGREE = 'AGREE',
  CLOSE = 'CLOSE',
  PRINT = 'PRINT',
  RELEASE = 'RELEASE',
  TAKE = 'TAKE',
  IMPORT = 'IMPORT',
  AGGREGATE = 'AGGREGATE',
  OPEN_EMERGENCY = 'OPEN_EMERGENCY',
  VOID = 'VOID',
  CORRECT = 'CORRECT',
  DESTROY = 'DESTROY',
  REVIEW = 'REVIEW',
  SEARCH = 'SEARCH',
  CHECK = 'CHECK',
  SIGN_IN = 'SIGN_IN',
  SIGN_OUT = 'SIGN_OUT',
  /** By the system itself. */
  CLOCK_SET_BACK = 'CLOCK_SET_BACK',
}

registerEnumType(LoggedAction, {
  name: 'LoggedAction',
  description: 'What was done with a record about a person, or at sign-in (händelse i loggen).',
  valuesMap: {
    READ: { description: 'A record was read; also where access was refused, or a change came to nothing.' },
    LIST: { description: 'Records were shown in a list.' },
    CREATE: { description: 'A record was made, or one-time codes were turned on.' },
    UPDATE: { description: 'Something was changed, or an enrolment, a ground or a block was ended.' },
    AGREE: { description: 'A plan was agreed, or what takes two people was approved by the second.' },
    CLOSE: {
      description:
        'An audit or account was closed, or a plan, a role, sessions or one-time codes were ended.',
    },
    PRINT: { description: 'A sheet was made to be printed (utskrift).' },
    RELEASE: { description: 'A version of a plan was given to somebody digitally (digitalt utlämnande).' },
    TAKE: { description: 'What was given digitally was taken into the own record of its receiver (införd).' },
    IMPORT: { description: 'Records were loaded from a file (inläsning).' },
    AGGREGATE: { description: 'Figures were counted from records.' },
    OPEN_EMERGENCY: {
      description:
        'Records were opened in an emergency, or a number was tried that nobody here has (nödöppning).',
    },
    VOID: { description: 'Something made in error was voided (makulering), or an import was taken back.' },
    CORRECT: {
      description: 'Something was put right (rättelse), or it was noted that the person disagrees.',
    },
    DESTROY: { description: 'Records were destroyed when their time had passed (gallring).' },
    REVIEW: { description: 'The log or an emergency opening was reviewed (loggranskning).' },
    SEARCH: { description: 'What is shared was searched; what for is not kept.' },
    CHECK: {
      description: 'Whether a printed sheet holds was asked by the code on it (kontroll av ett blad).',
    },
    SIGN_IN: { description: 'Somebody signed in, or was refused (inloggning).' },
    SIGN_OUT: { description: 'Somebody signed out (utloggning).' },
    CLOCK_SET_BACK: { description: 'The server’s clock shows an earlier time than at the row before.' },
  },
});

/** Whether it could be done. */
export enum LoggedOutcome {
  ALLOWED = 'ALLOWED',
  DENIED = 'DENIED',
}
registerEnumType(LoggedOutcome, {
  name: 'LoggedOutcome',
  description: 'Whether what somebody asked for could be done.',
  valuesMap: {
    ALLOWED: { description: 'It was done.' },
    DENIED: { description: 'It was refused (nekad); only the attempt is logged.' },
  },
});

/**
 * One row for each read and change of a person's record, or of several in one list, written in the same transaction.
 * The database itself refuses to change or remove a row, and each row carries the hash of the one before it.
 */
@Entity('audit_log_entry')
@Index(['ownerId', 'at'])
@Index(['recordType', 'recordId'])
export class AccessLogEntry {
  @PrimaryGeneratedColumn()
  id: number;

  /** 1, 2, 3 … without a gap. */
  @Index({ unique: true })
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'varchar', length: 64 })
  previousHash: string;

  /** Over the previous hash and every fact of this row; see hash-entry.ts */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  @Index()
  @Column(instant())
  at: Date;

  @Column(identifier())
  accountId: string;

  /** The name that the account bore then. */
  @Column(line({ nullable: true }))
  actorName: string | null;

  /** The roles that the account held then, between commas. */
  @Column(line({ nullable: true }))
  actorRoles: string | null;

  /** Who employed the actor. */
  @Column(identifier({ nullable: true }))
  principalId: string | null;

  @Column(identifier({ nullable: true }))
  teamId: string | null;

  @Column(identifier({ nullable: true }))
  unitId: string | null;

  @Column(choice())
  action: LoggedAction;

  @Column(choice())
  outcome: LoggedOutcome;

  @Column(choice())
  recordType: string;

  /**
   * The list of the records, where the row is about several: a row for each item of the list, with one hash. Its
   * record, person and ground are then those of the items.
   */
  @Index()
  @Column({ type: 'varchar', length: 64, nullable: true })
  listId: string | null;

  @Column(identifier({ nullable: true }))
  recordId: string | null;

  @Index()
  @Column(identifier({ nullable: true }))
  personId: string | null;

  /** The principal that answers for the record. */
  @Column(identifier({ nullable: true }))
  ownerId: string | null;

  /** On which ground the record was disclosed, in one word of the disclosure decision. */
  @Column(choice({ nullable: true }))
  ground: string | null;

  @Column(identifier({ nullable: true }))
  groundId: string | null;

  /** Why, in the actor's own words, where somebody had to say so. */
  @Column(prose({ nullable: true }))
  reason: string | null;

  /** How many rows one entry stands for, where a list, a file or a sum touched many. */
  @Column({ type: 'integer' })
  rows: number;

  @Column(line())
  requestId: string;
}
