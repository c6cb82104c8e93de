const MINUTE_MS = 60 * 1000;
const QUARTER_MS = 15 * MINUTE_MS;

/** So many failed attempts that have something in common, in so long a time. */
export interface SignInLimit {
  /** What they have in common. */
  readonly of: readonly string[];
  readonly most: number;
  /** Milliseconds from the first of them. */
  readonly within: number;
}

/** Who tries, as far as it decides what may stop them. */
export interface SignInPlace {
  /** The name as it was typed, in lower case; an account need not have it. */
  name: string;
  /** See network-of.ts. */
  network: string;
  /** The browser's own mark, when it has signed in as this account before. */
  browser: string | undefined;
  /** Whether the account has signed in from this network before: computers that are shared forget who has. */
  isKnownHere: boolean;
}

const ten = (...of: string[]): SignInLimit => ({ of, most: 10, within: QUARTER_MS });

/**
 * What counts a wrong password, and stops the next when it is full. Who has been here before is stopped by their own
 * failures alone, whatever a stranger does who knows their name or sits behind the same address.
 */
export function limitsOfPassword({ name, network, browser, isKnownHere }: SignInPlace): SignInLimit[] {
  if (browser !== undefined) return [ten('browser', browser)];
  const here = ten('name at address', name, network);
  if (isKnownHere) return [here];
  return [
    here,
    { of: ['address', network], most: 50, within: QUARTER_MS },
    { of: ['name', name], most: 100, within: 60 * MINUTE_MS },
  ];
}

/** The same of a wrong one-time code: a stranger has had the password right, so ten are all, from wherever. */
export function limitsOfCode({ name, network, browser, isKnownHere }: SignInPlace): SignInLimit[] {
  if (browser !== undefined) return [ten('browser', browser)];
  return [isKnownHere ? ten('code at address', name, network) : ten('code', name)];
}

/**
 * The same of the password or the code that somebody signed in is asked for again.
 * @param session by its hash
 */
export const limitsOfRepeated = (accountId: string, session = ''): SignInLimit[] => [
  ten('repeated', accountId, session),
];

/** The same of codes on sheets of paper of which somebody signed in could be told nothing, be there such codes or not. */
export const limitOfCopyChecks = (accountId: string): SignInLimit => ({
  ...ten('copy code', accountId),
  most: 20,
});

/** What counts a wrong code of a link from an address, beside what each link counts. */
export const limitsOfLinks = (network: string): SignInLimit[] => [
  { of: ['link at address', network], most: 50, within: QUARTER_MS },
];

/** The first that is full. @param counts of each, in the same order */
export const firstFull = (
  limits: readonly SignInLimit[],
  counts: readonly number[],
): SignInLimit | undefined => limits.find(({ most }, index) => counts[index]! >= most);
