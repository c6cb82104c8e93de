import DataLoader from 'dataloader';
import type { Request } from 'express';

const loadersOf = new WeakMap<Request, Map<string, DataLoader<string, unknown>>>();

/**
 * One loader of a kind for each request: all keys that one answer asks for become one query.
 * @param load gives one value for each key, in the keys' order
 */
export function loaderFor<Value>(
  request: Request,
  kind: string,
  load: (keys: readonly string[]) => Promise<Value[]>,
): DataLoader<string, Value> {
  const loaders = loadersOf.get(request) ?? new Map<string, DataLoader<string, unknown>>();
  loadersOf.set(request, loaders);
  const loader = loaders.get(kind) ?? new DataLoader<string, Value>(load);
  loaders.set(kind, loader);
  return loader as DataLoader<string, Value>;
}
