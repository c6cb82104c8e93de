import type { Contact } from '../contacts/contact.entity.js';
import { outcomeOf } from '../contacts/contact-rules.js';
import type { RecordChange, RecordedContent } from '../contacts/record-change.entity.js';
import { sectionOf } from '../crisis-plans/packs/pack.js';
import { type InPack, packOf } from '../crisis-plans/packs/packs.js';
import { contactWords } from '../days/contact-words.js';
import { changeLines } from '../days/record-lines.js';
import type { Correction } from '../persons/amendment.entity.js';
import { correctionLine } from '../persons/correction-line.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import type { IdentityKind } from '../persons/person-kinds.js';
import { hasMessage } from '../platform/i18n/catalogue.js';
import { formatDate, formatDateTime, formatDayOfYear, formatMonth } from '../platform/i18n/format-date.js';
import { collators, type Locale } from '../platform/i18n/locale.js';
import { type MessageParams, translate } from '../platform/i18n/translate.js';
import { copyOf, summaryText } from '../releases/copy-view.js';
import type { SummaryContent } from '../releases/person-summary.entity.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';
import type { TakenDocument } from '../releases/taken-document.entity.js';
import type { CopiedRow, ReadCopy } from './person-copy.service.js';
import { type CopiedAs, columnsOf, fieldOf } from './person-copy-columns.js';

/** One thing on a line: what it is, what is said of it, and the rest by its labels. */
interface CopyLine {
  name: string;
  text: string | null;
  facts: { label: string; text: string }[];
}

interface CopyPart {
  heading: string | null;
  lines: CopyLine[];
}

export interface CopyChapter {
  heading: string;
  about: string;
  parts: CopyPart[];
}

/** What is read together, in the order of the sheet, and the tables that it tells. */
export const CHAPTERS = {
  person: ['person', 'person_number', 'record_join'],
  enrolments: ['enrolment', 'enrolment_coordinator', 'intensity_change', 'legal_frame_change', 'board_entry'],
  contacts: ['contact', 'contact_staff'],
  meetings: ['team_meeting_person'],
  stays: ['hospital_episode'],
  discharges: ['discharge'],
  interventions: ['intervention'],
  needs: ['needs_inventory', 'need'],
  resourceGroups: [
    ...['resource_group', 'resource_group_version', 'resource_group_member', 'resource_group_goal'],
    ...['resource_group_meeting', 'resource_group_goal_note'],
  ],
  crisisPlans: [
    ...['crisis_plan', 'crisis_plan_version', 'crisis_plan_statement', 'closed_hours_unit'],
    ...['crisis_plan_contact', 'crisis_plan_participant', 'crisis_plan_skipped_section'],
    ...['unit_question', 'unit_answer'],
  ],
  sips: [
    'sip',
    'sip_call',
    'sip_version',
    'sip_goal',
    'sip_measure',
    'sip_participant',
    'sip_follow_up',
    'sip_follow_up_action',
  ],
  offers: ['plan_offer'],
  copies: ['plan_copy', 'plan_link', 'person_summary'],
  ownPage: ['own_page', 'own_words'],
  taken: ['taken_document'],
  consents: ['ground', 'ground_scan', 'block'],
  holds: ['record_hold'],
  corrections: ['record_change', 'correction', 'voiding', 'plan_ending', 'disagreement'],
  readers: ['emergency_opening', 'lift_request', 'audit_chart'],
} as const;
type Chapter = keyof typeof CHAPTERS;

