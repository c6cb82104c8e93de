import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { findPage } from '../platform/database/find-page.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { numberOf } from '../platform/text/telephone-number.js';
import { RegisterChange, type RegisterEvent, type RegisterRecord } from './register-change.entity.js';

/** A record as its history tells it: each field in words or codes, by name. */
export type RecordTexts = Record<string, string | null>;

/** One thing that changed, in words or codes as they are to be read later. */
export type ChangedText = Pick<RegisterChange, 'field' | 'earlierText' | 'newText'>;

/** @throws DomainError INVALID when nothing differs */
export function changedTexts(before: RecordTexts, now: RecordTexts): ChangedText[] {
  const changed = Object.keys(now)
    .filter((field) => now[field] !== before[field])
    .map((field) => ({ field, earlierText: before[field] ?? null, newText: now[field] ?? null }));
  if (changed.length === 0) throw invalid([{ path: '', code: 'nothingCorrected' }]);
  return changed;
}

/** Writes what happened to a record into its history: a row for each thing that changed, or one where there is none. */
export async function noteChanges(
  manager: EntityManager,
  actor: Actor,
  record: { recordType: RegisterRecord; recordId: string; event: RegisterEvent; reason?: string },
  changes: readonly ChangedText[] = [{ field: null, earlierText: null, newText: null }],
): Promise<void> {
  const recordedAt = new Date();
  const rows = changes.map((change) => ({
    ...record,
    ...change,
    earlierNumber: numberIn(change, change.earlierText),
    newNumber: numberIn(change, change.newText),
    id: randomUUID(),
    reason: record.reason ?? null,
    recordedAt,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  }));
  await insertRows(manager, RegisterChange, rows);
}

const numberIn = ({ field }: ChangedText, text: string | null) =>
  field === 'phone' && text !== null ? numberOf(text) : null;

/** One page of what has happened to a record, the newest first. */
export function historyOf(
  manager: EntityManager,
  recordId: string,
  page: PageInput,
): Promise<PageOf<RegisterChange>> {
  const order = { recordedAt: 'DESC', field: 'ASC', id: 'ASC' } as const;
  return findPage(manager, RegisterChange, { where: { recordId }, order }, page);
}
