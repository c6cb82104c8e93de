import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { type DatabasePlace, dataSourceOptions } from './data-source-options.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

/**
 * Reads one moment of a database on a connection of its own, however long it takes and whatever is written meanwhile. Nothing
 * is written, and nothing is brought to a newer shape.
 */
export async function readSnapshot<T>(
  place: DatabasePlace,
  entities: NonNullable<DataSourceOptions['entities']>,
  work: Work<T>,
): Promise<T> {
  const snapshots = new Snapshots(place, entities);
  try {
    return await snapshots.read(work);
  } finally {
    await snapshots.close();
  }
}

/** As many as are kept while nobody reads. */
const KEPT = 2;

/** Moments of a database, each on a connection of its own. To make one takes longer than many moments, so some are kept. */
export class Snapshots {
  private readonly idle: DataSource[] = [];

  constructor(
    private readonly place: DatabasePlace,
    private readonly entities: NonNullable<DataSourceOptions['entities']>,
  ) {}

  async read<T>(work: Work<T>): Promise<T> {
    const source = this.idle.pop() ?? (await this.open());
    let isSound = false;
    try {
      const result = await (source.options.type === 'postgres'
        ? source.transaction('REPEATABLE READ', work)
        : source.transaction(work));
      isSound = true;
      return result;
    } finally {
      if (isSound && this.idle.length < KEPT) this.idle.push(source);
      else await source.destroy();
    }
  }

  async close(): Promise<void> {
    for (const source of this.idle.splice(0)) await source.destroy();
  }

  private open(): Promise<DataSource> {
    return new DataSource(dataSourceOptions(this.place, this.entities, 'READ')).initialize();
  }
}