const NOTED = ['notedByName', 'notedAt'];
/** Columns that the name or the text of a line says, or that the file to load tells alone. */
export const TOLD: Readonly<Record<string, readonly string[]>> = {
  person_number: ['number'],
  enrolment: ['teamId', 'fromDate'],
  enrolment_coordinator: ['staffMemberId'],
  contact: [
    ...['date', 'time', 'minutes', 'mode', 'place', 'personPresent', 'naturalSupportPresent'],
    ...['noShow', 'notFound', 'crisis', 'consultation', ...NOTED],
  ],
  contact_staff: ['staffMemberId'],
  team_meeting_person: ['date', 'time', 'minutes'],
  hospital_episode: ['admittedOn', 'dischargedOn', ...NOTED],
  discharge: ['admittedOn', ...NOTED],
  intervention: ['method', ...NOTED],
  needs_inventory: ['madeOn'],
  own_words: ['text'],
  need: ['kind', 'answer'],
  record_change: ['recordType', 'at', 'accountName', 'reason', 'voids'],
  plan_offer: ['plan', 'offeredOn'],
  plan_copy: ['plan', 'versionNumber', 'receiverName'],
  person_summary: ['receiverName', 'content'],
  taken_document: ['plan', 'versionNumber'],
  resource_group: ['changedAt'],
  resource_group_version: ['number'],
  resource_group_meeting: ['date', 'number'],
  resource_group_goal_note: ['date', 'number'],
  resource_group_member: ['name', 'version'],
  resource_group_goal: ['text', 'term', 'version'],
  crisis_plan: ['label'],
  crisis_plan_version: ['number', 'status', 'pack', 'packVersion'],
  crisis_plan_statement: ['section', 'stage', 'text'],
  closed_hours_unit: ['unitId', 'task'],
  crisis_plan_contact: ['name'],
  crisis_plan_participant: ['name'],
  crisis_plan_skipped_section: ['section'],
  unit_question: ['unitId', 'task'],
  unit_answer: ['unitId', 'task'],
  ground_scan: ['fileName'],
  sip_version: ['number', 'status'],
  sip_goal: ['text', 'term'],
  sip_measure: ['text'],
  sip_participant: ['name'],
  sip_follow_up: ['heldOn'],
  sip_call: ['kind', 'meetingOn'],
  ground: ['kind'],
  record_hold: ['reason', 'note', 'setAt', 'setByName', 'liftedAt', 'liftedByName'],
  emergency_opening: ['accountName', 'openedAt'],
  lift_request: ['accountName', 'askedAt'],
  audit_chart: ['number'],
  correction: ['recordType', 'field', 'earlierText', 'newText', 'reason', 'recordedAt', 'recordedByName'],
  disagreement: ['recordType', 'text'],
  voiding: ['recordType', 'reason', 'recordedAt', 'recordedByName'],
  plan_ending: ['recordType', 'recordedAt', 'recordedByName'],
};

/** The copy as it is read: chapter by chapter, each in order of time. */
export function chaptersOf(read: ReadCopy, locale: Locale): CopyChapter[] {
  const teller = new Teller(read, locale);
  return (Object.keys(CHAPTERS) as Chapter[]).map((chapter) => ({
    heading: translate(locale, `personCopy.chapter.${chapter}`),
    about: translate(locale, `personCopy.about.${chapter}`),
    parts: teller[chapter]().filter(({ lines }) => lines.length > 0),
  }));
}

/** Tells each chapter of one copy. */
class Teller implements Record<Chapter, () => CopyPart[]> {
  private readonly staffOf: ReadonlyMap<unknown, string[]>;

  constructor(
    private readonly read: ReadCopy,
    private readonly locale: Locale,
  ) {
    const staff = Map.groupBy(this.rows('contact_staff'), ({ contactId }) => contactId);
    const namesOf = (rows: CopiedRow[]) =>
      rows.map(({ staffMember }) => `${staffMember}`).sort(collators[locale].compare);
    this.staffOf = new Map([...staff].map(([id, rows]) => [id, namesOf(rows)]));
  }

  person(): CopyPart[] {
    const cards = this.rows('person').map((row) => part(null, this.factLines('person', row)));
    const former = this.rows('person_number', 'knownFrom').filter(({ endedAt }) => endedAt !== null);
    const numbers = former.map((row) => {
      const number = { identityNumber: `${row.number}`, identityKind: row.kind as IdentityKind };
      return this.line('person_number', row, this.say('number', { number: showIdentityNumber(number) }));
    });
    const joins = this.rows('record_join', 'decidedAt').map((row) =>
      this.line('record_join', row, this.say('join')),
    );
    return [...cards, part(null, [...numbers, ...joins])];
  }

