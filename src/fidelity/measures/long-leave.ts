import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';

/** From how many days on a leave makes a post vacant, and who says so: V verified, M from memory. */
export interface LongLeave {
  days: number;
  mark: 'V' | 'M';
  source: Text;
}

/** `data/measures/long-leave.json`. */
export const longLeave = JSON.parse(
  readFileSync(join(projectRoot, 'data/measures/long-leave.json'), 'utf8'),
) as LongLeave;
