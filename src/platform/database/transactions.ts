import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isBusy, leavesOpenWhetherKept } from './database-failure.js';
import { CommitUnanswered, TransactionEnded } from './transaction-failures.js';
import type { WritingConnection } from './writing-connection.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

/** How transactions are had from one database. Whatever fails, the next one begins on a sound connection. */
export interface Transactions {
  /** Runs `work` in one transaction: all of it is kept, or, when it throws, none. */
  run<T>(work: Work<T>): Promise<T>;
  /** Waits for those that are under way, and closes the connections. */
  close(): Promise<void>;
}

/**
 * @param isOpen whether the database itself is still in the transaction: it may have ended it after an error that the work
 * did not pass on, and would then answer the end of it as if all were well
 */
async function transact<T>(runner: QueryRunner, work: Work<T>, isOpen: () => boolean): Promise<T> {
  let commits = false;
  try {
    const result = await work(runner.manager);
    if (!isOpen()) throw new TransactionEnded();
    commits = true;
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // What cannot be rolled back is thrown away with its connection.
    await runner.rollbackTransaction().catch(() => undefined);
    throw commits && leavesOpenWhetherKept(error) ? new CommitUnanswered(error) : error;
  }
}

/** A connection for each transaction. */
export class PostgresTransactions implements Transactions {
  constructor(private readonly writer: DataSource) {}

  async run<T>(work: Work<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    const client: Client = await runner.connect();
    try {
      await runner.startTransaction();
      return await transact(runner, work, () => client.getTransactionStatus() === 'T');
    } finally {
      // The pool takes back no connection that has been ended.
      if (client.getTransactionStatus() !== 'I') client.end().catch(() => undefined);
      await runner.release();
    }
  }

  close(): Promise<void> {
    return this.writer.destroy();
  }
}

const TURN_MS = 20;
/** How long others, such as a command beside the server, may keep the right to write. */
const PATIENCE_MS = 30_000;

/**
 * One connection and one transaction at a time, in the order asked for: on SQLite, TypeORM has one connection for each data
 * source, and two transactions on it would share their fate.
 */
export class SqliteTransactions implements Transactions {
  private queue: Promise<unknown> = Promise.resolve();

  /** @param writer made for use `WRITE` */
  constructor(private readonly writer: DataSource) {}

  run<T>(work: Work<T>): Promise<T> {
    const turn = this.queue.then(() => this.transaction(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.queue;
    await this.writer.destroy();
  }

  private async transaction<T>(work: Work<T>): Promise<T> {
    await this.makeSound();
    const runner = this.writer.createQueryRunner();
    try {
      await begin(runner);
      return await transact(runner, work, () => this.connection.inTransaction);
    } finally {
      await this.makeSound().catch(() => undefined);
    }
  }

  /** A transaction whose end failed is over for one of SQLite and TypeORM and not for the other: both begin again. */
  private async makeSound(): Promise<void> {
    const { isTransactionActive } = this.writer.createQueryRunner();
    if (this.connection.open && !this.connection.inTransaction && !isTransactionActive) return;
    await this.writer.driver.disconnect().catch(() => undefined);
    await this.writer.driver.connect();
  }

  private get connection(): WritingConnection {
    return (this.writer.driver as unknown as { databaseConnection: WritingConnection }).databaseConnection;
  }
}

/** Asks again while somebody else writes, and lets others be answered meanwhile. */
async function begin(runner: QueryRunner): Promise<void> {
  const last = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await runner.startTransaction();
    } catch (error) {
      if (!isBusy(error) || performance.now() > last) throw error;
    }
    await setTimeout(TURN_MS);
  }
}
