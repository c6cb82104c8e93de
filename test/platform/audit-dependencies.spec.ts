import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'teamkompass-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the audit with an npm that answers this. */
function audit(answer: string, exit: number) {
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncat <<'END'\n${answer}\nEND\nexit ${exit}\n`);
  chmodSync(npm, 0o755);
  const path = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  return spawnSync(process.execPath, ['test/support/audit-dependencies.mjs'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
}

const advisory = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      'some-parser': {
        name: 'some-parser',
        severity,
        via: [
          {
            source: 1,
            name: 'some-parser',
            title: 'Reads too much',
            url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            severity,
            range: '<2.0.0',
          },
        ],
      },
      'uses-parser': { name: 'uses-parser', severity, via: ['some-parser'] },
    },
  });

describe('the audit of dependencies', () => {
  it.each(['high', 'critical'])('stops at a weakness that is %s, and names it', (severity) => {
    const { status, stderr } = audit(advisory(severity), 1);
    expect(status).toBe(1);
    expect(stderr).toBe(
      `some-parser <2.0.0: Reads too much (${severity}, https://github.com/advisories/GHSA-aaaa-bbbb-cccc)\n`,
    );
  });

  it.each([
    ['a weakness that is moderate', advisory('moderate')],
    ['none', JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} })],
  ])('lets %s pass without a word', (_, answer) => {
    const { status, stdout, stderr } = audit(answer, 0);
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it.each([
    ['no such service', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })],
    ['no network', JSON.stringify({ error: { code: 'ENOTFOUND' } })],
    ['no JSON', 'npm error'],
  ])('says so where there is %s, and passes', (_, answer) => {
    const { status, stdout } = audit(answer, 1);
    expect([status, stdout]).toEqual([
      0,
      'Dependencies not audited: the registry gives no answer about weaknesses.\n',
    ]);
  });
});
