import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { load } from 'js-yaml';
import { readSchema, subfoldersOf, versionsIn } from '../../platform/data-files.js';
import { inEveryLanguage } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import { checkScale, type KnownMeasures, type ScaleFault } from './check-scale.js';
import { loadReview, withReview } from './load-review.js';
import type { ReviewQuestion, Scale, ScaleFile } from './scale.js';

const validate = new Ajv({ allErrors: true }).compile<ScaleFile>(readSchema('fidelity-scale'));

/**
 * Reads every `<scale>/<version>/scale.yaml` below a folder.
 * @returns the scales by name of folder, and of each the versions from the oldest to the newest
 * @throws Error naming file, item and reason of each fault in the first broken file
 */
export function loadScales(folder: string, measures: KnownMeasures): Scale[] {
  return subfoldersOf(folder).flatMap((id) => {
    let review: ReviewQuestion[] | undefined;
    return versionsIn(join(folder, id)).map((version) => {
      const scale = loadScale(folder, id, version, measures);
      review = loadReview(join(folder, id, version)) ?? review;
      return review ? withReview(scale, review) : scale;
    });
  });
}

function loadScale(folder: string, id: string, version: string, measures: KnownMeasures): Scale {
  const path = join(folder, id, version, 'scale.yaml');
  const refuse = (faults: ScaleFault[]): never => {
    const lines = faults.map(({ where, reason }) => `  ${where}: ${reason}`);
    throw new Error([`${relative(projectRoot, path)} cannot be used:`, ...lines].join('\n'));
  };
  let bytes: Buffer;
  let content: unknown;
  try {
    bytes = readFileSync(path);
    content = load(bytes.toString('utf8'));
  } catch (error) {
    return refuse([{ where: 'file', reason: (error as Error).message }]);
  }
  if (!validate(content)) return refuse(schemaFaults(content, validate.errors ?? []));
  const faults = checkScale(content, measures);
  if (content.id !== id) faults.push({ where: 'id', reason: `must be ${id}, as its folder is called` });
  if (content.version !== version)
    faults.push({ where: 'version', reason: `must be ${version}, as its folder is called` });
  if (faults.length > 0) return refuse(faults);
  return { ...inEveryLanguage(content), checksum: createHash('sha256').update(bytes).digest('hex') };
}

/** Says which item each fault is in, by its code. */
function schemaFaults(content: unknown, errors: readonly ErrorObject[]): ScaleFault[] {
  return errors.map(({ instancePath, message, params }) => {
    const [, part, index, ...rest] = instancePath.split('/');
    const detail = [message, params.additionalProperty, params.allowedValues?.join(', ')]
      .filter(Boolean)
      .join(': ');
    if (part !== 'items' || index === undefined)
      return { where: instancePath.slice(1) || 'file', reason: detail };
    const code = (content as { items: { code?: unknown }[] }).items[Number(index)]?.code;
    const where = typeof code === 'string' ? `item ${code}` : `item ${Number(index) + 1}`;
    return { where, reason: rest.length > 0 ? `${rest.join('/')} ${detail}` : detail };
  });
}
