import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEveryLanguage, type Text } from '../platform/i18n/locale.js';
import { projectRoot } from '../platform/project-root.js';
import type { ServiceFigure } from './mapping-kinds.js';

/** One row of table 2. An empty `models` and a null `teamsPrinted` mean that the report does not say. */
export interface MappedService {
  regionCode: string;
  name: string;
  models: ('ACT' | 'FACT' | 'RACT' | 'IKB')[];
  teamsPrinted: number | null;
  interviewed: boolean;
  interviewedPrinted: string;
}

/** The mapping of 2025: its services, what it says of regions without any, and where it contradicts itself. */
export interface Mapping2025 {
  source: string;
  year: number;
  regionsStatedWithout: string[];
  regionsNotMentioned: string[];
  inconsistencies: Text[];
  /** Why a figure of a mapped service is missing, where nobody has entered it since. */
  notGiven: Record<ServiceFigure, Text>;
  services: MappedService[];
}

/** Reads `data/mapping/services-2025.json`: Socialstyrelsen 2025-2-9454, table 2 (see the README beside it). */
export function readMapping2025(): Mapping2025 {
  const file = join(projectRoot, 'data', 'mapping', 'services-2025.json');
  return inEveryLanguage(JSON.parse(readFileSync(file, 'utf8')));
}
