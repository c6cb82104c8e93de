// Draws a crisis plan as PDF through the documents room: the first one, and then as many as fit in the time.
import { renderCrisisPlan } from '../src/crisis-plans/crisis-plan.document.js';
import { TypstEngine } from '../src/platform/documents/typst-engine.js';
import { crisisPlan } from '../test/golden/crisis-plan.model.js';
import { median, printTable, short } from './figures.js';

const LIMIT_MS = 10_000;
const DOCUMENTS = 201;

const megabytes = () => process.memoryUsage.rss() / 1024 ** 2;
const engine = new TypstEngine();
const begun = performance.now();
const before = megabytes();
const times: number[] = [];
let bytes = 0;
while (times.length < DOCUMENTS && performance.now() - begun < LIMIT_MS) {
  const start = performance.now();
  bytes = (await engine.render(renderCrisisPlan(crisisPlan, 'sv'))).length;
  times.push(performance.now() - start);
}
const [cold = Number.NaN, ...warm] = times;
printTable('Crisis plan as PDF, one after the other', [
  {
    documents: times.length,
    'first, ms': short(cold),
    'then, median ms': short(median(warm)),
    'documents/s': short((1000 * warm.length) / warm.reduce((sum, time) => sum + time, 0)),
    'kB each': short(bytes / 1024),
    'MB before': short(before),
    'MB after': short(megabytes()),
  },
]);
await engine.onApplicationShutdown();
