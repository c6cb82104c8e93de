import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { projectRoot } from './project-root.js';

/** The names of the folders in a folder, in order. */
export function subfoldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
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
