import type { Actor } from '../access/actor.js';
import type { NotedRecord } from '../contacts/noted-record.js';
import type { ChangedRecord, RecordedContent } from '../contacts/record-change.entity.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, statusOf } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { changeLines, linesOf, type Names } from './record-lines.js';

/** What the page of a record shows of it. */
export interface ShownRecord {
  /** Where it belongs. */
  above: { href: string; name: string };
  record: NotedRecord;
  content: RecordedContent;
  names: Names;
  mayWrite: boolean;
}

interface RecordPage extends ShownRecord {
  recordType: ChangedRecord;
  /** Its page. */
  href: string;
  /** What was sent of its voiding. */
  form: Form<unknown>;
}

/** A record of the day: what it says, what it said before, and a way to put it right or void it. */
export function recordPage({ locale }: Actor, shown: RecordPage): Page {
  const { recordType, href, above, record, content, names, mayWrite, form } = shown;
  const changes = changeLines(locale, content, record.history ?? [], names).map(({ at, ...change }) => ({
    ...change,
    when: formatDateTime(locale, at),
  }));
  const model = {
    title: translate(locale, `day.titleOf.${recordType}`),
    recordId: record.id,
    href,
    above,
    lines: linesOf(locale, content, names),
    isVoided: record.voidedAt !== null,
    noted: record.notedAt && { name: record.notedByName, when: formatDateTime(locale, record.notedAt) },
    changes,
    mayChange: mayWrite && record.voidedAt === null,
    mayGoOn: goesOn(content),
    form,
  };
  return page('days/record', model, statusOf(form));
}

/** Whether something is yet to be told of it: that somebody was discharged, or that an intervention began or ended. */
const goesOn = (content: RecordedContent) => content.dischargedOn === null || content.endedOn === null;
