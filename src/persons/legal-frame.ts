import { LegalFrame } from './person-kinds.js';

/** Where somebody has compulsory care; UNSAID where only the law was told. */
export type CompulsoryCare = 'INPATIENT' | 'OUTPATIENT' | 'UNSAID';

const CARE: Record<LegalFrame, CompulsoryCare | null> = {
  [LegalFrame.VOLUNTARY]: null,
  [LegalFrame.LPT_INPATIENT]: 'INPATIENT',
  [LegalFrame.LPT_OUTPATIENT]: 'OUTPATIENT',
  [LegalFrame.LRV_INPATIENT]: 'INPATIENT',
  [LegalFrame.LRV_OUTPATIENT]: 'OUTPATIENT',
  [LegalFrame.LPT]: 'UNSAID',
  [LegalFrame.LRV]: 'UNSAID',
};

/** @returns null where care is voluntary */
export const compulsoryCareIn = (frame: LegalFrame): CompulsoryCare | null => CARE[frame];

/** What may be chosen: compulsory care is in hospital or outside. */
export const CHOSEN_LEGAL_FRAMES: readonly LegalFrame[] = Object.values(LegalFrame).filter(
  (frame) => CARE[frame] !== 'UNSAID',
);

/**
 * What holds when a file tells a frame. One that names the law alone does not speak against what is said more closely, and one
 * that tells none against nothing.
 */
export function frameAfterFile(stored: LegalFrame, told: LegalFrame | null): LegalFrame {
  if (told === null) return stored;
  const isOfThatLaw = told !== stored && stored.startsWith(`${told}_`);
  return isOfThatLaw ? stored : told;
}
