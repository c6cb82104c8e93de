import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import type { MeasuredFigure } from '../audits/audit.type.js';
import type { MeasureUse } from '../scales/scale.js';
import { cautionsOf } from './figure-cautions.js';
import { longLeave } from './long-leave.js';
import { type Measure, measureValue, type Parameters, type Source, type Window } from './measure.js';
import { measures } from './measures.js';
import { windowOf } from './windows.js';
import { workingYear } from './working-year.js';

type Row = Record<string, number | string | null>;

/**
 * Computes measures of one team's records, with one statement for all that share a source, its days and its parameters.
 * @param uses measures by name, with the parameters they ask for and the window of their own that a scale gives some
 * @param sample ids of the persons in the audit's chart sample, which some are over; missing when none was drawn
 * @returns one figure for each use, in their order, with those that are shown beside it
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
  const compute = async ({ measure: name, parameters = {}, window: length }: MeasureUse) => {
    const measure = measures.get(name);
    if (!measure) throw new Error(`There is no measure ${name}`);
    const { source } = measure;
    const window = source.window(source.takesWindow ? windowOf(audit, length) : audit, parameters);
    const bySource = rows.get(source) ?? new Map<string, Row>();
    const key = JSON.stringify([window.from, Object.entries(parameters).sort()]);
    const row = bySource.get(key) ?? (await readRow(manager, source, window, { team, parameters, sample }));
    rows.set(source, bySource.set(key, row));
    return { measure, figure: figureOf(name, measure, parameters, window, row) };
  };
  const figures: MeasuredFigure[] = [];
  for (const use of uses) {
    const { measure, figure } = await compute(use);
    const beside: MeasuredFigure[] = [];
    for (const name of measure.beside ?? []) beside.push((await compute({ ...use, measure: name })).figure);
    figures.push(beside.length > 0 ? { ...figure, beside } : figure);
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

function figureOf(
  name: string,
  measure: Measure,
  parameters: Parameters,
  window: Window,
  row: Row,
): MeasuredFigure {
  const { numerator, denominator, persons, of } = measure;
  // PostgreSQL gives sums as text.
  const raw = (column: string) => Number(row[column] ?? 0);
  const top = raw(numerator.column);
  const bottom = raw(denominator.column);
  const value = measureValue(measure, top, bottom);
  const cautions = value === null ? [] : cautionsOf(measure.cautions ?? [], window, bottom);
  return {
    measure: name,
    parameters,
    from: window.from,
    to: window.to,
    numerator: top / numerator.per,
    denominator: bottom / denominator.per,
    value,
    ...(persons ? { persons: raw(persons) } : {}),
    ...(of ? { ofPersons: raw(of) } : {}),
    ...(cautions.length > 0 ? { cautions } : {}),
    ...(measure.assumesWorkingYear
      ? {
          workingYear: {
            weekHours: raw('week_hours') / 100,
            isStated: raw('is_stated') === 1,
            leaveDays: workingYear.leaveDays,
          },
        }
      : {}),
  };
}
