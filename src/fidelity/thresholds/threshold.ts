import type { Text } from '../../platform/i18n/locale.js';
import type { Figure, Mark } from '../scales/scale.js';

/** A lower bound on one figure of an audit: of the whole, of a subscale or of an item. */
export type Condition = ({ of: Figure } | { subscale: string } | { item: string }) & { atLeast: number };

/** What somebody asks of a team's figures; `schema/fidelity-threshold.schema.json` explains every field. */
export interface Threshold {
  scale: string;
  holder: Text;
  meaning: Text;
  from: string;
  to?: string;
  added: string;
  mark: Mark;
  source: Text;
  all: Condition[];
}
