import { Audience } from '../disclosure/audience.js';
import { drawable, undrawable } from '../platform/documents/drawable.js';
import type { Problem } from '../platform/errors/problem.js';
import { contentFields, contentOf, isText } from './plan-content.js';
import type { PlanDefinition, Versioned } from './plan-definition.js';
import type { ContentOf } from './plan-fields.js';
import type { PlanVersionRecord } from './plan-record.entity.js';

/** Letters of the words that a problem quotes, so that the row is known again. */
const QUOTED = 40;

/**
 * All that keeps a draft from being agreed: what the plan lacks, and each text with letters that no sheet could show.
 * @param day today
 */
export function problemsOf<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
>(definition: PlanDefinition<Plan, Version, All>, draft: Version, day: string): Problem[] {
  const { fields, sent, problems } = definition;
  const unprinted = namesOnNoSheet(fields);
  return [...problems(draft, day), ...notDrawable(sent(contentOf(fields, draft)), unprinted)];
}

/** @param written as the form holds it, so that the path is that of the field in it */
function notDrawable(written: object, unprinted: ReadonlySet<string>, before = ''): Problem[] {
  return Object.entries(written).flatMap(([name, value]) => {
    const path = `${before}${name}`;
    if (unprinted.has(name)) return [];
    if (typeof value === 'object' && value !== null) return notDrawable(value, unprinted, `${path}.`);
    const letters = typeof value === 'string' ? undrawable(value) : [];
    return letters.length > 0
      ? [{ path, code: 'notDrawable', params: { row: quoted(value), letters: letters.join(', ') } }]
      : [];
  });
}

/** The beginning of a text as paper would show it. */
function quoted(text: string): string {
  const words = drawable(text, new Set()).replace(/\s+/g, ' ').trim();
  const letters = Array.from(words);
  return letters.length > QUOTED ? `${letters.slice(0, QUOTED).join('')}…` : words;
}

/** The names of fields that are printed for nobody. */
function namesOnNoSheet(fields: object): Set<string> {
  const names = contentFields(fields).flatMap(([name, field]) => {
    if (field.is === 'ROWS') return [...namesOnNoSheet(field.fields)];
    return isText(field) && field.audience === Audience.TEAM ? [name] : [];
  });
  return new Set(names);
}
