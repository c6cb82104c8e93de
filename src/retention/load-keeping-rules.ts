import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { readSchema } from '../platform/data-files.js';
import { projectRoot } from '../platform/project-root.js';
import type { KeepingRules } from './keeping-rules.js';

const validate = new Ajv({ allErrors: true }).compile<KeepingRules>(readSchema('keeping-rules'));

/** @throws Error naming the file, and place and reason of each fault in it */
export function loadKeepingRules(path: string): KeepingRules {
  const refuse = (faults: string[]): never => {
    const lines = faults.map((fault) => `  ${fault}`);
    throw new Error([`${relative(projectRoot, path)} cannot be used:`, ...lines].join('\n'));
  };
  let content: unknown;
  try {
    content = load(readFileSync(path, 'utf8'));
  } catch (error) {
    return refuse([(error as Error).message]);
  }
  if (!validate(content))
    return refuse(
      validate.errors!.map(({ instancePath, message, params }) =>
        [instancePath.slice(1) || 'file', message, params.additionalProperty, params.allowedValues?.join()]
          .filter(Boolean)
          .join(': '),
      ),
    );
  const faults = faultsIn(content);
  return faults.length > 0 ? refuse(faults) : content;
}

/** What a schema cannot say: each record falls under one rule, and what is excepted from is there. */
function faultsIn({ rules, placedChildren, research }: KeepingRules): string[] {
  const ids = [...rules, placedChildren, research].map(({ id }) => id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  const cells = (['HEALTH', 'SOCIAL'] as const).flatMap((activity) =>
    (['PUBLIC', 'PRIVATE'] as const).map((kind) => ({
      name: `${activity}, ${kind}`,
      n: rules.filter((rule) => rule.activity === activity && rule.principals.includes(kind)).length,
    })),
  );
  return [
    ...twice.map((id) => `id ${id}: there are two`),
    ...cells.filter(({ n }) => n !== 1).map(({ name, n }) => `rules: ${n} for ${name}; must be one`),
    ...[placedChildren, research].flatMap(({ id, from }) =>
      from
        .filter((one) => !rules.some((rule) => rule.id === one))
        .map((one) => `${id}: from ${one}, which is no rule`),
    ),
  ];
}

/** `data/keeping/keeping-rules.yaml`, read when the program starts. */
export const keepingRules = loadKeepingRules(join(projectRoot, 'data/keeping/keeping-rules.yaml'));
