import type { Allowed } from '../disclosure/decide-disclosure.js';
import { RecordCategory } from '../disclosure/record-category.js';

/** Of which kinds of record a sheet is for whoever reads a plan by a decision: the plan, and the card where it is given too. */
export const categoriesShown = (
  { hidesContactDetails }: Pick<Allowed, 'hidesContactDetails'>,
  category: RecordCategory,
): RecordCategory[] => [category, ...(hidesContactDetails ? [] : [RecordCategory.PERSON])];
