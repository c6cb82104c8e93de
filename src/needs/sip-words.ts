import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import type { NeedKind } from './need-kinds.js';

/** How words begin that tell of each kind of need in an action of a SIP: `data/needs/sip-words.json`. */
export const sipWords = (
  JSON.parse(readFileSync(join(projectRoot, 'data/needs/sip-words.json'), 'utf8')) as {
    beginnings: Record<NeedKind, string[]>;
  }
).beginnings;
