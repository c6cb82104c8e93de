import { isUUID } from 'class-validator';
import { Role, SCOPE_OF, type Scope } from './role.js';

/** What one word in the roles claim gives. */
export interface ClaimedRole {
  /** The word. */
  claimValue: string;
  role: Role;
  teamId: string | null;
  unitId: string | null;
  regionCode: string | null;
  /** What a log reviewer's role is held for. */
  principalId: string | null;
  /** The principal that employs the holder, where the map says so. */
  employerId: string | null;
}

/** What of a role that was given tells which it is. */
type Identified = Pick<ClaimedRole, 'role' | Scope> & { claimValue: string | null };

const LONGEST_WORD = 200;
const SHAPES: Record<Scope, { isRight: (value: unknown) => boolean; shape: string }> = {
  teamId: { isRight: isId, shape: 'a UUID' },
  unitId: { isRight: isId, shape: 'a UUID' },
  principalId: { isRight: isId, shape: 'a UUID' },
  regionCode: {
    isRight: (value) => typeof value === 'string' && /^\d{2}$/.test(value),
    shape: 'two digits',
  },
};

function isId(value: unknown): boolean {
  return isUUID(value);
}

/**
 * What is wrong with a map of roles as it is configured, in words for whoever configures it. An administrator's
 * role takes two administrators, so no sign-in service can give it; roles that reach people's records take an
 * employer.
 */
export function problemsOfRoleMap(text: unknown): string[] {
  const map = objectIn(text);
  if (!map) return ['must be a JSON object, such as {"word-in-claim": {"role": "NATIONAL_ANALYST"}}'];
  if (Object.keys(map).length === 0) return ['must name at least one word of the roles claim'];
  return Object.entries(map).flatMap(([word, entry]) =>
    problemsOfEntry(entry)
      .concat(word.length > LONGEST_WORD ? [`is longer than ${LONGEST_WORD} characters`] : [])
      .map((problem) => `"${word.slice(0, LONGEST_WORD)}" ${problem}`),
  );
}

function problemsOfEntry(entry: unknown): string[] {
  if (!isObject(entry)) return ['must be an object'];
  const role = entry.role as Role;
  if (!Object.values(Role).includes(role)) return [`needs a role: one of ${mappable.join(', ')}`];
  if (role === Role.ADMINISTRATOR)
    return ['cannot give ADMINISTRATOR: it takes two administrators, who give it by hand'];
  const needed = neededFor(role);
  const allowed = ['role', 'principalId', ...needed];
  return [
    ...needed.filter((field) => entry[field] === undefined).map((field) => `needs ${field} for ${role}`),
    ...Object.keys(entry)
      .filter((field) => !allowed.includes(field))
      .map((field) => `has ${field}, which ${role} does not take`),
    ...(Object.keys(SHAPES) as Scope[])
      .filter((field) => entry[field] !== undefined && !SHAPES[field].isRight(entry[field]))
      .map((field) => `has a ${field} that is not ${SHAPES[field].shape}`),
  ];
}

const mappable = Object.values(Role).filter((role) => role !== Role.ADMINISTRATOR);

/** The scope of the role, and the employer where records about people are reached. */
function neededFor(role: Role): Scope[] {
  const scope = SCOPE_OF[role];
  if (scope === undefined) return [];
  return scope === 'teamId' || scope === 'unitId' ? [scope, 'principalId'] : [scope];
}

/** The map behind a text in which `problemsOfRoleMap` finds nothing wrong. */
export function readRoleMap(text: string): ClaimedRole[] {
  const map = JSON.parse(text) as Record<string, { role: Role } & Partial<Record<Scope, string>>>;
  return Object.entries(map).map(([claimValue, { role, teamId, unitId, regionCode, principalId }]) => ({
    claimValue,
    role,
    teamId: teamId ?? null,
    unitId: unitId ?? null,
    regionCode: regionCode ?? null,
    principalId: (SCOPE_OF[role] === 'principalId' && principalId) || null,
    employerId: principalId ?? null,
  }));
}

/**
 * What a claim holds: the claim of that very name, or, for a name with dots, what they lead to in nested claims
 * (`realm_access.roles`).
 */
export function claimAt(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      claims,
    );
}

/** The words of a claim that is one word or a list of them. */
export function wordsOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((word) => typeof word === 'string');
}

/**
 * The roles that these words give. Somebody works for one principal: words that say two contradict each other,
 * and then none of them counts.
 */
export function rolesOfWords(map: readonly ClaimedRole[], words: readonly string[]): ClaimedRole[] {
  const named = map.filter(({ claimValue }) => words.includes(claimValue));
  const employers = new Set(named.flatMap(({ employerId }) => employerId ?? []));
  return employers.size > 1 ? [] : named;
}

/** Which roles from claims are to end, and which are to begin, for an account to have just those it is to have. */
export function changesOf<Held extends Identified>(
  held: readonly Held[],
  wanted: readonly ClaimedRole[],
): { ended: Held[]; begun: ClaimedRole[] } {
  const isSame = (a: Identified, b: Identified) =>
    (['claimValue', 'role', 'teamId', 'unitId', 'regionCode', 'principalId'] as const).every(
      (field) => a[field] === b[field],
    );
  const fromClaims = held.filter(({ claimValue }) => claimValue !== null);
  return {
    ended: fromClaims.filter((grant) => !wanted.some((role) => isSame(grant, role))),
    begun: wanted.filter((role) => !fromClaims.some((grant) => isSame(grant, role))),
  };
}

function objectIn(text: unknown): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(String(text));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
