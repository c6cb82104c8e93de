import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { load } from 'js-yaml';
import { projectRoot } from './project-root.js';

/** The names of the folders in a folder, in order; of a tool's own, such as `.git`, nothing is known. */
export function subfoldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted();
}

/** The folders of the versions in a folder, such as `1.10.0`, from the oldest to the newest. */
export const versionsIn = (folder: string): string[] =>
  subfoldersOf(folder).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** @throws Error where there is no such file, or it is no YAML */
export const readYaml = (path: string): unknown => load(readFileSync(path, 'utf8'));

/** `schema/<name>.schema.json`. */
export const readSchema = (name: string): object =>
  JSON.parse(readFileSync(join(projectRoot, 'schema', `${name}.schema.json`), 'utf8'));

/** A file of YAML that a schema holds for. @throws Error naming file, place and reason of each fault */
export function readDataFile<Content>(path: string, isValid: ValidateFunction<Content>): Content {
  let content: unknown;
  try {
    content = readYaml(path);
  } catch (error) {
    refuseFile(path, [`file: ${(error as Error).message}`]);
  }
  if (!isValid(content))
    refuseFile(
      path,
      isValid.errors!.map(({ instancePath, message, params }) =>
        [
          `${instancePath.slice(1).replaceAll('/', '.') || 'file'}: ${message}`,
          params.additionalProperty,
          params.allowedValues?.join(', '),
        ]
          .filter(Boolean)
          .join(' '),
      ),
    );
  return content as Content;
}

/** @throws Error naming the file and each fault, where there is one */
export function refuseFile(path: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new Error(
    [`${relative(projectRoot, path)} cannot be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n'),
  );
}
