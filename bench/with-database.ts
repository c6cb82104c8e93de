import { DataSource } from 'typeorm';
import { entities } from '../src/app/entities.js';
import {
  type ConnectionUse,
  type DatabasePlace,
  dataSourceOptions,
} from '../src/platform/database/data-source-options.js';

/** Opens the database for as long as the work lasts. */
export async function withDatabase<T>(
  place: DatabasePlace,
  work: (source: DataSource) => Promise<T>,
  use?: ConnectionUse,
): Promise<T> {
  const source = await new DataSource(dataSourceOptions(place, entities, use)).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
