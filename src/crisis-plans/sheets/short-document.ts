import { printedLines } from '../../platform/documents/require-length.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { CrisisPlanPaper, DocumentSection, LeftOut } from '../crisis-plan.document.js';
import type { Pack } from '../packs/pack.js';

/** What stands on a short sheet or is named there, whole or not at all. */
export interface ShortLine {
  heading: string;
  /** As it stands in the plan, where it is known by being the same. */
  of: object;
}

/** Without its line a short sheet would be of no use. */
const ALLERGIES = 'ALLERGIES';
/** Whom to call where a pack has no list of those to call. */
const TO_CALL = ['WHO_TO_ASK', 'PROFESSIONALS'];

/** What is longer than this would leave a short sheet to itself. */
const MOST_LINES = 12;
/** More lines than a page of the smallest type has, of which drawing then tells how many. */
const MOST_OF_A_PAGE = 120;

/** The parts of a plan as lines, by what they are for. What to do first is taken line by line. */
export class ShortLines {
  /** What to do first when the team is closed. */
  readonly first: ShortLine[];
  readonly units: ShortLine[];
  /** Why no unit can take a task. */
  private readonly reason: ShortLine[];
  readonly contacts: ShortLine[];
  readonly declined: ShortLine[];
  readonly practicalHelp: ShortLine[];
  /** By the codes of those that a short sheet has, the most needed first. */
  private readonly sections: Map<string, ShortLine[]>;
  /** What never stands on a short sheet, and is only named there. */
  private readonly others: ShortLine[];

  constructor(
    private readonly plan: CrisisPlanPaper,
    pack: Pack,
    locale: Locale,
  ) {
    const say = (key: string) => translate(locale, key);
    const under = (heading: string, rows: readonly object[]) => rows.map((of) => ({ heading, of }));
    const closed = say('documents.crisisPlan.closedHours');
    const { closedHours, contacts, practicalHelp, amendments, resourceGroup } = plan;
    this.first = under(
      closed,
      closedHours.text === '' ? [] : closedHours.text.split('\n').map((text) => ({ text })),
    );
    this.units = under(closed, closedHours.units);
    this.reason = under(closed, closedHours.noUnitReason === '' ? [] : [{ text: closedHours.noUnitReason }]);
    this.declined = under(closed, closedHours.declined);
    this.practicalHelp = under(say('crisisPlan.practicalHelp'), practicalHelp);
    this.contacts = under(say('crisisPlan.contacts.heading'), contacts);
    const week = plan.parts.some(({ kind }) => kind === 'HOURS') ? plan.week : null;
    const written = plan.parts.flatMap(({ sections }) => sections);
    const linesOf = ({ heading, groups }: DocumentSection) =>
      under(
        heading,
        groups.flatMap(({ statements }) => statements),
      );
    this.sections = new Map(
      pack.print.short.flatMap((code) => {
        const section = written.find((one) => one.code === code);
        return section ? [[code, linesOf(section)] as const] : [];
      }),
    );
    this.others = [
      ...written.filter(({ code }) => !pack.print.short.includes(code)).flatMap(linesOf),
      ...under(say('closedHours.byHour'), [...(week?.rows ?? []), ...(week?.apart ?? [])]),
      ...under(say('documents.disagreements'), amendments.disagreements),
      ...under(say('documents.resourceGroup.heading'), [
        ...(resourceGroup?.members ?? []),
        ...(resourceGroup?.goals ?? []),
      ]),
    ];
  }

  /** What may stand on a sheet of one page, the most needed first. */
  forOnePage(): ShortLine[][] {
    const { [ALLERGIES]: allergies = [], ...rest } = Object.fromEntries(this.sections);
    return [
      [
        ...allergies,
        ...this.contacts,
        ...this.first,
        ...this.units,
        ...this.reason,
        ...Object.values(rest).flat(),
        ...this.declined,
        ...this.practicalHelp,
      ],
    ].map(reasonable);
  }

  /** What may stand on each side of a card, the most needed first: whom to call, and what helps. */
  forCard(): [front: ShortLine[], back: ShortLine[]] {
    const of = (isToCall: boolean) =>
      [...this.sections]
        .filter(([code]) => TO_CALL.includes(code) === isToCall)
        .flatMap(([, lines]) => lines);
    return [
      reasonable([...this.contacts, ...this.units, ...of(true), ...this.practicalHelp]),
      reasonable(of(false)),
    ];
  }

  /** The plan with these lines alone: sections in the order in which they are needed, with those that say whom to call marked. */
  only(lines: readonly ShortLine[]): CrisisPlanPaper {
    const kept = new Set(lines.map(({ of }) => of));
    const { closedHours, contacts, practicalHelp, parts, amendments } = this.plan;
    const those = <Row extends object>(rows: readonly Row[]) => rows.filter((row) => kept.has(row));
    const sections = parts.flatMap((part) =>
      part.sections.flatMap((section) => {
        const groups = section.groups
          .map((group) => ({ ...group, statements: those(group.statements) }))
          .filter(({ statements }) => statements.length > 0);
        return groups.length > 0 ? [{ ...section, groups }] : [];
      }),
    );
    const order = [...this.sections.keys()];
    return {
      ...this.plan,
      closedHours: {
        ...closedHours,
        text: this.first
          .filter(({ of }) => kept.has(of))
          .map(({ of }) => (of as { text: string }).text)
          .join('\n'),
        noUnitReason: this.reason.some(({ of }) => kept.has(of)) ? closedHours.noUnitReason : '',
        units: those(closedHours.units),
        declined: those(closedHours.declined),
      },
      contacts: those(contacts),
      practicalHelp: those(practicalHelp),
      parts: sections
        .toSorted((one, other) => order.indexOf(one.code) - order.indexOf(other.code))
        .map((section) => ({
          kind: TO_CALL.includes(section.code) ? 'CONTACTS' : 'SECTIONS',
          sections: [section],
        })),
      resourceGroup: null,
      amendments: {
        voiding: amendments.voiding && { ...amendments.voiding, reason: '' },
        ending: amendments.ending,
        disagreements: [],
      },
    };
  }

  /** What of the plan is not among these lines, in the order of the plan's needs. */
  leftOut(lines: readonly ShortLine[]): LeftOut[] {
    const kept = new Set(lines.map(({ of }) => of));
    const all = [
      ...[...this.first, ...this.units, ...this.reason, ...this.declined, ...this.contacts],
      ...[...this.sections.values()].flat(),
      ...this.practicalHelp,
      ...this.others,
    ];
    const left = new Map<string, number>();
    for (const { heading, of } of all) if (!kept.has(of)) left.set(heading, (left.get(heading) ?? 0) + 1);
    return [...left].map(([heading, count]) => ({ heading, lines: count }));
  }
}

/** Without what is so long that nothing else would stand beside it, and no more than could be on a page by any means. */
function reasonable(lines: readonly ShortLine[]): ShortLine[] {
  let taken = 0;
  return lines
    .map((line) => ({ line, length: lengthOf(line) }))
    .filter(({ length }) => length <= MOST_LINES)
    .filter(({ length }) => {
      taken += length;
      return taken <= MOST_OF_A_PAGE;
    })
    .map(({ line }) => line);
}

const lengthOf = ({ of }: ShortLine) =>
  printedLines(Object.values(of).filter((text) => typeof text === 'string'));