  enrolments(): CopyPart[] {
    return this.rows('enrolment', 'fromDate').map((row) =>
      part(this.nameOf('enrolment', row), [
        this.line('enrolment', row, this.say('team'), `${row.team}`),
        ...this.under('enrolment_coordinator', 'enrolmentId', row, 'fromDate').map((one) =>
          this.line('enrolment_coordinator', one, this.say('coordinator'), `${one.staffMember}`),
        ),
        ...(['intensity_change', 'legal_frame_change', 'board_entry'] as const).flatMap((table) =>
          this.under(table, 'enrolmentId', row, 'fromDate').map((one) =>
            this.line(table, one, this.say(table)),
          ),
        ),
      ]),
    );
  }

  contacts(): CopyPart[] {
    const months = Map.groupBy(this.rows('contact', 'date', 'time'), ({ date }) => `${date}`.slice(0, 7));
    return [...months].map(([month, rows]) =>
      part(
        formatMonth(this.locale, `${month}-01`),
        rows.map((row) => this.line('contact', row, this.dayAndTime(row), this.contact(row))),
      ),
    );
  }

  meetings(): CopyPart[] {
    const rows = this.rows('team_meeting_person', 'date', 'time');
    return untitled(
      rows.map((row) => {
        const when = `${formatDate(this.locale, `${row.date}`)} ${this.t('day.at', { time: `${row.time}` })}`;
        const length = this.t('day.minutes', { n: Number(row.minutes) });
        return this.line('team_meeting_person', row, when, length);
      }),
    );
  }

  stays(): CopyPart[] {
    return this.plain('hospital_episode', 'admittedOn');
  }

  discharges(): CopyPart[] {
    return this.plain('discharge', 'admittedOn');
  }

  interventions(): CopyPart[] {
    return this.plain('intervention', 'offeredOn');
  }

  needs(): CopyPart[] {
    return this.rows('needs_inventory', 'madeOn', 'recordedAt').map((row) =>
      part(formatDate(this.locale, `${row.madeOn}`), [
        ...this.factLines('needs_inventory', row),
        ...this.under('need', 'inventoryId', row).map((one) =>
          this.line('need', one, this.t(`needs.kind.${one.kind}`), this.t(`needs.answer.${one.answer}`)),
        ),
      ]),
    );
  }

  resourceGroups(): CopyPart[] {
    const meetings = this.rows('resource_group_meeting', 'date', 'noteKey', 'number').map((row) =>
      this.line(
        'resource_group_meeting',
        row,
        this.say('groupMeeting', { day: formatDate(this.locale, `${row.date}`) }),
      ),
    );
    const versions = this.rows('resource_group_version', 'groupId', 'number').map((row) => {
      const number = row.number as number;
      const ofVersion = (table: string) =>
        this.rows(table).filter((one) => one.groupId === row.groupId && one.version === number);
      return part(null, [
        this.line('resource_group_version', row, this.say('group', { number })),
        ...ofVersion('resource_group_member').map((one) =>
          this.line('resource_group_member', one, `${one.name}`),
        ),
        ...ofVersion('resource_group_goal').map((one) => this.goal('resource_group_goal', one)),
      ]);
    });
    const notes = this.rows('resource_group_goal_note', 'date', 'noteKey', 'number').map((row) =>
      this.line(
        'resource_group_goal_note',
        row,
        this.say('goalNote', { day: formatDate(this.locale, `${row.date}`) }),
      ),
    );
    return [...versions, part(null, meetings), part(null, notes)];
  }

