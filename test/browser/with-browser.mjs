// Runs the given command with TEST_BROWSER naming the Chromium of this machine. Without one it says so and skips
// the command; with CI=true that is a failure.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

const browser = PLACES.find((path) => existsSync(path));
if (browser) {
  const [command, ...args] = process.argv.slice(2);
  const environment = { ...process.env, TEST_BROWSER: browser };
  const child = spawn(command, args, { stdio: 'inherit', env: environment });
  child.on('exit', (status) => process.exit(status ?? 1));
} else {
  const line = '!'.repeat(80);
  console.error(`${line}
SKIPPED: NOTHING WAS TRIED IN A BROWSER. There is none at ${PLACES.join(' or ')}.
On Debian: apt-get install -y --no-install-recommends chromium-headless-shell
${line}`);
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
}
