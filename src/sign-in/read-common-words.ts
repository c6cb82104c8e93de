import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';

/** `data/passwords/common-words.txt`, read when the program starts: words that make a password easy to guess. */
export const commonWords: readonly string[] = readFileSync(
  join(projectRoot, 'data', 'passwords', 'common-words.txt'),
  'utf8',
)
  .split('\n')
  .filter(Boolean);