  crisisPlans(): CopyPart[] {
    return this.rows('crisis_plan_version', 'number').map((row) => {
      const pack = packOf(row as unknown as InPack);
      const codes = pack.sections.map(({ code }) => code);
      const heading = (one: CopiedRow) => sectionOf(pack, `${one.section}`)!.heading[this.locale];
      const statements = this.under('crisis_plan_statement', 'versionId', row, 'stage').sort(
        (one, other) => codes.indexOf(`${one.section}`) - codes.indexOf(`${other.section}`),
      );
      return part(this.nameOf('crisis_plan_version', row), [
        ...this.factLines('crisis_plan_version', row),
        ...statements.map((one) => {
          const stage = one.stage === null ? '' : ` ${one.stage}`;
          return this.line('crisis_plan_statement', one, `${heading(one)}${stage}`, `${one.text}`);
        }),
        ...this.under('crisis_plan_skipped_section', 'versionId', row).map((one) =>
          this.line('crisis_plan_skipped_section', one, heading(one), this.say('notForMe')),
        ),
        ...this.under('closed_hours_unit', 'versionId', row).map((one) =>
          this.line('closed_hours_unit', one, `${one.unit}`, textOrNull(one.task)),
        ),
        ...this.under('crisis_plan_contact', 'versionId', row).map((one) =>
          this.line('crisis_plan_contact', one, this.say('toCall'), textOrNull(one.name)),
        ),
        ...this.under('crisis_plan_participant', 'versionId', row).map((one) =>
          this.line('crisis_plan_participant', one, this.say('tookPart'), textOrNull(one.name)),
        ),
        ...this.under('unit_question', 'versionId', row, 'askedAt').map((one) =>
          this.line('unit_question', one, this.say('unitQuestion', { unit: `${one.unit}` }), `${one.task}`),
        ),
        ...this.under('unit_answer', 'versionId', row, 'answeredAt').map((one) =>
          this.line('unit_answer', one, this.say('unitAnswer', { unit: `${one.unit}` }), `${one.task}`),
        ),
      ]);
    });
  }

  sips(): CopyPart[] {
    const versions = this.rows('sip_version', 'number').map((row) =>
      part(this.nameOf('sip_version', row), [
        ...this.factLines('sip_version', row),
        ...this.under('sip_goal', 'versionId', row).map((one) => this.goal('sip_goal', one)),
        ...this.under('sip_measure', 'versionId', row).map((one) =>
          this.line('sip_measure', one, this.say('action'), `${one.text}`),
        ),
        ...this.under('sip_participant', 'versionId', row).map((one) =>
          this.line('sip_participant', one, this.say('participant'), `${one.name}`),
        ),
        ...this.under('sip_follow_up', 'versionId', row, 'heldOn').flatMap((one) => [
          this.line('sip_follow_up', one, this.say('followUp'), formatDate(this.locale, `${one.heldOn}`)),
          ...this.under('sip_follow_up_action', 'followUpId', one).map((action) =>
            this.line(
              'sip_follow_up_action',
              action,
              this.say('action'),
              `${this.rows('sip_measure').find(({ id }) => id === action.actionId)?.text}`,
            ),
          ),
        ]),
      ]),
    );
    const calls = this.rows('sip_call', 'meetingOn').map((row) =>
      this.line(
        'sip_call',
        row,
        this.t(`sipCall.kind.${row.kind}`),
        formatDate(this.locale, `${row.meetingOn}`),
      ),
    );
    return [...versions, ...untitled(calls)];
  }

  offers(): CopyPart[] {
    return this.plain('plan_offer', 'offeredOn');
  }

  copies(): CopyPart[] {
    return untitled([
      ...this.rows('plan_copy', 'givenAt').flatMap((row) => [
        this.line('plan_copy', row, this.nameOf('plan_copy', row)),
        ...this.under('plan_link', 'copyId', row).map((one) =>
          this.line('plan_link', one, this.say('planLink')),
        ),
      ]),
      ...this.rows('person_summary', 'givenAt').map((row) =>
        this.line(
          'person_summary',
          row,
          this.say('summary', { receiver: `${row.receiverName}` }),
          summaryText(this.locale, row.content as unknown as SummaryContent),
        ),
      ),
    ]);
  }

