import { randomUUID } from 'node:crypto';

/**
 * An id that comes after those made in an earlier millisecond (a UUID of version 7). Rows that are written together then lie
 * together in the index of their ids, so that each of many short transactions changes few of its pages.
 */
export function orderedId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
