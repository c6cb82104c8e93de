import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { load } from 'js-yaml';
import { readSchema } from '../../platform/data-files.js';
import { inEveryLanguage } from '../../platform/i18n/locale.js';
import type { ScaleFault } from './check-scale.js';
import type { ScaleTexts } from './overlay-texts.js';
import { levelsOf, ratedOf, type Scale } from './scale.js';

const validate = new Ajv({ allErrors: true }).compile<ScaleTexts>(readSchema('fidelity-texts'));

/**
 * Reads every `<scale>/<version>.yaml` below a site's folder of licensed texts. Hidden files are left alone.
 * @throws Error naming file, item and reason of each fault in the first broken file
 */
export function loadTexts(folder: string, scales: readonly Scale[]): ScaleTexts[] {
  let ids: string[];
  try {
    ids = visible(folder).filter((id) => statSync(join(folder, id)).isDirectory());
  } catch (error) {
    throw new Error(`FIDELITY_TEXTS cannot be used: ${(error as Error).message}`);
  }
  return ids.flatMap((id) => visible(join(folder, id)).map((file) => loadFile(folder, id, file, scales)));
}

function loadFile(folder: string, id: string, file: string, scales: readonly Scale[]): ScaleTexts {
  const path = join(folder, id, file);
  const refuse = (faults: ScaleFault[]): never => {
    const lines = faults.map(({ where, reason }) => `  ${where}: ${reason}`);
    throw new Error([`${path} cannot be used:`, ...lines].join('\n'));
  };
  const scale = scales.find(({ id: known, version }) => known === id && `${version}.yaml` === file);
  if (!scale) return refuse([{ where: 'file', reason: 'no scale has this folder and version (.yaml)' }]);
  let content: unknown;
  try {
    content = load(readFileSync(path, 'utf8'));
  } catch (error) {
    return refuse([{ where: 'file', reason: (error as Error).message }]);
  }
  if (!validate(content)) return refuse((validate.errors ?? []).map(schemaFault));
  const faults = checkTexts(content, scale);
  return faults.length > 0 ? refuse(faults) : inEveryLanguage(content);
}

/** What a JSON Schema cannot say of the texts. Empty when they fit their scale. */
function checkTexts(texts: ScaleTexts, scale: Scale): ScaleFault[] {
  const faults: ScaleFault[] = [];
  if (texts.scale !== scale.id)
    faults.push({ where: 'scale', reason: `must be ${scale.id}, as its folder is called` });
  if (texts.version !== scale.version)
    faults.push({ where: 'version', reason: `must be ${scale.version}, as its file is called` });
  const ratings = new Map<string, readonly number[]>([
    ...scale.items.map(({ code }) => [code, []] as const),
    ...scale.items
      .flatMap(ratedOf)
      .map((item) => [item.code, levelsOf(item).map((level) => level.rating)] as const),
  ]);
  for (const [code, { levels = {} }] of Object.entries(texts.items)) {
    const known = ratings.get(code)?.map(String);
    if (!known) faults.push({ where: `item ${code}`, reason: 'is not in the scale' });
    for (const rating of known ? Object.keys(levels).filter((given) => !known.includes(given)) : [])
      faults.push({ where: `item ${code}`, reason: `has no rating ${rating}` });
  }
  return faults;
}

function schemaFault({ instancePath, message, params }: ErrorObject): ScaleFault {
  const [, part, code, ...rest] = instancePath.split('/');
  const detail = [message, params.additionalProperty].filter(Boolean).join(': ');
  if (part !== 'items' || code === undefined)
    return { where: instancePath.slice(1) || 'file', reason: detail };
  return { where: `item ${code}`, reason: [rest.join('/'), detail].filter(Boolean).join(' ') };
}

function visible(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted();
}
