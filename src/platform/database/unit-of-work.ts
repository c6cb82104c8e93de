import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

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
    if (this.writer === this.dataSource) return this.writer.transaction(work);
    const turn = this.queue.then(() => this.writer.transaction(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue;
    if (this.writer !== this.dataSource && this.writer.isInitialized) await this.writer.destroy();
  }
}
