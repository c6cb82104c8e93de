import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from './unit-of-work.js';

/** For how long one transaction writes before others have their turn. */
const TURN_MS = 50;

/**
 * Does long work in short transactions, between which others save, and lets others be answered after each step. What is done
 * stays done when a later step fails.
 * @param begin comes first in each transaction
 * @param step does some milliseconds of the work and says whether there is more
 */
export async function inTurns(
  unitOfWork: UnitOfWork,
  begin: (manager: EntityManager) => Promise<void>,
  step: (manager: EntityManager) => Promise<boolean>,
): Promise<void> {
  let isMore = true;
  while (isMore) {
    await unitOfWork.run(async (manager) => {
      const end = performance.now() + TURN_MS;
      await begin(manager);
      do {
        isMore = await step(manager);
        // SQLite answers without ever waiting, and nobody else would be answered.
        await setImmediate();
      } while (isMore && performance.now() < end);
    });
  }
}
