import { type EntityManager, In, IsNull } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { planDestruction } from './destroy-records.js';
import { Destruction } from './destruction.entity.js';
import { HoldReason, Keeping, KeptBecause } from './keeping-kinds.js';
import { countRules, type DecidedRecord, decideRecords } from './kept-records.js';
import type { DutyCount, PrincipalRetention } from './retention.type.js';

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
    const asked = await manager.findOneBy(Destruction, { principalId, carriedOutAt: IsNull() });
    if (records.length === 0 && !asked) continue;
    const planned = await planDestruction(manager, records);
    const count = (keeping: Keeping) => records.filter((record) => record.keeping === keeping).length;
    reports.push({
      principalId,
      name,
      rules: countRules(records),
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
      held: Object.values(HoldReason)
        .map((reason) => ({
          reason,
          persons: records.filter(({ heldFor }) => heldFor.includes(reason)).length,
        }))
        .filter(({ persons }) => persons > 0),
      nextFrom:
        records
          .flatMap(({ because, from }) => (because === KeptBecause.TIME && from ? [from] : []))
          .sort()[0] ?? null,
      plan: planned && {
        persons: planned.persons,
        rows: planned.rows,
        rules: planned.rules,
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
  const due = records.filter(({ keeping }) => keeping === Keeping.MUST_BE_DESTROYED);
  return [...Map.groupBy(due, ({ by }) => by)]
    .map(([by, { length: persons }]) => ({ by, persons, overdue: by !== null && by < day }))
    .sort((one, other) => ((one.by ?? '') < (other.by ?? '') ? -1 : 1));
}
