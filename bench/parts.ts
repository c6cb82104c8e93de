/** What is measured on each database, in this order. */
export const databaseParts = ['measures', 'log', 'disclosure', 'server', 'growth', 'import'] as const;
export type DatabasePart = (typeof databaseParts)[number];
/** What has a process of its own. */
export type Part = DatabasePart | 'documents' | 'prints';

const all: readonly Part[] = ['documents', 'prints', ...databaseParts];
const named = process.argv.slice(2);
const unknown = named.find((name) => !all.some((part) => part === name));
if (unknown)
  throw new Error(`There is no part ${unknown} to be measured; name some of ${all.join(', ')}, or none`);

/** Whether a part is among those that were named, which without any name are all. */
export const isWanted = (part: Part): boolean => named.length === 0 || named.includes(part);