  ownPage(): CopyPart[] {
    return untitled([
      ...this.rows('own_page', 'madeAt').map((row) => this.line('own_page', row, this.say('ownPage'))),
      ...this.rows('own_words', 'writtenAt').map((row) =>
        this.line('own_words', row, this.say('ownWords'), `${row.text}`),
      ),
    ]);
  }

  taken(): CopyPart[] {
    return untitled(
      this.rows('taken_document', 'takenAt').map((row) =>
        this.line('taken_document', row, copyOf(this.locale, row as unknown as TakenDocument)),
      ),
    );
  }

  consents(): CopyPart[] {
    const grounds = this.rows('ground', 'fromDate').flatMap((row) => [
      this.line('ground', row, this.t(`kind.ground.${row.kind}`)),
      ...this.under('ground_scan', 'groundId', row, 'addedAt').map((one) =>
        this.line('ground_scan', one, this.say('groundScan'), `${one.fileName}`),
      ),
    ]);
    const blocks = this.rows('block', 'setAt').map((row) => this.line('block', row, this.say('block')));
    return untitled([...grounds, ...blocks]);
  }

  holds(): CopyPart[] {
    const said = (what: string, at: unknown, name: unknown) =>
      this.t(`recordHold.${what}`, { at: formatDateTime(this.locale, at as Date), name: `${name}` });
    return untitled(
      this.rows('record_hold', 'setAt').map((row) => {
        const set = said('setBy', row.setAt, row.setByName);
        const lifted = row.liftedAt === null ? [] : [said('liftedBy', row.liftedAt, row.liftedByName)];
        const name = this.t(`kind.holdReason.${row.reason}`);
        return this.line('record_hold', row, name, [`${row.note}`, set, ...lifted].join(' '));
      }),
    );
  }

  corrections(): CopyPart[] {
    const lines: [at: unknown, line: CopyLine][] = [
      ...this.rows('record_change').map((row): [unknown, CopyLine] => [row.at, this.change(row)]),
      ...this.rows('correction').map((row): [unknown, CopyLine] => [row.recordedAt, this.correction(row)]),
      ...this.rows('voiding').map((row): [unknown, CopyLine] => {
        const done = this.done('voided', row.recordedAt, row.recordedByName, row.reason);
        return [row.recordedAt, this.line('voiding', row, this.about(row), done)];
      }),
      ...this.rows('plan_ending').map((row): [unknown, CopyLine] => {
        const done = this.done('ended', row.recordedAt, row.recordedByName, '');
        return [row.recordedAt, this.line('plan_ending', row, this.about(row), done)];
      }),
      ...this.rows('disagreement').map((row): [unknown, CopyLine] => [
        row.recordedAt,
        this.line('disagreement', row, this.about(row), `${row.text}`),
      ]),
    ];
    return untitled(lines.sort(([one], [other]) => Number(one) - Number(other)).map(([, line]) => line));
  }

  readers(): CopyPart[] {
    const openings = this.rows('emergency_opening', 'openedAt').map((row) =>
      this.line(
        'emergency_opening',
        row,
        this.say('emergencyOpening'),
        `${row.accountName}, ${formatDateTime(this.locale, row.openedAt as Date)}`,
      ),
    );
    const requests = this.rows('lift_request', 'askedAt').map((row) =>
      this.line(
        'lift_request',
        row,
        this.say('liftRequest'),
        `${row.accountName}, ${formatDateTime(this.locale, row.askedAt as Date)}`,
      ),
    );
    const samples = this.rows('audit_chart').map((row) =>
      this.line('audit_chart', row, this.say('sample', { number: Number(row.number) })),
    );
    return untitled([...openings, ...requests, ...samples]);
  }

  /** One part of the rows of a table, each by its name. */
  private plain(table: string, ...order: string[]): CopyPart[] {
    return untitled(this.rows(table, ...order).map((row) => this.line(table, row, this.nameOf(table, row))));
  }

