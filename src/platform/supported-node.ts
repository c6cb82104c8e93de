/** The lines of Node.js that the tests pass on, and the first release of each that has all that is used. */
const LINES = [
  [22, 16],
  [24, 11],
] as const;
export const SUPPORTED_NODE = '^22.16 || >=24.11';

/** @param version such as `24.11.0` */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const line = LINES.find(([own]) => own === major);
  return line ? minor >= line[1] : major > LINES.at(-1)![0];
}

/** Ends the process with a sentence on an older Node.js: to be called before anything else is loaded, for it could not be. */
export function requireSupportedNode(): void {
  const { node } = process.versions;
  if (isSupportedNode(node)) return;
  console.error(
    `Teamkompass needs Node.js 22.16, or 24.11 or later; this is ${node}. «npm start» and «npm run cli» use the one that «npm ci» brings on Linux x64.`,
  );
  process.exit(1);
}
