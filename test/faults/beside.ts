import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, startServer } from './built.js';
import { Told } from './ledger.js';
import type { Running } from './under-load.js';
import type { World } from './world.js';

/** Runs every command that may be run beside a server, one after another. */
export const runCommands =
  ({ database }: World) =>
  async ({ server, random, fault }: Running): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'teamkompass-beside-'));
    const username = `beside-${random.whole(1, 1_000_000)}`;
    const commands = [
      ['create-administrator', username],
      ['first-password', username],
      ['verify-log'],
      ['retention'],
      ...(database.environment.DATABASE_URL ? [] : [['backup', join(folder, 'backup')]]),
    ];
    for (const command of commands) {
      const { status, stderr } = await runCommand(command, { ...database.environment });
      if (status !== 0) fault(`${command[0]} ended with ${status}: ${stderr}`);
    }
    if (server.errors().length > 0) fault(`The server has logged ${server.errors()}`);
    rmSync(folder, { recursive: true });
  };

/** Tries to start a second server on the same file. */
export const startSecond =
  ({ database }: World) =>
  async ({ load, fault }: Running): Promise<void> => {
    const second = await startServer({ ...database.environment }).catch((error) => error);
    if (second.status !== 1 || !/Another server of Teamkompass has .* open/.test(second.message))
      fault(`A second server: ${second.message ?? 'listens'}`);
    await load.answers(3, Told.SAVED);
  };
