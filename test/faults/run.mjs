// Breaks things, one round after another, and looks at what is left. Prints the seed of every round, by which it can be
// done again, and ends with 1 on any fault.
import { parseArgs } from 'node:util';
import { campaigns } from '../../dist/tests/test/faults/campaigns.js';
import { together } from '../../dist/tests/test/faults/report.js';
import { startPostgres } from '../support/postgres-server.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    rounds: { type: 'string' },
    only: { type: 'string' },
  },
});
const all = campaigns(startPostgres);
const chosen = all.filter(({ name }) => !values.only || values.only.split(',').includes(name));
if (chosen.length === 0) throw new Error(`--only takes some of ${all.map(({ name }) => name)}`);
const firstSeed = Number(values.seed);
console.log(`Faults on ${process.env.DATABASE_URL ? 'PostgreSQL' : 'SQLite'}, seed ${firstSeed}`);

let faults = 0;
for (const { name, rounds, run } of chosen) {
  const reports = [];
  for (let round = 0; round < Number(values.rounds ?? rounds); round++) {
    const seed = firstSeed + round;
    const report = await run(seed).catch(({ stack }) => ({ faults: [stack], figures: {}, longestMs: 0 }));
    reports.push(report);
    const again = `--only ${name} --seed ${seed} --rounds 1`;
    console.log(`${name}, round ${round + 1}: ${report.faults.length === 0 ? 'well' : 'FAULTS'} (${again})`);
    for (const fault of report.faults) console.log(`  ${fault}`);
  }
  const { faults: found, figures, longestMs } = together(reports);
  faults += found.length;
  console.log(`\n${name}: ${found.length} faults in ${reports.length} rounds`);
  for (const [figure, count] of Object.entries(figures)) console.log(`  ${figure}: ${count}`);
  console.log(`  longest wait for an answer: ${(longestMs / 1000).toFixed(1)} s\n`);
}
process.exit(faults === 0 ? 0 : 1);
