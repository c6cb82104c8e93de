import type { RecordedContent } from '../contacts/record-change.entity.js';

type Value = RecordedContent[string];

/** What is named is named in no order. */
const plain = (value: Value) => (Array.isArray(value) ? [...value].sort().join(' ') : value);

/** The fields in which two states of a record differ. */
export function changedFields(before: RecordedContent, after: RecordedContent): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => plain(before[field] ?? null) !== plain(after[field] ?? null),
  );
}

/** Whether nothing that was told before is told otherwise now: only what was missing has been filled in. */
export function tellsOnlyMore(before: RecordedContent, after: RecordedContent): boolean {
  return changedFields(before, after).every((field) => (before[field] ?? null) === null);
}
