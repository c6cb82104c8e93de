import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../../src/platform/project-root.js';

/** The script as it stands in package.json, with the programs that are built together with the tests. */
function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return scripts.start.replace('dist/', `"${fileURLToPath(new URL('../../', import.meta.url))}"`);
}

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-npm-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on to the server, which closes its database',
    async (signal) => {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: startScript() } }));
      const { PATH, HOME } = process.env;
      const database = join(folder, `${signal}.sqlite`);
      const npm = spawn('npm', ['start'], {
        cwd: folder,
        env: {
          PATH,
          HOME,
          PORT: '0',
          SQLITE_PATH: database,
          SESSION_SECRET: 'x'.repeat(40),
        },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const ended = once(npm, 'close');
      let url = '';
      for await (const line of createInterface({ input: npm.stdout }))
        if (line.includes('"listening"')) {
          url = JSON.parse(line).url;
          expect((await fetch(`${url}/health/live`)).status).toBe(200);
          expect(existsSync(`${database}-wal`)).toBe(true);
          npm.kill(signal);
        }
      await ended;
      await expect(fetch(url)).rejects.toThrow();
      // Whoever closes the database last leaves nothing beside it.
      expect(existsSync(`${database}-wal`)).toBe(false);
    },
  );
});
