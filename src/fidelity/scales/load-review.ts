import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { readSchema } from '../../platform/data-files.js';
import { inEveryLanguage } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import { type ReviewQuestion, ratedOf, type Scale } from './scale.js';

interface ReviewFile {
  questions: ReviewQuestion[];
}

const validate = new Ajv({ allErrors: true }).compile<ReviewFile>(readSchema('fidelity-review'));

/**
 * Reads the questions of a chart review beside a version of a scale.
 * @returns undefined where that version has none of its own
 * @throws Error that names the file and each fault
 */
export function loadReview(folder: string): ReviewQuestion[] | undefined {
  const path = join(folder, 'review.yaml');
  if (!existsSync(path)) return undefined;
  const content = load(readFileSync(path, 'utf8'));
  if (!validate(content))
    throw unusable(
      path,
      (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath.slice(1) || 'file'} ${message}`,
      ),
    );
  const codes = content.questions.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (twice.length > 0)
    throw unusable(
      path,
      twice.map((code) => `question ${code} occurs twice`),
    );
  return inEveryLanguage(content).questions;
}

/** A version of a scale with the questions that hold for it. @throws Error where one is about an item that it does not have */
export function withReview(scale: Scale, review: readonly ReviewQuestion[]): Scale {
  const codes = scale.items.flatMap(ratedOf).map(({ code }) => code);
  const lost = review.filter(({ item }) => !codes.includes(item));
  if (lost.length === 0) return { ...scale, review };
  throw unusable(
    join(projectRoot, 'fidelity-scales', scale.id, scale.version),
    lost.map(({ code, item }) => `question ${code} is about ${item}, which is no item of the scale`),
  );
}

function unusable(path: string, faults: readonly string[]): Error {
  return new Error(
    [`${relative(projectRoot, path)} cannot be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n'),
  );
}
