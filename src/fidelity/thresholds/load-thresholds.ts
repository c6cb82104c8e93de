import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import { JSON_SCHEMA, load } from 'js-yaml';
import { readSchema } from '../../platform/data-files.js';
import { inEveryLanguage } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import type { Scale } from '../scales/scale.js';
import type { Threshold } from './threshold.js';

const validate = new Ajv({ allErrors: true }).compile<Threshold>(readSchema('fidelity-threshold'));

/**
 * Reads every `<holder>.yaml` of a folder, by name.
 * @throws Error naming the file, and place and reason of each fault in the first broken one
 */
export function loadThresholds(folder: string, scales: readonly Scale[]): Threshold[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.toSorted().map((name) => loadFile(join(folder, name), scales));
}

function loadFile(path: string, scales: readonly Scale[]): Threshold {
  const refuse = (faults: string[]): never => {
    const lines = faults.map((fault) => `  ${fault}`);
    throw new Error([`${relative(projectRoot, path)} cannot be used:`, ...lines].join('\n'));
  };
  let content: unknown;
  try {
    // Days stay the text they are.
    content = load(readFileSync(path, 'utf8'), { schema: JSON_SCHEMA });
  } catch (error) {
    return refuse([(error as Error).message]);
  }
  if (!validate(content))
    return refuse(
      (validate.errors ?? []).map(({ instancePath, message, params }) =>
        [instancePath.slice(1) || 'file', message, params.additionalProperty, params.allowedValues?.join()]
          .filter(Boolean)
          .join(': '),
      ),
    );
  const faults = faultsIn(content, scales);
  return faults.length > 0 ? refuse(faults) : inEveryLanguage(content);
}

/** What a schema cannot say: what is asked of is there, in the newest version of the scale. */
function faultsIn({ scale: id, from, to, all }: Threshold, scales: readonly Scale[]): string[] {
  const scale = scales.findLast((one) => one.id === id);
  if (!scale) return [`scale: there is no scale ${id}`];
  const codes = { subscale: scale.subscales, item: scale.items };
  const lacks = (kind: keyof typeof codes, code: string) => codes[kind].every((one) => one.code !== code);
  return [
    ...(to !== undefined && to < from ? ['to: must not be before from'] : []),
    ...all.flatMap((condition) => {
      if ('item' in condition && lacks('item', condition.item))
        return [`all: ${id} has no item ${condition.item}`];
      if ('subscale' in condition && lacks('subscale', condition.subscale))
        return [`all: ${id} has no subscale ${condition.subscale}`];
      return [];
    }),
  ];
}
