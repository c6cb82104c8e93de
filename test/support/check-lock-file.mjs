// The lock file names packages and their checksums, never where they were fetched from: that is the machine's own.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const faults = Object.entries(packages).flatMap(([name, { resolved, integrity, version, link }]) => [
  ...(resolved ? [`${name} names an address: ${resolved}`] : []),
  ...(name && version && !link && !integrity ? [`${name} has no checksum`] : []),
]);
const { dependencies, devDependencies, optionalDependencies } = packages[''];
for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
  if (!/^(npm:[\w-]+@)?\d/.test(range)) faults.push(`${name} is not pinned: ${range}`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
