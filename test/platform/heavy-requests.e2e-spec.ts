import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { seededRandom } from '../../src/demo/random.js';
import { errorStatus } from '../../src/platform/errors/domain-error.js';
import { enter } from '../faults/explore.js';
import { drawRequest, type Target } from '../faults/heavy-requests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Another number gives other requests; `npm run test:event-loop` sends larger ones, and measures. */
const SEED = Number(process.env.HEAVY_SEED ?? 1);
const REQUESTS = Number(process.env.HEAVY_REQUESTS ?? 250);
const SIZES = { json: 300_000, form: 200_000, file: 500_000 };

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-heavy-'));
/** A connection for each request, so that none breaks that nothing was sent on. */
const agent = new Agent({ keepAlive: false });
let test: TestApp;
let target: Target;

beforeAll(async () => {
  test = await startTestApp();
  const entered = await enter(test.url, agent, await fillDemo(test.app, folder));
  target = { ...entered, schema: test.app.get(GraphQLSchemaHost).schema };
});
afterAll(async () => {
  agent.destroy();
  await test.close();
  rmSync(folder, { recursive: true });
});

it('has been to most forms before it begins', () => {
  const forms = new Set(target.explorers.flatMap(({ forms }) => forms.map(({ action }) => action)));
  expect(forms.size).toBeGreaterThan(30);
  expect(
    target.explorers.flatMap(({ forms }) => forms).filter(({ hasFile }) => hasFile).length,
  ).toBeGreaterThan(1);
});

it('answers every request, however it is made, with what it foresees', async () => {
  // Node itself answers 431 to an address of more than 16 KB with its cookies.
  const foreseen = new Set<number | string>([200, 303, 431, ...Object.values(errorStatus)]);
  foreseen.delete(errorStatus.INTERNAL);
  const random = seededRandom(SEED);
  const unforeseen: string[] = [];
  const seen = new Set<number | string>();
  for (let count = 0; count < REQUESTS; count++) {
    const { what, send } = drawRequest(random, target, SIZES);
    const status = await send().then(
      (answer) => answer.status,
      (error: Error) => error.message,
    );
    seen.add(status);
    if (!foreseen.has(status)) unforeseen.push(`${status} ${what}`);
  }
  expect(unforeseen).toEqual([]);
  // Some of them are taken.
  expect([...seen]).toEqual(expect.arrayContaining([200, 303]));
});
