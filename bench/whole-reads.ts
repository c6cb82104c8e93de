import type { EntityManager } from 'typeorm';
import { longLeave } from '../src/fidelity/measures/long-leave.js';
import { measures } from '../src/fidelity/measures/measures.js';
import { sql } from '../src/platform/database/sql.js';
import { allUses } from '../test/support/measure-uses.js';
import { year } from './fill-database.js';

/** A step of a plan as PostgreSQL explains it. */
interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Step[];
}

/**
 * Which tables a measure's statement about one team goes through from end to end, by PostgreSQL's plans, with a chart
 * sample and without one.
 * @returns each measure that does, once for a source, with the tables
 */
export async function findWholeReads(
  manager: EntityManager,
  team: string,
): Promise<{ measure: string; tables: string[] }[]> {
  const found = [];
  const seen = new Set<string>();
  for (const { measure, parameters = {} } of allUses) {
    const { source } = measures.get(measure)!;
    const window = source.window(year, parameters);
    for (const sample of [undefined, ['nobody']]) {
      const { text, values } = source.statement(window, parameters, sample);
      if (seen.has(text)) continue;
      seen.add(text);
      const [row] = await sql<{ 'QUERY PLAN': { Plan: Step }[] }>(manager, `EXPLAIN (FORMAT JSON) ${text}`, {
        team,
        longLeave: longLeave.days,
        ...window,
        ...values,
      });
      const tables = row!['QUERY PLAN'].flatMap(({ Plan }) => wholeReadsOf(Plan));
      if (tables.length > 0) found.push({ measure, tables });
    }
  }
  return found;
}

function wholeReadsOf({ 'Node Type': type, 'Relation Name': table, Plans = [] }: Step): string[] {
  return [...(type === 'Seq Scan' && table ? [table] : []), ...Plans.flatMap(wholeReadsOf)];
}
