import { longLeave } from './long-leave.js';
import type { Measure, Quantity, Source, Window } from './measure.js';
import { measures } from './measures.js';

/** What the statements are printed for: how many columns some have depends on the months. */
const audit: Window = { from: '2026-05-04', to: '2026-05-31' };
const parameters = { months: 3, days: 14, staff: 2, filled: 75 };

const INTRODUCTION = `# The SQL of the measures
Printed from the code by \`npm run cli -- print-measures\`; a test fails when it is stale. What each measure means is in
[measures.md](measures.md).

Each statement gives one row about one team, \`:team\`, from \`:from\` to \`:to\`, and runs as it stands on SQLite and
PostgreSQL; \`:longLeave\` is ${longLeave.days}, the days from which a leave is long. The statements below are for an audit from ${audit.from} to ${audit.to} and for items that ask for
${parameters.months} months, ${parameters.days} days, ${parameters.staff} of the staff and needs told of ${parameters.filled} percent. An instant is in UTC.
`;

/** The statement of every source as Markdown, under the measures that read its row. */
export function printedMeasuresSql(): string {
  const readers = new Map<Source, [string, Measure][]>();
  for (const [name, measure] of measures)
    readers.set(measure.source, [...(readers.get(measure.source) ?? []), [name, measure]]);
  const sections = [...readers].map(([source, ofSource], index) => {
    const isSampled = ofSource.some(([, { sampled }]) => sampled);
    return [
      `## Row ${index + 1}`,
      ...ofSource.map(([name, measure]) => `- \`${name}\` = ${formulaOf(measure)}`),
      ...(isSampled ? ['', 'With a chart sample:'] : []),
      ...(isSampled ? ['', statementOf(source, ['id-1', 'id-2']), '', 'Without one:'] : []),
      '',
      statementOf(source),
      '',
    ].join('\n');
  });
  return [INTRODUCTION, ...sections].join('\n');
}

function formulaOf({ numerator, denominator, factor }: Measure): string {
  const quantity = ({ column, per }: Quantity) => (per === 1 ? `\`${column}\`` : `(\`${column}\` / ${per})`);
  return `${factor === 1 ? '' : `${factor} × `}${quantity(numerator)} / ${quantity(denominator)}`;
}

function statementOf(source: Source, sample?: readonly string[]): string {
  const window = source.window(audit, parameters);
  const { text, values = {} } = source.statement(window, parameters, sample);
  const given = Object.entries<unknown>({ ...window, ...values }).map(([name, value]) => {
    const shown = value instanceof Date ? value.toISOString() : String(value).replace(/^,/, '');
    return `\`:${name}\` ${shown}`;
  });
  return `${given.join(', ')}\n\n\`\`\`sql\n${indented(text)}\n\`\`\``;
}

/** Parts of a statement are written where they belong in the code; here each line is indented by its brackets. */
function indented(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const words = line.trim();
      const closing = /^\)*/.exec(words)?.[0].length ?? 0;
      const indent = '  '.repeat(Math.max(0, depth - closing));
      depth += words.split('(').length - words.split(')').length;
      return indent + words;
    })
    .join('\n');
}
