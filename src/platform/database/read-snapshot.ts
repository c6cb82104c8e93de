import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { type DatabasePlace, dataSourceOptions } from './data-source-options.js';

/**
 * Reads one moment of a database on a connection of its own, however long it takes and whatever is written meanwhile. Nothing
 * is written, and nothing is brought to a newer shape.
 */
export async function readSnapshot<T>(
  place: DatabasePlace,
  entities: NonNullable<DataSourceOptions['entities']>,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const source = await new DataSource(dataSourceOptions(place, entities, 'READ')).initialize();
  try {
    return await (source.options.type === 'postgres'
      ? source.transaction('REPEATABLE READ', work)
      : source.transaction(work));
  } finally {
    await source.destroy();
  }
}
