import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';

/** What a file of data/demo holds. */
export function readDemoData<T>(file: string): T {
  return JSON.parse(readFileSync(join(projectRoot, 'data', 'demo', file), 'utf8')) as T;
}
