/**
 * What may stand on a sheet, said in words of its own and in another way than the rule: for each text, the sets of readers
 * that it is kept from.
 */
export interface Written {
  /** Who may read it, by the choice of whoever wrote it; what has no such choice is for all, or for care. */
  chosen: 'EVERYONE' | 'CARE_AND_SUPPORT' | 'TEAM';
  /** The person's own words, or their own choice. */
  isOwn: boolean;
  /** What is kept beside the plan. */
  beside?: 'PERSON' | 'RESOURCE_GROUP';
  /** What leads to somebody whom nobody is to find: their own number or address; another's number or the team's. */
  leadsTo?: 'home' | 'town';
}

/** A sheet is given to somebody, on a ground that names these kinds of record where there is one. */
export interface Given {
  to: string;
  named: readonly string[];
  isOfHiddenPerson: boolean;
}

const STRANGERS = ['RELATIVE', 'AUTHORITY'];
const ON_A_GROUND = ['CARE', 'AUTHORITY'];

export function mayStand(
  { chosen, isOwn, beside, leadsTo }: Written,
  { to, named, isOfHiddenPerson }: Given,
): boolean {
  const keptFrom = new Set<string>();
  const keep = (...readers: string[]) => {
    for (const reader of readers) keptFrom.add(reader);
  };
  if (chosen !== 'EVERYONE') keep(...STRANGERS);
  if (chosen === 'TEAM') keep('CARE', ...(isOwn ? [] : ['PERSON']));
  if (beside) keep('RELATIVE', ...(named.includes(beside) ? [] : ON_A_GROUND));
  if (isOfHiddenPerson && leadsTo === 'town') keep(...STRANGERS);
  if (isOfHiddenPerson && leadsTo === 'home') keep('PERSON', 'TEAM', 'CARE', ...STRANGERS);
  return !keptFrom.has(to);
}