  private contact(row: CopiedRow): string {
    const how = [
      contactWords(this.locale, row as unknown as Contact),
      ...(row.naturalSupportPresent
        ? [this.say(row.personPresent ? 'withRelatives' : 'relativesAlone')]
        : []),
      ...(row.crisis ? [this.say('crisis')] : []),
    ];
    return [how.join(', '), ...[this.staffOf.get(row.id)?.join(', ') ?? []].flat()].join('. ');
  }

  private goal(table: string, row: CopiedRow): CopyLine {
    return this.line(table, row, this.t(`documents.goalTerm.${row.term}`), `${row.text}`);
  }

  /** What was corrected or voided, by whom and why, and each thing from what it was to what it became. */
  private change(row: CopiedRow): CopyLine {
    const about = { table: `${row.recordType}`, id: row.recordId };
    const record = this.rows(about.table).find(({ id }) => id === about.id)!;
    const history = this.rows('record_change')
      .filter(({ recordId }) => recordId === about.id)
      .sort((one, other) => Number(other.at) - Number(one.at));
    const contents = history.map((one) => this.withNames(one.before as RecordedContent));
    const now = {
      ...record,
      staffIds: this.staffOf.get(about.id) ?? [],
      outcome: outcomeOf(record as never),
    };
    const after = contents[history.indexOf(row) - 1] ?? only(now, Object.keys(contents[0] ?? {}));
    const before = contents[history.indexOf(row)]!;
    const names = new Map([...this.read.staffNames.values()].map((name) => [name, name]));
    const [told] = changeLines(
      this.locale,
      after as RecordedContent,
      [{ ...row, before } as unknown as RecordChange],
      names,
    );
    const done = this.done(row.voids ? 'voided' : 'corrected', row.at, row.accountName, row.reason);
    const facts = told!.changes.map(({ label, before: was, after: is }) => ({
      label,
      text: this.say('fromTo', { was, is }),
    }));
    return { name: this.about(row), text: done, facts };
  }

  private withNames({ staffIds, ...content }: RecordedContent): RecordedContent {
    if (!Array.isArray(staffIds)) return content;
    return { ...content, staffIds: staffIds.map((id) => this.read.staffNames.get(id) ?? id) };
  }

  private correction(row: CopiedRow): CopyLine {
    const { what, earlier, now, isHidden } = correctionLine(this.locale, row as unknown as Correction);
    const text = isHidden
      ? this.t('correction.hidden')
      : this.say('fromTo', { was: earlier ?? '–', is: now ?? '–' });
    const done = this.done('corrected', row.recordedAt, row.recordedByName, row.reason);
    return { name: this.about(row), text: done, facts: [{ label: what, text }] };
  }

  private done(what: 'corrected' | 'voided' | 'ended', at: unknown, name: unknown, reason: unknown): string {
    const when = formatDateTime(this.locale, at as Date);
    const done = this.say(what, { when, name: `${name}` });
    return reason ? `${done} ${reason}` : done;
  }

  /** The record that something is said about. */
  private about({ recordType, recordId }: CopiedRow): string {
    const record = this.rows(`${recordType}`).find(({ id }) => id === recordId);
    return this.nameOf(`${recordType}`, record!);
  }

  private nameOf(table: string, row: CopiedRow): string {
    const day = (property: string) => formatDate(this.locale, `${row[property]}`);
    switch (table) {
      case 'person':
        return this.t('personCopy.chapter.person');
      case 'enrolment':
        return this.say('enrolment', { from: day('fromDate') });
      case 'contact':
        return `${this.t('day.titleOf.contact')} ${day('date')} ${this.t('day.at', { time: `${row.time}` })}`;
      case 'hospital_episode':
        return row.dischargedOn === null
          ? this.say('admitted', { from: day('admittedOn') })
          : `${day('admittedOn')} – ${day('dischargedOn')}`;
      case 'discharge':
        return this.say('admitted', { from: day('admittedOn') });
      case 'intervention':
        return this.t(`kind.interventionMethod.${row.method}`);
      case 'plan_copy':
        return `${copyOf(this.locale, row as unknown as PlanCopy)}: ${row.receiverName}`;
      case 'plan_offer':
        return `${this.t(`planOffer.plan.${row.plan}`)}, ${day('offeredOn')}`;
      default:
        return this.versionName(table, row);
    }
  }

