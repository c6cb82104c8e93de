import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { databaseFailureOf } from './database-failure.js';
import { Heartbeat } from './heartbeat.entity.js';
import { DATABASE_CLAIM, type DatabaseClaim } from './prepare-database.js';
import { Snapshots } from './read-snapshot.js';
import { CommitUnanswered } from './transaction-failures.js';
import { PostgresTransactions, SqliteTransactions, type Transactions } from './transactions.js';

/** What somebody wants done at the end of a transaction, either way it ends. */
export interface TransactionHooks {
  /** Last in the transaction; when it throws, nothing is committed. */
  beforeCommit(manager: EntityManager): Promise<void>;
  /** In a transaction of its own, before whoever asked is answered. */
  afterRollback(manager: EntityManager): Promise<void>;
}

/**
 * The only way to open a transaction. Readers have connections of their own, and see only what is committed: on SQLite
 * because a transaction is the whole connection's, on PostgreSQL so that work which reads beside its transaction never
 * waits for others that do the same.
 */
@Injectable()
export class UnitOfWork implements OnModuleInit, OnApplicationShutdown {
  readonly reader: EntityManager;
  private writer: DataSource;
  private transactions: Transactions;
  private readonly snapshots: Snapshots;
  private readonly hooks = new WeakMap<EntityManager, TransactionHooks[]>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly config: Config,
    @Inject(DATABASE_CLAIM) private readonly claim: DatabaseClaim,
  ) {
    this.reader = dataSource.manager;
    this.snapshots = new Snapshots(config, dataSource.options.entities ?? []);
  }

  async onModuleInit(): Promise<void> {
    const { entities = [] } = this.dataSource.options;
    this.writer = await new DataSource(dataSourceOptions(this.config, entities, 'WRITE')).initialize();
    const OfDatabase = this.config.usesPostgres ? PostgresTransactions : SqliteTransactions;
    this.transactions = new OfDatabase(this.writer);
  }

  /** Runs `work` in one transaction: all of it is kept, or, when it throws, none. */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const hooks: TransactionHooks[] = [];
    this.claim.requireSame();
    try {
      return await this.transactions.run(async (manager) => {
        this.hooks.set(manager, hooks);
        try {
          const result = await work(manager);
          for (const hook of hooks) await hook.beforeCommit(manager);
          return result;
        } finally {
          this.hooks.delete(manager);
        }
      });
    } catch (error) {
      // What may be kept has not been rolled back, and must not be told of twice.
      if (hooks.length > 0 && !(error instanceof CommitUnanswered)) await this.runAfterRollback(hooks, error);
      throw error;
    }
  }

  /** A database that failed once may fail again; whoever asked is told of the first. */
  private async runAfterRollback(hooks: readonly TransactionHooks[], first: unknown): Promise<void> {
    try {
      await this.transactions.run(async (manager) => {
        for (const hook of hooks) await hook.afterRollback(manager);
      });
    } catch (error) {
      if (!databaseFailureOf(first)) throw error;
    }
  }

  /** Reads one moment of the database, however long it takes and whatever is written meanwhile. */
  snapshot<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.snapshots.read(work);
  }

  /**
   * Writes, and sees on a connection of the readers' that it is kept.
   * @throws Error when it is not
   */
  async writeAndReadBack(): Promise<void> {
    const written = await this.run(async (manager) => {
      await manager.increment(Heartbeat, { id: 1 }, 'beat', 1);
      return beatOf(manager);
    });
    if ((await beatOf(this.reader)) < written) throw new Error('What was written is not there to be read');
  }

  /** Has something done when the transaction of this manager, opened by `run`, ends. */
  atEnd(manager: EntityManager, hook: TransactionHooks): void {
    const hooks = this.hooks.get(manager);
    if (!hooks) throw new Error('No transaction of the unit of work is open here.');
    hooks.push(hook);
  }

  async onApplicationShutdown(): Promise<void> {
    try {
      // Missing where the start was broken off.
      await this.transactions?.close();
      await this.snapshots.close();
    } finally {
      this.claim.release();
    }
  }
}

async function beatOf(manager: EntityManager): Promise<number> {
  return (await manager.findOneByOrFail(Heartbeat, { id: 1 })).beat;
}
