import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

const folder = join(projectRoot, 'templates');

/**
 * Files of `templates`, in the order of their paths.
 * @param form of their paths, such as `sips/show.hbs`
 * @returns what the groups of the form stand for in each path, and last its text
 */
export function readTemplateFiles(form: RegExp): string[][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .flatMap((file) => {
      const parts = form.exec(file)?.slice(1);
      return parts ? [[...parts, readFileSync(join(folder, file), 'utf8')]] : [];
    });
}
