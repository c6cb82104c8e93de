import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Actor } from '../../src/access/actor.js';
import { createApp } from '../../src/app/create-app.js';
import { AccessLog } from '../../src/platform/access-log/access-log.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { type HeadNote, readHeadNote } from '../../src/platform/access-log/head-note.js';
import { LogHeadNote } from '../../src/platform/access-log/head-note.service.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { readConfig } from '../../src/platform/config/config.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Warnings } from '../../src/platform/health/warnings.js';
import { createMigratedDatabase, type TestDatabase } from '../support/test-database.js';

const actor: Actor = {
  accountId: randomUUID(),
  name: 'Å Prov',
  locale: 'sv',
  requestId: 'note',
  principalId: null,
  grants: [],
};
const isPostgres = process.env.DATABASE_URL !== undefined;

let database: TestDatabase;
let file: string;
beforeEach(async () => {
  database = await createMigratedDatabase();
  file = `${database.environment.SQLITE_PATH}.log-head`;
});
afterEach(() => database.drop());

/** The application on that database, and what it says on standard output about the head of the log. */
async function start() {
  const said: { level: number; head?: string; code?: string; message?: string }[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      const { context, ...line } = JSON.parse(chunk);
      if (context === 'LogHead' || context === 'Warnings') said.push(line);
      done();
    },
  });
  const config = readConfig({ NODE_ENV: 'test', SESSION_SECRET: randomUUID(), ...database.environment });
  const app = await createApp(config, pino({ level: 'info' }, output));
  await app.init();
  const unitOfWork = app.get(UnitOfWork);
  const headNote = app.get(LogHeadNote);
  return {
    app,
    said,
    headNote,
    write: (times = 1) =>
      unitOfWork.run(async (manager) => {
        for (let time = 0; time < times; time++)
          app
            .get(AccessLog)
            .record(manager, actor, [
              { action: LoggedAction.READ, recordType: 'person', recordId: randomUUID() },
            ]);
      }),
    verify: (noted: HeadNote[]) => unitOfWork.snapshot((manager) => verifyLog(manager, { noted })),
  };
}
type Started = Awaited<ReturnType<typeof start>>;

describe('the head of the log', () => {
  it('is noted when it has gone on, on standard output and beside a SQLite file', async () => {
    const { app, said, headNote, write, verify } = await start();
    await headNote.note();
    expect(said).toEqual([]);
    expect(existsSync(file)).toBe(false);
    await write(2);
    await headNote.note();
    await headNote.note();
    const { head } = await verify([]);
    expect(head.number).toBe(2);
    expect(said.map((line) => line.head)).toEqual([`2:${head.hash}`]);
    expect(await headNote.read()).toEqual(
      isPostgres ? undefined : { ...head, at: expect.stringMatching(/^\d{4}-.*Z$/) },
    );
    expect(existsSync(file)).toBe(!isPostgres);
    expect(await headNote.check()).toBeUndefined();
    await app.close();
  });

  it('is noted at shutdown, and continued by the next process', async () => {
    const first = await start();
    await first.write();
    await first.app.close();
    const noted = await readHeadNote(file);
    expect(noted?.number).toBe(isPostgres ? undefined : 1);
    expect(first.said).toHaveLength(1);
    const second = await start();
    expect(await second.headNote.check()).toBeUndefined();
    // Nothing new, nothing noted.
    await second.headNote.note();
    expect(await readHeadNote(file)).toEqual(noted);
    await second.write();
    await second.app.close();
    expect((await readHeadNote(file))?.number).toBe(isPostgres ? undefined : 2);
  });
});

/** On PostgreSQL there is no file: what standard output said is given to `verify-log --expect`. */
if (!isPostgres)
  describe('a database that does not continue what was noted', () => {
    let started: Started;
    let noted: HeadNote;
    beforeEach(async () => {
      started = await start();
      await started.write(3);
      await started.headNote.note();
      noted = (await readHeadNote(file))!;
    });
    afterEach(() => started.app.close());
    const setNote = (note: Partial<HeadNote>) => writeFileSync(file, JSON.stringify({ ...noted, ...note }));

    it('and ends before is told of, from which row, and to who verifies', async () => {
      setNote({ number: 8 });
      expect(await started.headNote.check()).toContain('here it ends at row 3: rows 4 to 8 are missing.');
      const { faults } = await started.verify([(await started.headNote.read())!]);
      expect(faults.first).toMatchObject([{ fault: 'MISSING', number: 4, through: 8 }]);
    });

    it('and has another row there is told of', async () => {
      setNote({ hash: 'a'.repeat(64) });
      expect(await started.headNote.check()).toContain('is another than what was noted');
      const { faults } = await started.verify([(await started.headNote.read())!]);
      expect(faults.first).toMatchObject([{ fault: 'UNEXPECTED', number: 3 }]);
    });

    it('never takes the place of the note, not at shutdown either, and is warned of once', async () => {
      setNote({ number: 8 });
      const evidence = readFileSync(file, 'utf8');
      await started.write();
      await started.headNote.note();
      await started.headNote.note();
      await started.headNote.beforeApplicationShutdown();
      expect(readFileSync(file, 'utf8')).toBe(evidence);
      expect(started.said.slice(1)).toMatchObject([
        {
          level: 40,
          code: 'LOG_HEAD_NOT_NOTED',
          message: expect.stringContaining('rows 5 to 8 are missing'),
        },
      ]);
      expect(started.app.get(Warnings).list()).toEqual(['LOG_HEAD_NOT_NOTED']);
    });

    it('nor does anything where the note cannot be read', async () => {
      writeFileSync(file, 'not a note');
      await started.write();
      await started.headNote.note();
      expect(readFileSync(file, 'utf8')).toBe('not a note');
      expect(started.said.at(-1)?.message).toContain("is no note of the log's head");
      await expect(started.headNote.check()).rejects.toThrow('is no note');
    });
  });
