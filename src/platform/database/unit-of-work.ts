import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** What somebody wants done at the end of a transaction, either way it ends. */
export interface Ending {
  /** Last in the transaction; when it throws, nothing is committed. */
  beforeCommit(manager: EntityManager): Promise<void>;
  /** In a transaction of its own, before any other work that queues. */
  afterRollback(manager: EntityManager): Promise<void>;
}

/**
 * The only way to open a transaction.
 *
 * On SQLite TypeORM has one connection per data source, so two transactions at once would share their fate:
 * a roll-back of one would undo the other. All work therefore queues on a second, writing connection to the
 * same file, while `reader` sees only what is committed. PostgreSQL has a connection each and needs no queue.
 */
@Injectable()
export class UnitOfWork implements OnModuleInit, OnApplicationShutdown {
  readonly reader: EntityManager;
  private writer: DataSource;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly endings = new WeakMap<EntityManager, Ending[]>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {
    this.reader = dataSource.manager;
    this.writer = dataSource;
  }

  async onModuleInit(): Promise<void> {
    if (this.dataSource.options.type === 'postgres') return;
    this.writer = await new DataSource({ ...this.dataSource.options, migrationsRun: false }).initialize();
  }

  /** Runs `work` in one transaction: all of it is kept, or, when it throws, none. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.writer === this.dataSource) return this.transaction(work);
    const turn = this.queue.then(() => this.transaction(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Reads one moment of the database, however long it takes and whatever is written meanwhile. */
  snapshot<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.writer === this.dataSource) return this.writer.transaction('REPEATABLE READ', work);
    return this.run(work);
  }

  /** Has something done when the transaction of this manager, opened by `run`, ends. */
  atEnd(manager: EntityManager, ending: Ending): void {
    const endings = this.endings.get(manager);
    if (!endings) throw new Error('No transaction of the unit of work is open here.');
    endings.push(ending);
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const endings: Ending[] = [];
    try {
      return await this.writer.transaction(async (manager) => {
        this.endings.set(manager, endings);
        const result = await work(manager);
        for (const ending of endings) await ending.beforeCommit(manager);
        this.endings.delete(manager);
        return result;
      });
    } catch (error) {
      if (endings.length > 0)
        await this.writer.transaction(async (manager) => {
          for (const ending of endings) await ending.afterRollback(manager);
        });
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue;
    if (this.writer !== this.dataSource && this.writer.isInitialized) await this.writer.destroy();
  }
}
