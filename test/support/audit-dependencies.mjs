// Known weaknesses, high or critical, in what the product runs on stop the check. A registry that keeps no list of
// them, or none that can be reached, is said in a line and stops nothing: then the check must be run where there is one.
import { spawnSync } from 'node:child_process';

/**
 * Weaknesses that cannot reach us, as { advisory: 'GHSA-…', because: '…', until: 'YYYY-MM-DD' }. An entry past its day
 * counts no longer.
 */
const allowed = [];

const patience = ['--fetch-retries=0', '--fetch-timeout=20000'];
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json', ...patience], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const faults = faultsIn(stdout, new Date().toISOString().slice(0, 10));
if (faults === undefined)
  console.log('Dependencies not audited: the registry gives no answer about weaknesses.');
else if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

function faultsIn(report, today) {
  const { vulnerabilities } = readJson(report) ?? {};
  if (!vulnerabilities) return undefined;
  return Object.values(vulnerabilities).flatMap(({ via }) =>
    via
      .filter((advisory) => ['high', 'critical'].includes(advisory.severity))
      .filter(({ url }) => !allowed.some((entry) => url.endsWith(entry.advisory) && today <= entry.until))
      .map(({ name, severity, title, range, url }) => `${name} ${range}: ${title} (${severity}, ${url})`),
  );
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
