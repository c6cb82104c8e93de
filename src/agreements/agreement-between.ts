import { isOn, type Spell } from '../platform/dates/periods.js';
import { AgreementSubject } from './agreement-subject.js';

/** What of an agreement says between whom it holds, about what and when. */
export interface HoldingAgreement extends Spell {
  principals: readonly { id: string }[];
  covers: readonly AgreementSubject[];
  /** The day from which it holds no more, whatever its last day is. */
  endedOn?: string | null;
}

/** Whether an agreement holds on a day, YYYY-MM-DD. */
const holds = (agreement: HoldingAgreement, day: string): boolean =>
  isOn(day, agreement) && (!agreement.endedOn || day < agreement.endedOn);

/**
 * The agreement that holds between principals about something on a day, YYYY-MM-DD. Where several do, that of the
 * fewest principals, and of those the one that began last.
 */
export function agreementBetween<Agreement extends HoldingAgreement>(
  agreements: readonly Agreement[],
  principalIds: readonly string[],
  subject: AgreementSubject,
  day: string,
): Agreement | undefined {
  if (new Set(principalIds).size < 2) return undefined;
  return agreements
    .filter(
      (agreement) =>
        agreement.covers.includes(subject) &&
        holds(agreement, day) &&
        principalIds.every((wanted) => agreement.principals.some(({ id }) => id === wanted)),
    )
    .sort((a, b) => a.principals.length - b.principals.length || b.fromDate.localeCompare(a.fromDate))[0];
}

/** What two agreements between the same principals both cover on some day; what is told in words alone may be several. */
export function sharedSubject(one: HoldingAgreement, other: HoldingAgreement): AgreementSubject | undefined {
  const ids = ({ principals }: HoldingAgreement) =>
    principals
      .map(({ id }) => id)
      .sort()
      .join();
  // The first day that both have, if they have one.
  const first = one.fromDate > other.fromDate ? one.fromDate : other.fromDate;
  if (ids(one) !== ids(other) || !holds(one, first) || !holds(other, first)) return undefined;
  return one.covers.find((subject) => subject !== AgreementSubject.OTHER && other.covers.includes(subject));
}
