// Draws documents as PDF through the documents room: crisis plans one after the other, the longest documents that may
// be written, and a short plan beside a long report. Ends with 1 when a longest document takes more than its limit.
import { readFileSync } from 'node:fs';
import { renderCrisisPlan } from '../src/crisis-plans/crisis-plan.document.js';
import { renderFidelityReport } from '../src/fidelity/report/fidelity-report.document.js';
import { TypstEngine } from '../src/platform/documents/typst-engine.js';
import { renderSip } from '../src/sips/sip.document.js';
import { copy } from '../test/golden/copy.model.js';
import { crisisPlan } from '../test/golden/crisis-plan.model.js';
import { longestPlan, longestReport, longestSip, writings } from '../test/golden/longest.model.js';
import { median, printTable, short } from './figures.js';

const LIMIT_MS = 10_000;
const DOCUMENTS = 201;
const LONGEST_MS = 5000;
const PAIRS = 5;

const engine = new TypstEngine();

/** Milliseconds that each document took, and the bytes of the last. */
async function draw(html: string): Promise<{ ms: number; bytes: number }> {
  const start = performance.now();
  const { length: bytes } = await engine.render(html);
  return { ms: performance.now() - start, bytes };
}

/** Megabytes of this process and of each that draws: now, what they share divided among them, and at the most. */
function memoryNow(after: string): Record<string, string> {
  const drawing = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
  const read = (id: string, file: string, name: string) => {
    const [, kilobytes] =
      new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${id}/${file}`, 'utf8')) ?? [];
    return short(Number(kilobytes) / 1024);
  };
  const ofEach = (file: string, name: string) =>
    drawing.map((id) => read(id, file, name)).join(' and ') || '–';
  return {
    after,
    server: read('self', 'smaps_rollup', 'Pss'),
    'drawing, each': ofEach('smaps_rollup', 'Pss'),
    'at the most': ofEach('status', 'VmHWM'),
  };
}

const begun = performance.now();
const memory = [memoryNow('the start')];
const drawn: { ms: number; bytes: number }[] = [];
while (drawn.length < DOCUMENTS && performance.now() - begun < LIMIT_MS)
  drawn.push(await draw(renderCrisisPlan(crisisPlan, copy, 'sv')));
const [cold = Number.NaN, ...warm] = drawn.map(({ ms }) => ms);
printTable('Crisis plan as PDF, one after the other', [
  {
    documents: drawn.length,
    'first, ms': short(cold),
    'then, median ms': short(median(warm)),
    'documents/s': short((1000 * warm.length) / warm.reduce((sum, ms) => sum + ms, 0)),
    'kB each': short(drawn[0]!.bytes / 1024),
  },
]);
memory.push(memoryNow('short documents'));

const longest = {
  'crisis plan': (writing: string) => renderCrisisPlan(longestPlan(writings[writing]!), copy, 'sv'),
  SIP: (writing: string) => renderSip(longestSip(writings[writing]!), copy, 'sv'),
  'fidelity report': (writing: string) => renderFidelityReport(longestReport(writings[writing]!), 'sv'),
};
const rows: Record<string, string | number>[] = [];
for (const [document, render] of Object.entries(longest))
  for (const writing of Object.keys(writings)) {
    const { ms, bytes } = await draw(render(writing));
    if (ms > LONGEST_MS) process.exitCode = 1;
    rows.push({ document, writing, seconds: short(ms / 1000), kB: short(bytes / 1024) });
  }
memory.push(memoryNow('and the longest'));
printTable(`The longest documents that may be written; limit ${LONGEST_MS / 1000} s`, rows);

const alone: number[] = [];
const beside: number[] = [];
for (let pair = 0; pair < PAIRS; pair += 1) {
  // No plan is the same as another, so that nothing of it is known from before.
  const plan = (name: string) => renderCrisisPlan({ ...crisisPlan, checksum: `${name}${pair}` }, copy, 'sv');
  alone.push((await draw(plan('alone'))).ms);
  const long = draw(longest['fidelity report']('long words'));
  beside.push((await draw(plan('beside'))).ms);
  await long;
}
printTable('A short crisis plan while the longest report is drawn', [
  { 'alone, median ms': short(median(alone)), 'beside, median ms': short(median(beside)) },
]);

printTable('Memory of the server and of the processes that draw, MB', memory);
await engine.onApplicationShutdown();
