import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others are answered. */
const MOST_MS = 10;

/**
 * A file in memory is read without ever waiting for anything, and nobody else would be answered until all of it is done.
 * @returns a pause to be awaited between pieces of work; it lasts only when much has been done since the last
 */
export function pausing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < MOST_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
