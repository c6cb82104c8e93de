import { type EntityManager, In, IsNull } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { planDestruction } from './destroy-records.js';
import { Destruction } from './destruction.entity.js';
import { Keeping, KeptBecause } from './keeping-kinds.js';
import { type DecidedRecord, decideRecords } from './kept-records.js';
import type { DutyCount, PrincipalRetention } from './retention.type.js';
import { lawOf } from './secrecy-law.js';

/**
 * The dry run: for each principal that has a record about anybody, how many may or must go, and what would be removed.
 * @param principalIds only these; every principal when missing
 */
export async function reportKeeping(
  manager: EntityManager,
  day: string,
  principalIds?: readonly string[],
): Promise<PrincipalRetention[]> {
  const principals = await manager.find(Principal, {
    where: principalIds ? { id: In(principalIds) } : {},
    order: { name: 'ASC' },
  });
  const reports: PrincipalRetention[] = [];
  for (const principal of principals) {
    const records = await decideRecords(manager, principal, day);
    const { id: principalId, name } = principal;
    const law = lawOf(principal);
    const asked = await manager.findOneBy(Destruction, { principalId, carriedOutAt: IsNull() });
    if (records.length === 0 && !asked) continue;
    const planned = await planDestruction(manager, records);
    const count = (keeping: Keeping) => records.filter((record) => record.keeping === keeping).length;
    reports.push({
      principalId,
      name,
      law,
      persons: records.length,
      mayBeDestroyed: count(Keeping.MAY_BE_DESTROYED),
      mustBeDestroyed: count(Keeping.MUST_BE_DESTROYED),
      duties: dutiesOf(records, day),
      kept: Object.values(KeptBecause)
        .map((because) => ({
          because,
          persons: records.filter((record) => record.because === because).length,
        }))
        .filter(({ persons }) => persons > 0),
      nextFrom:
        records
          .flatMap(({ because, from }) => (because === KeptBecause.TIME && from ? [from] : []))
          .sort()[0] ?? null,
      plan: planned && {
        persons: planned.persons,
        rows: planned.rows,
        firstLastEntry: planned.firstLastEntry,
        lastLastEntry: planned.lastLastEntry,
        mark: planned.mark,
      },
      asked,
    });
  }
  return reports;
}

function dutiesOf(records: readonly DecidedRecord[], day: string): DutyCount[] {
  const duties = new Map<string, number>();
  for (const { keeping, by } of records)
    if (keeping === Keeping.MUST_BE_DESTROYED && by) duties.set(by, (duties.get(by) ?? 0) + 1);
  return [...duties].sort().map(([by, persons]) => ({ by, persons, overdue: by < day }));
}