  private versionName(table: string, row: CopiedRow): string {
    const plan = this.rows('crisis_plan').find(({ id }) => id === row.planId);
    const name =
      table === 'sip_version' ? this.t('planOffer.plan.SIP') : this.t(`crisisPlan.label.${plan?.label}`);
    const status = this.t(`crisisPlan.status.${row.status}`);
    return this.say('versionOf', { plan: name, number: Number(row.number), status });
  }

  private dayAndTime({ date, time }: CopiedRow): string {
    return `${formatDayOfYear(this.locale, `${date}`)} ${this.t('day.at', { time: `${time}` })}`;
  }

  private line(table: string, row: CopiedRow, name: string, text: string | null = null): CopyLine {
    return { name, text, facts: this.facts(table, row) };
  }

  /** Each thing that a row says on a line of its own. */
  private factLines(table: string, row: CopiedRow): CopyLine[] {
    return this.facts(table, row).map(({ label: name, text }) => ({ name, text, facts: [] }));
  }

  /** What the columns say, in words; empty ones are left out. */
  private facts(table: string, row: CopiedRow): CopyLine['facts'] {
    return Object.entries(columnsOf(table)).flatMap(([property, as]) => {
      if (TOLD[table]?.includes(property)) return [];
      const field = fieldOf(property, as);
      const text =
        field === 'identityNumber' ? showIdentityNumber(row as never) : textOf(this.locale, as, row[field]);
      return text === null ? [] : [{ label: this.t(`personCopy.field.${field}`), text }];
    });
  }

  /** The rows of a table in order of these fields. */
  private rows(table: string, ...order: string[]): CopiedRow[] {
    const rows = [...(this.read.copy.records[table] ?? [])];
    return order.length === 0 ? rows : rows.sort((one, other) => compare(one, other, order));
  }

  private under(table: string, key: string, { id }: CopiedRow, ...order: string[]): CopiedRow[] {
    return this.rows(table, ...order).filter((row) => row[key] === id);
  }

  private t(key: string, params?: MessageParams): string {
    return translate(this.locale, key, params);
  }

  private say(what: string, params?: MessageParams): string {
    return this.t(`personCopy.say.${what}`, params);
  }
}

const part = (heading: string | null, lines: CopyLine[]): CopyPart => ({ heading, lines });
const untitled = (lines: CopyLine[]): CopyPart[] => [part(null, lines)];
const textOrNull = (value: unknown) => (value ? `${value}` : null);
const only = (row: CopiedRow, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));

function compare(one: CopiedRow, other: CopiedRow, [field, ...rest]: readonly string[]): number {
  if (field === undefined) return 0;
  const [left, right] = [one[field], other[field]].map((value) =>
    value instanceof Date ? Number(value) : value,
  );
  if (left === right) return compare(one, other, rest);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function textOf(locale: Locale, as: CopiedAs, value: unknown): string | null {
  if (value === null || value === '' || as === 'key') return null;
  if (as === 'day') return formatDate(locale, value as string);
  if (as === 'moment') return formatDateTime(locale, value as Date);
  if (as === 'yesNo') return translate(locale, value ? 'documents.yes' : 'documents.no');
  return [value]
    .flat()
    .map((one) => wordOf(locale, as, String(one)))
    .join(', ');
}

/** A code in words, where its key says them. */
function wordOf(locale: Locale, as: CopiedAs, value: string): string {
  const key = as.includes('*') ? as.replace('*', value) : `${as}.${value}`;
  return as.includes('.') && hasMessage(key) ? translate(locale, key) : value;
}
