import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { conflict } from '../errors/domain-error.js';

/**
 * Changes the row that `asRead` names by its id and by the state on which the change rests.
 * @throws DomainError CONFLICT when it is no longer in that state
 */
export async function updateAsRead<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  asRead: FindOptionsWhere<Row>,
  change: QueryDeepPartialEntity<Row>,
): Promise<void> {
  const { affected } = await manager.update(entity, asRead, change);
  if (affected !== 1) throw conflict();
}
