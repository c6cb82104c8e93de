import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { databaseFailureOf, isBusy } from './database-failure.js';
import { CommitUnanswered, DatabaseGone, TransactionEnded } from './transaction-failures.js';

/** As TypeORM passes on what a driver throws. */
const failed = (code: string, message = 'words of the driver') =>
  new QueryFailedError('INSERT', [], Object.assign(new Error(message), { code }));

describe('a failure of the database', () => {
  it.each([
    ['a rule for one row, SQLite', failed('SQLITE_CONSTRAINT_UNIQUE'), 'CONFLICT'],
    ['two rows of one id, SQLite', failed('SQLITE_CONSTRAINT_PRIMARYKEY'), 'CONFLICT'],
    [
      'a trigger of ours, SQLite',
      failed('SQLITE_CONSTRAINT_TRIGGER', 'conflicting record: enrolment'),
      'CONFLICT',
    ],
    ['a rule for one row, PostgreSQL', failed('23505'), 'CONFLICT'],
    ['two periods that overlap, PostgreSQL', failed('23P01'), 'CONFLICT'],
    ['a full disk, SQLite', failed('SQLITE_FULL'), 'UNAVAILABLE'],
    ['a disk that cannot be read, SQLite', failed('SQLITE_IOERR_READ'), 'UNAVAILABLE'],
    ['somebody else writing, SQLite', failed('SQLITE_BUSY'), 'UNAVAILABLE'],
    ['a full disk, PostgreSQL', failed('53100'), 'UNAVAILABLE'],
    ['a lock that somebody keeps, PostgreSQL', failed('55P03'), 'UNAVAILABLE'],
    ['a statement that took too long, PostgreSQL', failed('57014'), 'UNAVAILABLE'],
    ['a server that is stopped, PostgreSQL', failed('57P01'), 'UNAVAILABLE'],
    ['two that wait for each other, PostgreSQL', failed('40P01'), 'UNAVAILABLE'],
    [
      'nobody listening',
      new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
      'UNAVAILABLE',
    ],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'UNAVAILABLE'],
    ['a pool that is waited for', new Error('timeout exceeded when trying to connect'), 'UNAVAILABLE'],
    [
      'a server that does not answer',
      new QueryFailedError('SELECT', [], new Error('Query read timeout')),
      'UNAVAILABLE',
    ],
    ['a connection that was taken away', new QueryRunnerAlreadyReleasedError(), 'UNAVAILABLE'],
    ['the same by another name', new QueryRunnerProviderAlreadyReleasedError(), 'UNAVAILABLE'],
    ['a file that is damaged', failed('SQLITE_CORRUPT'), 'UNAVAILABLE'],
    ['a page that is damaged, PostgreSQL', failed('XX001'), 'UNAVAILABLE'],
    ['a transaction that has ended', new TransactionEnded(), 'UNAVAILABLE'],
    ['a file that is gone', new DatabaseGone(), 'UNAVAILABLE'],
    ['an end of which nothing is known', new CommitUnanswered(new Error()), 'UNCERTAIN'],
  ])('is told from others: %s', (_, error, failure) => {
    expect(databaseFailureOf(error)).toBe(failure);
  });

  it.each([
    ['a reference that leads nowhere', failed('23503')],
    ['the same on SQLite', failed('SQLITE_CONSTRAINT_FOREIGNKEY')],
    ['a record that is frozen', failed('SQLITE_CONSTRAINT_TRIGGER', 'immutable record: sip_version')],
    ['a statement that is wrong', failed('42601')],
    ['an error of our own', new TypeError('undefined is not a function')],
    ['nothing', undefined],
  ])('is not what our own code is to blame for: %s', (_, error) => {
    expect(databaseFailureOf(error)).toBeUndefined();
  });

  it('says when another attempt is worth while', () => {
    expect(isBusy(failed('SQLITE_BUSY'))).toBe(true);
    expect(isBusy(failed('SQLITE_FULL'))).toBe(false);
  });
});
