import { type EntityManager, In } from 'typeorm';
import { withJoined } from '../persons/joins/joined-records.js';
import { recordEntriesOfPerson } from '../platform/access-log/entries-of-records.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import type { Locale } from '../platform/i18n/locale.js';
import { PlanCopy } from '../releases/plan-copy.entity.js';
import { placesOf } from '../teams/places-of-entries.js';
import { foldEntries } from './fold-entries.js';
import { logLine } from './log-lines.js';
import type { PersonLogLine } from './person-log.type.js';

/**
 * One page of who has opened a person's records, in words, the latest first. Whoever asks has seen that it may be told.
 * @param isTold whether it is told who was given a copy
 */
export async function readPersonLog(
  manager: EntityManager,
  locale: Locale,
  personId: string,
  page: PageInput,
  isTold: (copy: PlanCopy) => boolean,
): Promise<PageOf<PersonLogLine>> {
  const personIds = await withJoined(manager, personId);
  const { entries, total } = await recordEntriesOfPerson(manager, personIds, page);
  const places = await placesOf(manager, entries);
  const copies = await manager.findBy(PlanCopy, {
    id: In(entries.flatMap(({ recordId }) => recordId ?? [])),
  });
  const copyOf = new Map(copies.filter(isTold).map((copy) => [copy.id, copy]));
  const items = foldEntries(entries).map(({ entry, times }) =>
    logLine(locale, entry, places, { times, copy: copyOf.get(entry.recordId ?? '') }),
  );
  return { total, items };
}
