import type { EntityManager, EntityTarget, FindManyOptions, ObjectLiteral } from 'typeorm';
import { type PageInput, type PageOf, rowsOf } from '../graphql/page-of.js';

/** One page of the rows that a search finds. @param options have an order in which no two rows are alike */
export async function findPage<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  options: FindManyOptions<Row>,
  page: PageInput,
): Promise<PageOf<Row>> {
  const [items, total] = await manager.findAndCount(entity, { ...options, ...rowsOf(page) });
  return { items, total };
}
