import { addDays, addMonths } from '../platform/dates/civil-date.js';
import type { Problem } from '../platform/errors/problem.js';
import { perLocale, type Text } from '../platform/i18n/locale.js';
import { messageOf } from '../platform/i18n/translate.js';
import { ParticipantPart, type Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';
import { isIndividual } from './is-individual.js';
import { type Pack, rowName, sectionOf } from './packs/pack.js';
import { type InPack, packOf } from './packs/packs.js';
import { stockPhrases } from './read-stock-phrases.js';

/** Months from the making to the review at the latest, where the pack does not say how many days. */
const MOST_MONTHS = 24;

/** What the rule looks at. Days are YYYY-MM-DD. */
export interface CheckedCrisisPlan extends InPack {
  madeTogether: boolean;
  phase: Phase | null;
  madeOn: string | null;
  reviewOn: string | null;
  closedHours: string;
  noUnitReason: string;
  closedHoursUnits: readonly {
    unitId: string | null;
    unit?: { isEnded: boolean } | null;
    task: string;
    practicalOnly: boolean;
    response: UnitResponse;
    respondedOn: string | null;
  }[];
  statements: readonly {
    section: string;
    stage: number | null;
    text: string;
    answer: WishAnswer | null;
    answerReason: string;
  }[];
  contacts: readonly { checkedOn: string | null }[];
  participants: readonly { name: string; part: ParticipantPart }[];
  skippedSections: readonly { section: string }[];
}

/**
 * What a crisis plan lacks before it can be agreed, in the order of the plan; nothing when it can. What is demanded is told by
 * the pack that it is made in. A unit to turn to when the team is closed has said yes, or it is written why none can; the answers of
 * others may still be out.
 * @param today YYYY-MM-DD
 */
export function crisisPlanProblems(plan: CheckedCrisisPlan, today: string): Problem[] {
  const pack = packOf(plan);
  return [
    ...contentProblems(pack, plan),
    ...closedHoursProblems(pack, plan, today),
    ...contactProblems(pack, plan, today),
    ...makingProblems(pack, plan, today),
  ];
}

function contentProblems(pack: Pack, { statements, skippedSections }: CheckedCrisisPlan): Problem[] {
  const { demands, mayBeSkipped } = pack;
  const has = (code: string) =>
    statements.some(({ section }) => section === code) ||
    (mayBeSkipped && skippedSections.some(({ section }) => section === code));
  const lacking = demands.sections.filter((group) => !group.some(has));
  const texts = statements.map(({ text }) => text);
  return [
    ...lacking.map((group) => ({
      path: `sections.${group[0]}`,
      code: 'sectionMissing',
      params: { sections: namesOf(pack, group) },
    })),
    ...problemIf(
      demands.individual && texts.length > 0 && !isIndividual(texts, stockPhrases),
      'statements',
      'nothingIndividual',
    ),
    ...statements.flatMap(({ section, answer, answerReason }, index) => {
      if (!sectionOf(pack, section)?.answered) return [];
      const path = `statements.${index}`;
      const params = { wish: nameOf(pack, statements, index) };
      return [
        ...problemIf(answer === null, `${path}.answer`, 'wishNotAnswered'),
        ...problemIf(
          answer === WishAnswer.NO && !answerReason.trim(),
          `${path}.answerReason`,
          'wishWithoutReason',
        ),
      ].map((problem) => ({ ...problem, params }));
    }),
  ];
}

/** The headings of sections, one of which is to be written in. */
const namesOf = (pack: Pack, codes: readonly string[]) =>
  perLocale((locale) => codes.map((code) => sectionOf(pack, code)!.heading[locale]).join(' / '));

/** What the editor calls the row of a statement. */
function nameOf(pack: Pack, statements: CheckedCrisisPlan['statements'], index: number) {
  const { section, stage } = statements[index]!;
  const before = statements.slice(0, index).filter((one) => one.section === section && one.stage === stage);
  return perLocale((locale) => rowName(sectionOf(pack, section)!.row, before.length + 1, locale));
}

function closedHoursProblems(
  { closedHours: block }: Pack,
  { closedHours, closedHoursUnits, noUnitReason }: CheckedCrisisPlan,
  today: string,
): Problem[] {
  if (block === 'LEFT_OUT') return [];
  const saysWhyNone = noUnitReason.trim() !== '';
  const toTurnTo = closedHoursUnits.filter(({ practicalOnly }) => !practicalOnly);
  const hasYes = toTurnTo.some(({ response, unit }) => response === UnitResponse.ACCEPTED && !unit?.isEnded);
  const isDemanded = block === 'DEMANDED';
  const isLacking = isDemanded && !hasYes && !saysWhyNone;
  return [
    ...problemIf(isDemanded && closedHours.trim() === '', 'closedHours', 'closedHoursMissing'),
    ...problemIf(isLacking && toTurnTo.length === 0, 'closedHoursUnits', 'outsideUnitMissing'),
    ...problemIf(isLacking && toTurnTo.length > 0, 'closedHoursUnits', 'noUnitHasSaidYes'),
    ...problemIf(hasYes && saysWhyNone, 'noUnitReason', 'unitSaidYes'),
    ...closedHoursUnits.flatMap(({ unitId, unit, task, response, respondedOn }, index) => {
      const path = `closedHoursUnits.${index}`;
      const row = messageOf('crisisPlan.closedHours.unitNumber', { number: index + 1 });
      const hasAnswered = response !== UnitResponse.PENDING;
      return [
        ...problemIf(unitId === null, `${path}.unitId`, 'unitNotChosen', { row }),
        ...problemIf(Boolean(unit?.isEnded), `${path}.unitId`, 'unitEnded', { row }),
        ...problemIf(unitId !== null && task.trim() === '', `${path}.task`, 'unitTaskMissing', { row }),
        ...problemIf(hasAnswered && respondedOn === null, `${path}.respondedOn`, 'answerDayMissing', { row }),
        ...futureDay(respondedOn, today, `${path}.respondedOn`, 'crisisPlan.closedHours.respondedOn', row),
      ];
    }),
  ];
}

function contactProblems(pack: Pack, { contacts }: CheckedCrisisPlan, today: string): Problem[] {
  return (pack.contacts ? contacts : []).flatMap(({ checkedOn }, index) => {
    const row = messageOf('crisisPlan.contacts.number', { number: index + 1 });
    return futureDay(checkedOn, today, `contacts.${index}.checkedOn`, 'crisisPlan.contacts.checkedOn', row);
  });
}

function makingProblems(
  { demands, reviewWithinDays }: Pack,
  { madeTogether, phase, madeOn, reviewOn, participants }: CheckedCrisisPlan,
  today: string,
): Problem[] {
  const isLed = participants.some(({ part }) => part === ParticipantPart.FACILITATED_FROM_OUTSIDE);
  const isAfter = (last: string) => reviewOn !== null && reviewOn > last;
  const isLate =
    reviewWithinDays !== undefined && madeOn !== null && isAfter(addDays(madeOn, reviewWithinDays));
  const isFarOff =
    reviewWithinDays === undefined && madeOn !== null && isAfter(addMonths(madeOn, MOST_MONTHS));
  return [
    ...problemIf(demands.together && !madeTogether, 'madeTogether', 'notMadeTogether'),
    ...problemIf(demands.facilitator && !isLed, 'participants', 'facilitatorMissing'),
    ...problemIf(demands.together && phase === null, 'phase', 'phaseMissing'),
    ...problemIf(madeOn === null, 'madeOn', 'madeOnMissing'),
    ...futureDay(madeOn, today, 'madeOn', 'crisisPlan.making.madeOn'),
    ...problemIf(reviewOn === null, 'reviewOn', 'reviewOnMissing'),
    ...problemIf(
      reviewOn !== null && madeOn !== null && reviewOn <= madeOn,
      'reviewOn',
      'reviewNotAfterMade',
    ),
    ...(isLate ? [{ path: 'reviewOn', code: 'reviewTooLate', params: { days: reviewWithinDays } }] : []),
    ...problemIf(isFarOff, 'reviewOn', 'reviewFarOff'),
    ...problemIf(
      reviewOn !== null && reviewOn <= today && (madeOn === null || reviewOn > madeOn),
      'reviewOn',
      'reviewPast',
    ),
  ];
}

/** A day that has not come yet, by the label of its field and the name of its row. */
function futureDay(day: string | null, today: string, path: string, label: string, row?: Text): Problem[] {
  const field = perLocale((locale) => [row?.[locale], messageOf(label)[locale]].filter(Boolean).join(', '));
  return problemIf(day !== null && day > today, path, 'dateInFuture', { field });
}

function problemIf(isSo: boolean, path: string, code: string, params?: Problem['params']): Problem[] {
  return isSo ? [{ path, code, ...(params && { params }) }] : [];
}
