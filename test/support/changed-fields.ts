import { contentFields, isText } from '../../src/plans/plan-content.js';
import type { Content } from '../../src/plans/plan-fields.js';

type Row = Record<string, unknown>;

/** A version in which one field of its content, or of one of its rows, says something else. */
export interface Change<Version> {
  /** As `closedHours`, or `statements.text`. */
  name: string;
  field: Content<unknown>;
  /** What it says now, where it is text. */
  text: string | undefined;
  version: Version;
}

/** One version for each other thing that each field of the list could say. @param version with something in every field */
export function changesOf<Version extends object>(fields: object, version: Version): Change<Version>[] {
  return contentFields(fields).flatMap(([name, field]): Change<Version>[] => {
    const value = (version as Row)[name];
    if (field.is === 'CONTENT')
      return others(name, field, value).map((change) => ({
        name,
        field,
        text: isText(field) ? String(change[name]) : undefined,
        version: { ...version, ...change },
      }));
    return (value as Row[]).flatMap((row, index) =>
      changesOf(field.fields, row).map((change) => ({
        ...change,
        name: `${name}.${change.name}`,
        version: { ...version, [name]: (value as Row[]).with(index, change.version) },
      })),
    );
  });
}

function others(name: string, { kind, choices = {} }: Content<unknown>, value: unknown): Row[] {
  switch (kind) {
    case 'WORDS':
    case 'LINE':
      return [{ [name]: `Det nya i ${name}.` }];
    case 'DAY':
      return [{ [name]: '2031-07-19' }];
    case 'YES_NO':
      return [{ [name]: !value }];
    case 'CODE':
      return [{ [name]: value === 'EARLY_SIGNS' ? 'OWN_ACTIONS' : 'EARLY_SIGNS' }];
    case 'NUMBER':
      return [{ [name]: value === 1 ? 2 : 1 }];
    case 'CHOICE':
      return Object.values(choices)
        .filter((other) => other !== value)
        .map((other) => ({ [name]: other }));
    case 'REFERENCE':
      return [
        {
          [name]: 'another',
          [name.replace(/Id$/, '')]: { name: 'En annan', kind: 'REGION', openingHours: '', phone: '' },
        },
      ];
  }
}

/** The fields that are to be seen wherever the plan is read outside the program, and those that are not. */
export function namesOf(
  changes: readonly Change<unknown>[],
  audience: Content<unknown>['audience'],
): string[] {
  return [...new Set(changes.flatMap(({ name, field }) => (field.audience === audience ? name : [])))];
}
