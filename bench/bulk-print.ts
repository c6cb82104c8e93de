// Prints the plans of a unit as a job, and draws the same sheets with the engine alone. Ends with 1 when what comes after the
// rows of ledger and log, up to the file, takes more than its limit of the engine's time.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { Account } from '../src/access/account.entity.js';
import { Role } from '../src/access/role.js';
import { createApp } from '../src/app/create-app.js';
import { BulkPrintFormat } from '../src/bulk-prints/bulk-print.input.js';
import { BulkPrintsService } from '../src/bulk-prints/bulk-prints.service.js';
import { PlanStatus } from '../src/plans/plan-kinds.js';
import { readConfig } from '../src/platform/config/config.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { PdfEngine } from '../src/platform/documents/pdf-engine.js';
import { type Job, JobState } from '../src/platform/jobs/job.entity.js';
import { Jobs } from '../src/platform/jobs/jobs.service.js';
import { CopySheets } from '../src/releases/copy-sheets.js';
import { ReleasesService } from '../src/releases/releases.service.js';
import { AccountsService } from '../src/sign-in/accounts.service.js';
import { addUnit } from '../test/support/agreed-plan.js';
import { addAccount } from '../test/support/test-app.js';
import { addCrisisPlan, addPerson } from '../test/support/test-person.js';
import { addGround, addTeam } from '../test/support/test-records.js';
import { median, printTable, short } from './figures.js';

const PLANS = 100;
/** For some pages each. */
const LINES = 60;
const ROUNDS = 3;
const LIMIT = 1.3;
/** A small part of the time that a job takes. */
const LOOK_MS = 10;

const environment = { SESSION_SECRET: 'only-while-measuring, on loopback', SECURE_COOKIES: 'false' };
const app = await createApp(readConfig({ ...process.env, ...environment }), pino({ level: 'silent' }));
await app.init();
const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
const unitOfWork = get(UnitOfWork);
const engine = app.get(PdfEngine, { strict: false });

const { teamId, regionId } = await addTeam(unitOfWork);
const unitId = await addUnit({ unitOfWork }, regionId);
const planIds: string[] = [];
while (planIds.length < PLANS) {
  const person = await addPerson(unitOfWork, { ownerId: regionId, teamId });
  planIds.push(
    (await addCrisisPlan(unitOfWork, person, { statuses: [PlanStatus.AGREED], ownActions: LINES })).planId,
  );
  const { personId } = person;
  await addGround(unitOfWork, {
    ...{ personId, giverId: regionId, receiverId: regionId, receiverUnitId: unitId },
  });
}
const username = 'avdelning';
await addAccount(unitOfWork, {
  ...{ username, password: randomUUID(), role: Role.UNIT_READER, unitId, principalId: regionId },
});
const { id: accountId } = await unitOfWork.reader.findOneByOrFail(Account, { username });
const actor = (await get(AccountsService).actor(accountId, 'sv', 'bench'))!;

/** Milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @returns the milliseconds until all rows are written, and from then on until there is a file */
async function printAll(format: BulkPrintFormat): Promise<{ rows: number; drawing: number }> {
  const start = performance.now();
  const { id } = await get(BulkPrintsService).print(actor, format);
  const jobWhen = async (isSo: (job: Job) => boolean) => {
    for (;;) {
      const job = await get(Jobs).get(actor, id);
      if (job.state === JobState.FAILED) throw new Error('The job failed');
      if (isSo(job)) return performance.now();
      await pause(LOOK_MS);
    }
  };
  const written = await jobWhen(({ done }) => done === PLANS);
  const drawn = await jobWhen(({ state }) => state === JobState.DONE);
  return { rows: written - start, drawing: drawn - written };
}

const sheets: string[] = [];
for (const planId of planIds) {
  const { copy, plan } = await get(ReleasesService).releaseShared(actor, planId);
  sheets.push((await get(CopySheets).of(copy, plan)).document);
}
const drawAll = async () => {
  for (const sheet of sheets) await engine.render(sheet);
};

await drawAll();
const alone: number[] = [];
const jobs: Record<BulkPrintFormat, { rows: number; drawing: number }[]> = { PDF: [], ZIP: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  alone.push(await timed(drawAll));
  for (const format of Object.values(BulkPrintFormat)) jobs[format].push(await printAll(format));
}
printTable(
  `${PLANS} plans of a unit as a job, and their sheets by the engine alone; limit ${LIMIT} times`,
  Object.entries(jobs).map(([format, times]) => {
    const drawing = median(times.map((one) => one.drawing));
    const ratio = drawing / median(alone);
    if (ratio > LIMIT) process.exitCode = 1;
    return {
      format,
      'rows and sheets, s': short(median(times.map(({ rows }) => rows)) / 1000),
      'drawing, s': short(drawing / 1000),
      'the engine alone, s': short(median(alone) / 1000),
      times: short(ratio),
    };
  }),
);
await app.close();
