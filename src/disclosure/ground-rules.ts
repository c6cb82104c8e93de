import { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import { GroundKind } from './ground-kinds.js';

/** Whose record it is: a principal, and what of its activities the record was made in; null where in neither. */
export interface Giver {
  readonly kind: PrincipalKind;
  readonly activity: Activity | null;
}

/** A principal that is to read, and what it runs. */
export interface Receiver {
  readonly kind: PrincipalKind;
  readonly activities: readonly Activity[];
}

/** What must be written down of a ground. */
export interface GroundDuties {
  /** One of the circumstances that the law names. */
  readonly circumstance?: true;
  /** Why it is necessary. */
  readonly reason?: true;
  /** How the person said yes. */
  readonly form?: true;
  /** When the person was informed. */
  readonly informedOn?: true;
  /** For whom the measures are that it reaches. */
  readonly scope?: true;
}

/** A ground that the law gives, from this giver to this receiver. */
export interface GroundRule {
  /** Where the law stands, as it is cited. */
  readonly paragraph: string;
  readonly duties: GroundDuties;
}

/** Who gives or receives: what is not said does not matter. */
interface Side {
  readonly isPrivate?: boolean;
  /** In one of which the record was made, or which the receiver runs. */
  readonly activity?: readonly Activity[];
}

interface Row extends GroundRule {
  readonly kind: GroundKind;
  readonly giver: Side;
  readonly receiver: Side;
}

const { HEALTH, SOCIAL } = Activity;
const AUTHORITY = { isPrivate: false };
const PRIVATE = { isPrivate: true };
const CARE = [HEALTH, SOCIAL];

const CONSENT = { kind: GroundKind.CONSENT, receiver: {}, duties: { form: true } } as const;
const NECESSARY = { circumstance: true, reason: true } as const;
const COHERENT = {
  kind: GroundKind.COHERENT_DOCUMENTATION,
  duties: { form: true, informedOn: true },
} as const;
const FOR_WHOM = { ...COHERENT, duties: { ...COHERENT.duties, scope: true } } as const;
const WITHIN = { kind: GroundKind.WITHIN_PRINCIPAL, duties: { reason: true } } as const;

/**
 * Every ground there is: giver × receiver × kind → where it stands, and what must be written down. The first row that fits
 * holds; where none does the law gives no such ground. The general clause (OSL 10:27) does not reach this secrecy, and 10:15 a
 * is about crime and fraud: neither is here. OSL binds authorities, so a private provider gives on nothing of it.
 */
const GROUNDS: readonly Row[] = [
  { ...CONSENT, giver: AUTHORITY, paragraph: 'OSL 10:1, 12:2' },
  { ...CONSENT, giver: { ...PRIVATE, activity: [HEALTH] }, paragraph: 'PSL 6:12' },
  { ...CONSENT, giver: PRIVATE, paragraph: 'SoL, LSS' },
  {
    kind: GroundKind.NECESSARY_CARE_FROM_HEALTH,
    giver: { ...AUTHORITY, activity: [HEALTH] },
    receiver: { ...AUTHORITY, activity: CARE },
    paragraph: 'OSL 25:12',
    duties: NECESSARY,
  },
  {
    kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL,
    giver: { ...AUTHORITY, activity: [SOCIAL] },
    receiver: { ...AUTHORITY, activity: CARE },
    paragraph: 'OSL 26:9',
    duties: NECESSARY,
  },
  {
    kind: GroundKind.CANNOT_CONSENT,
    giver: { ...AUTHORITY, activity: [HEALTH] },
    receiver: { activity: CARE },
    paragraph: 'OSL 25:13',
    duties: { reason: true },
  },
  {
    kind: GroundKind.NECESSARY_FOR_OWN_WORK,
    giver: AUTHORITY,
    receiver: AUTHORITY,
    paragraph: 'OSL 10:2',
    duties: { reason: true },
  },
  // Who runs social services too reads as these do: it must be said for whom the measures are.
  {
    ...FOR_WHOM,
    giver: { ...AUTHORITY, activity: [HEALTH] },
    receiver: { activity: [SOCIAL] },
    paragraph: 'OSL 25:11, 2022:913 3:2',
  },
  {
    ...COHERENT,
    giver: { ...AUTHORITY, activity: [HEALTH] },
    receiver: { activity: [HEALTH] },
    paragraph: 'OSL 25:11, 2022:913 3:1',
  },
  {
    ...FOR_WHOM,
    giver: { ...AUTHORITY, activity: [SOCIAL] },
    receiver: { activity: [SOCIAL] },
    paragraph: 'OSL 26:9 d, 2022:913 3:2',
  },
  {
    ...FOR_WHOM,
    giver: { ...AUTHORITY, activity: [SOCIAL] },
    receiver: { activity: [HEALTH] },
    paragraph: 'OSL 26:9 d, 2022:913 3:1',
  },
  {
    ...FOR_WHOM,
    giver: { ...PRIVATE, activity: CARE },
    receiver: { activity: [SOCIAL] },
    paragraph: '2022:913 3:2',
  },
  {
    ...COHERENT,
    giver: { ...PRIVATE, activity: [HEALTH] },
    receiver: { activity: [HEALTH] },
    paragraph: '2022:913 3:1',
  },
  {
    ...FOR_WHOM,
    giver: { ...PRIVATE, activity: [SOCIAL] },
    receiver: { activity: [HEALTH] },
    paragraph: '2022:913 3:1',
  },
  {
    ...WITHIN,
    giver: { ...AUTHORITY, activity: [HEALTH] },
    receiver: { ...AUTHORITY, activity: [HEALTH] },
    paragraph: 'OSL 25:11 p. 1–2',
  },
  {
    ...WITHIN,
    giver: { ...AUTHORITY, activity: [SOCIAL] },
    receiver: { ...AUTHORITY, activity: [SOCIAL] },
    paragraph: 'OSL 26:9 c',
  },
];

/** Kinds that hold between the units of one principal. All but the last are between principals too. */
const WITHIN_ONE: readonly GroundKind[] = [GroundKind.CONSENT, GroundKind.WITHIN_PRINCIPAL];

/**
 * Where the law gives a ground of this kind, and what must be written down of it.
 * @param isOwn whether the giver and the receiver are one principal
 * @returns undefined where it gives none
 */
export function groundRule(
  kind: GroundKind,
  giver: Giver,
  receiver: Receiver,
  isOwn: boolean,
): GroundRule | undefined {
  const fitsHere = isOwn ? WITHIN_ONE.includes(kind) : kind !== GroundKind.WITHIN_PRINCIPAL;
  if (!fitsHere) return undefined;
  return GROUNDS.find(
    (row) =>
      row.kind === kind &&
      fits(row.giver, giver.kind, [giver.activity]) &&
      fits(row.receiver, receiver.kind, receiver.activities),
  );
}

/**
 * Whether a ground of this kind opens the giver's records themselves. To give out by direct access takes a law that says so
 * (PDL 5:4): between principals only 2022:913 does, and within one the rules on its inner secrecy. What else lifts secrecy lets
 * the giver hand something over, and the receiver read that.
 */
export const givesDirectAccess = (kind: GroundKind, isOwn: boolean): boolean =>
  isOwn || kind === GroundKind.COHERENT_DOCUMENTATION;

/** The kinds that a giver may have a ground of, whoever receives, each with every place where it stands. */
export function kindsFrom(giver: Giver): { kind: GroundKind; paragraphs: string[] }[] {
  const rows = GROUNDS.filter((row) => fits(row.giver, giver.kind, [giver.activity]));
  return [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    paragraphs: [...new Set(ofKind.map(({ paragraph }) => paragraph))],
  }));
}

function fits(
  { isPrivate, activity }: Side,
  kind: PrincipalKind,
  activities: readonly (Activity | null)[],
): boolean {
  const isOfKind = isPrivate === undefined || isPrivate === (kind === PrincipalKind.PRIVATE);
  return (
    isOfKind && (activity === undefined || activities.some((one) => one !== null && activity.includes(one)))
  );
}
