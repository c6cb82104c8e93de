import { Activity } from '../organisations/organisation-kinds.js';

/** Whose record somebody in health services would open, as they see it. */
export interface OpenedOwner {
  /** The record is their own principal's. */
  readonly isOwn: boolean;
  /** In which of the owner's activities it was made. */
  readonly activity: Activity | null;
  /** Both principals have joined the coherent documentation of care. */
  readonly shares: boolean;
}

/** What is asked for, and what whoever asks has confirmed. */
export interface OpeningRequest extends OpenedOwner {
  /** A block in force keeps something of it from them. */
  readonly isBlocked: boolean;
  /** Danger to life, or a serious risk to health: the care cannot wait. */
  readonly danger: boolean;
  /** The person's consent cannot be obtained. */
  readonly cannotConsent: boolean;
}

/**
 * `OPEN` what no block keeps; `OPEN_AND_LIFT` that too; `ASK_TO_LIFT`: nothing is opened, but whoever asks may know who has
 * blocked and ask that principal; `NOTHING`: as if there were none.
 */
export type Opening = 'OPEN' | 'OPEN_AND_LIFT' | 'ASK_TO_LIFT' | 'NOTHING';

/**
 * What becomes of an emergency opening (2022:913 3:5–7, PDL 4:5). Records of social services are never opened, nor those of a
 * principal that has not joined. In their own principal a block may be lifted where the care cannot wait and the person
 * cannot be asked; one that another principal keeps is lifted by that principal alone.
 */
export function decideOpening(request: OpeningRequest): Opening {
  const { isOwn, isBlocked, danger, cannotConsent } = request;
  if (!danger || !mayOpenRecord(request)) return 'NOTHING';
  if (isOwn) return isBlocked && cannotConsent ? 'OPEN_AND_LIFT' : 'OPEN';
  if (!cannotConsent) return 'NOTHING';
  return isBlocked ? 'ASK_TO_LIFT' : 'OPEN';
}

/** Whether a record may be opened at all by somebody in health services. */
export function mayOpenRecord({ isOwn, activity, shares }: OpenedOwner): boolean {
  return activity === Activity.HEALTH && (isOwn || shares);
}
