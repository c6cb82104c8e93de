import type { Person } from '../persons/person.entity.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
import {
  type ComparedField,
  type ComparedRow,
  type ComparedValues,
  type ComparedVersions,
  isKept,
  isSameContent,
} from './compare-versions.js';
import type { WordsPart } from './compare-words.js';
import type { ComparedPlan } from './plan-flow.js';
import { PlanChange } from './plan-kinds.js';

/** How a plan is spoken of where its versions are compared; locale keys. A field of a list is `list.field`, else its name. */
export interface ComparisonWords {
  /** Of each list, in the order in which they are read; '' is what stands in no list. */
  headings: Readonly<Record<string, string>>;
  /** Of each field that is told. */
  labels: Readonly<Record<string, string>>;
  /** Under which key the choices of a field have their words. */
  choices: Readonly<Record<string, string>>;
  /** What an id or a code stands for, by the name of its field. */
  named(field: string, row: ComparedValues): string;
  /** Where a row stands, as a heading of its own: such as the section of a statement. */
  place?(list: string, row: ComparedValues): string | null;
}

interface Line {
  label: string;
  parts: WordsPart[];
}

interface ShownRow {
  /** Of a field that stands in no list, its name. */
  label: string | null;
  change: PlanChange;
  isMoved: boolean;
  /** Null where it does not stand there. */
  before: Line[] | null;
  after: Line[] | null;
}

export interface ShownSection {
  heading: string;
  changed: ShownRow[];
  kept: ShownRow[];
}

/** Two versions beside each other, section by section; a section in which nothing is said is left out. */
export function comparisonSections(
  locale: Locale,
  words: ComparisonWords,
  { fields, lists }: ComparedVersions,
  [before, after]: readonly [ComparedValues, ComparedValues],
): ShownSection[] {
  const teller = new Teller(locale, words);
  return Object.entries(words.headings).flatMap(([list, key]) => {
    const heading = translate(locale, key);
    if (list === '') return section(heading, teller.fields(fields, before, after));
    const rows = lists.find(({ name }) => name === list)?.rows ?? [];
    const places = Map.groupBy(rows, (row) => words.place?.(list, (row.after ?? row.before)!) ?? heading);
    return [...places].flatMap(([place, of]) =>
      section(
        place,
        of.map((row) => teller.row(list, row)),
      ),
    );
  });
}

function section(heading: string, rows: readonly ShownRow[]): ShownSection[] {
  const isUnchanged = (row: ShownRow) => isKept(row) && !row.isMoved;
  const changed = rows.filter((row) => !isUnchanged(row));
  const kept = rows.filter((row) => isUnchanged(row) && (row.after?.length ?? 0) > 0);
  return changed.length + kept.length > 0 ? [{ heading, changed, kept }] : [];
}

/** How many rows and fields were changed, added and removed. */
export function comparisonSums(sections: readonly ShownSection[]): { change: PlanChange; n: number }[] {
  const rows = sections.flatMap(({ changed }) => changed);
  return [PlanChange.CHANGED, PlanChange.ADDED, PlanChange.REMOVED].map((change) => ({
    change,
    n: rows.filter((row) => row.change === change).length,
  }));
}

class Teller {
  constructor(
    private readonly locale: Locale,
    private readonly words: ComparisonWords,
  ) {}

  fields(fields: readonly ComparedField[], before: ComparedValues, after: ComparedValues): ShownRow[] {
    return fields
      .filter(({ name }) => name in this.words.labels)
      .map((field) => ({
        label: this.label(field.name),
        ...{ change: field.change, isMoved: false },
        before: this.lines([field], '', before, PlanChange.REMOVED, field.change).map(unlabelled),
        after: this.lines([field], '', after, PlanChange.ADDED, field.change).map(unlabelled),
      }));
  }

  row(list: string, { change, isMoved, before, after, fields }: ComparedRow): ShownRow {
    const told = fields.filter(({ name }) => `${list}.${name}` in this.words.labels);
    const lines = (values: ComparedValues | null, side: PlanChange) =>
      values && this.lines(told, `${list}.`, values, side, change);
    return {
      ...{ label: null, change, isMoved },
      before: lines(before, PlanChange.REMOVED),
      after: lines(after, PlanChange.ADDED),
    };
  }

  /** What one side says: of what differs, the words that the other has not. A whole row that the other lacks is all so. */
  private lines(
    fields: readonly ComparedField[],
    list: string,
    values: ComparedValues,
    side: PlanChange,
    whole: PlanChange,
  ): Line[] {
    return fields.flatMap((field) => {
      const text = this.say(`${list}${field.name}`, field, values);
      if (text === '') return [];
      const label = this.label(`${list}${field.name}`);
      if (field.parts.length > 0) {
        const other = side === PlanChange.ADDED ? PlanChange.REMOVED : PlanChange.ADDED;
        return { label, parts: field.parts.filter(({ change }) => change !== other) };
      }
      const change = whole === side || !isKept(field) ? side : PlanChange.KEPT;
      return { label, parts: [{ change, text }] };
    });
  }

  private say(path: string, { name, field }: ComparedField, values: ComparedValues): string {
    const value = values[name];
    if (value === null || value === undefined || value === '') return '';
    switch (field.kind) {
      case 'DAY':
        return formatDate(this.locale, value as string);
      case 'YES_NO':
        return translate(this.locale, value ? 'form.yes' : 'form.no');
      case 'CHOICE':
        return translate(this.locale, `${this.words.choices[path]}.${value}`);
      case 'REFERENCE':
      case 'CODE':
        return this.words.named(name, values);
      default:
        return String(value);
    }
  }

  private label(path: string): string {
    return translate(this.locale, this.words.labels[path]!);
  }
}

const unlabelled = (line: Line): Line => ({ ...line, label: '' });

interface ShownVersion extends ComparedValues {
  number: number;
}

/** The page of two versions beside each other. */
export function comparisonPage<Version extends object>(
  locale: Locale,
  words: ComparisonWords,
  {
    before,
    after,
    compared,
    plan,
    person,
  }: ComparedPlan<Version> & { plan: { id: string; versions: Version[] }; person: Person },
  shown: { label: string; address: string; breadcrumbs: { href: string; text: string }[] },
): Page {
  const [from, to] = [before, after] as unknown as [ShownVersion, ShownVersion];
  const sections = comparisonSections(locale, words, compared, [from, to]);
  const nameOf = ({ number: version }: ShownVersion) => translate(locale, 'documents.edition', { version });
  return page('plans/compare', {
    title: translate(locale, 'comparison.title', {
      label: shown.label,
      name: `${person.givenName} ${person.familyName}`,
    }),
    protectedIdentity: person.protectedIdentity,
    breadcrumbs: shown.breadcrumbs,
    address: shown.address,
    fromName: nameOf(from),
    toName: nameOf(to),
    versions: (plan.versions as unknown as ShownVersion[]).map((version) => ({
      number: version.number,
      name: nameOf(version),
      isFrom: version.number === from.number,
      isTo: version.number === to.number,
    })),
    isSame: isSameContent(compared),
    sums: comparisonSums(sections),
    sections,
  });
}
