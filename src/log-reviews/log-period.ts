import type { EntityManager } from 'typeorm';
import type { RecordPlace } from '../platform/access-log/entries-of-records.js';
import { sql } from '../platform/database/sql.js';
import { addDays } from '../platform/dates/civil-date.js';
import { startOfDay } from '../platform/dates/today.js';
import type { LogReview } from './log-review.entity.js';
import type { DeniedAttempts, RefusedSignIns } from './log-review.type.js';

type Period = Pick<LogReview, 'principalId' | 'periodFrom' | 'periodTo'>;

const NUMBERS_AT_A_TIME = 10_000;
const ACCOUNTS = 100;

/** The part of the log that is about one principal's records in a period; the reviewers' own reading is not. */
const IN_PERIOD = `owner_id = :principalId AND at >= :start AND at < :end AND action <> 'REVIEW'`;

const parametersOf = ({ principalId, periodFrom, periodTo }: Period) => ({
  principalId,
  start: startOfDay(periodFrom),
  end: startOfDay(addDays(periodTo, 1)),
});

/** The places of what it says of each record, named `7`, or `7/1`, `7/2` … where row 7 is about a list; a page at a time. */
export async function* placesInPeriod(manager: EntityManager, period: Period): AsyncGenerator<string[]> {
  for (let after = 0; ; ) {
    const rows = await sql<{ number: number; items: number }>(
      manager,
      `SELECT number,
          (SELECT COUNT(*) FROM audit_log_list list JOIN audit_log_list_item item ON item.list_number = list.number
            WHERE list.id = entry.list_id) AS items
         FROM audit_log_entry entry WHERE ${IN_PERIOD} AND number > :after
        ORDER BY number LIMIT ${NUMBERS_AT_A_TIME}`,
      { ...parametersOf(period), after },
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ number, items }) => namesOf(number, Number(items)));
    after = last.number;
  }
}

const namesOf = (number: number, items: number): string[] =>
  items === 0 ? [`${number}`] : Array.from({ length: items }, (_, index) => `${number}/${index + 1}`);

/** The place that a name of {@link placesInPeriod} stands for. */
export function placeOf(name: string): RecordPlace {
  const [number, item = 0] = name.split('/').map(Number);
  return { number: number!, item };
}

/** What was refused in the period, by account. */
export async function deniedInPeriod(manager: EntityManager, period: Period): Promise<DeniedAttempts[]> {
  const rows = await sql<DeniedAttempts>(
    manager,
    `SELECT MAX(actor_name) AS "who", COUNT(*) AS "times", COUNT(DISTINCT person_id) AS "persons"
       FROM audit_log_entry WHERE ${IN_PERIOD} AND outcome = 'DENIED'
      GROUP BY account_id ORDER BY 2 DESC, 1 LIMIT ${ACCOUNTS}`,
    parametersOf(period),
  );
  // PostgreSQL gives counts as text.
  return rows.map(({ who, times, persons }) => ({
    who: who ?? '',
    times: Number(times),
    persons: Number(persons),
  }));
}

/** Sign-ins in the period that were refused the principal's own accounts, by account and why. */
export async function refusedSignInsInPeriod(
  manager: EntityManager,
  period: Period,
): Promise<RefusedSignIns[]> {
  const rows = await sql<RefusedSignIns>(
    manager,
    `SELECT MAX(actor_name) AS "who", reason AS "refusal", COUNT(*) AS "times"
       FROM audit_log_entry
      WHERE record_type = 'session' AND outcome = 'DENIED' AND principal_id = :principalId
        AND at >= :start AND at < :end
      GROUP BY account_id, reason ORDER BY 3 DESC, 1, 2 LIMIT ${ACCOUNTS}`,
    parametersOf(period),
  );
  return rows.map(({ times, ...row }) => ({ ...row, times: Number(times) }));
}
