/** The database ended the transaction by itself, so nothing more is written for it. */
export class TransactionEnded extends Error {
  constructor() {
    super('The database has ended the transaction');
    this.name = 'TransactionEnded';
  }
}

/** The database was asked to keep a transaction and did not answer: it may be kept, or not. */
export class CommitUnanswered extends Error {
  constructor(cause: unknown) {
    super('The database did not answer whether the transaction is kept', { cause });
    this.name = 'CommitUnanswered';
  }
}

/** The file of the database is no longer where it was. */
export class DatabaseGone extends Error {
  constructor() {
    super('The file of the database has been removed, or another put in its place');
    this.name = 'DatabaseGone';
  }
}
