import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import type { MeasuredFigure } from '../audits/audit.type.js';
import type { MeasureUse } from '../scales/scale.js';
import { longLeave } from './long-leave.js';
import { type Measure, measureValue, type Parameters, type Source, type Window } from './measure.js';
import { measures } from './measures.js';

type Row = Record<string, number | string | null>;

/**
 * Computes measures of one team's records, with one statement for all that share a source and its parameters.
 * @param uses measures by name, with the parameters they ask for
 * @param sample ids of the persons in the audit's chart sample, which medians are over; missing when none was drawn
 * @returns one figure for each use, in their order
 * @throws Error when there is no such measure
 */
export async function computeMeasures(
  manager: EntityManager,
  team: string,
  audit: Window,
  uses: readonly MeasureUse[],
  sample?: readonly string[],
): Promise<MeasuredFigure[]> {
  const rows = new Map<Source, Map<string, Row>>();
  const figures: MeasuredFigure[] = [];
  for (const { measure: name, parameters = {} } of uses) {
    const measure = measures.get(name);
    if (!measure) throw new Error(`There is no measure ${name}`);
    const { source } = measure;
    const window = source.window(audit, parameters);
    const bySource = rows.get(source) ?? new Map<string, Row>();
    const key = JSON.stringify(Object.entries(parameters).sort());
    const row = bySource.get(key) ?? (await readRow(manager, source, window, { team, parameters, sample }));
    rows.set(source, bySource.set(key, row));
    figures.push(figure(name, measure, parameters, window, row));
  }
  return figures;
}

async function readRow(
  manager: EntityManager,
  source: Source,
  window: Window,
  { team, parameters, sample }: { team: string; parameters: Parameters; sample?: readonly string[] },
): Promise<Row> {
  const { text, values } = source.statement(window, parameters, sample);
  const [row] = await sql<Row>(manager, text, {
    team,
    from: window.from,
    to: window.to,
    longLeave: longLeave.days,
    ...values,
  });
  return row ?? {};
}

function figure(
  name: string,
  measure: Measure,
  parameters: Parameters,
  window: Window,
  row: Row,
): MeasuredFigure {
  const { numerator, denominator, persons } = measure;
  // PostgreSQL gives sums as text.
  const raw = (column: string) => Number(row[column] ?? 0);
  const top = raw(numerator.column);
  const bottom = raw(denominator.column);
  return {
    measure: name,
    parameters,
    from: window.from,
    to: window.to,
    numerator: top / numerator.per,
    denominator: bottom / denominator.per,
    value: measureValue(measure, top, bottom),
    ...(persons ? { persons: raw(persons) } : {}),
  };
}
