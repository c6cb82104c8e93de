import { boundFaults } from '../rules/find-band.js';
import {
  isMeasured,
  type Judgement,
  levelsOf,
  type MeasureUse,
  type RatedItem,
  ratedOf,
  type ScaleFile,
} from './scale.js';

/** The parameters each known measure asks for, and whether it looks over the audit's window, by the measure's name. */
export type KnownMeasures = ReadonlyMap<
  string,
  { readonly parameters: readonly string[]; readonly source: { readonly takesWindow?: boolean } }
>;

/** What is wrong, and with what: an item's code, or another part of the file. */
export interface ScaleFault {
  where: string;
  reason: string;
}

/** What a JSON Schema cannot say of a scale. Empty when the scale is sound. */
export function checkScale(scale: ScaleFile, measures: KnownMeasures): ScaleFault[] {
  const faults: ScaleFault[] = [];
  const fault = (where: string, reason: string) => faults.push({ where, reason });
  if (scale.ratings.lowest >= scale.ratings.highest) fault('ratings', 'lowest must be below highest');
  for (const code of repeated(scale.subscales.map((subscale) => subscale.code)))
    fault('subscales', `${code} occurs twice`);
  const codes = [
    ...scale.items.flatMap((item) => ('parts' in item ? [item, ...item.parts] : [item])),
    ...(scale.topics ?? []),
  ].map(({ code }) => code);
  for (const code of repeated(codes)) fault(`item ${code}`, 'occurs twice');
  const sources = scale.sources.map((source) => source.code);
  const noSource = (source: string) => `its source ${source} is not in the list of sources`;
  for (const { code } of scale.subscales)
    if (!scale.items.some((item) => item.subscale === code)) fault('subscales', `${code} has no items`);
  for (const item of scale.items) {
    const itemFault = (reason: string) => fault(`item ${item.code}`, reason);
    if (!scale.subscales.some((subscale) => subscale.code === item.subscale))
      itemFault(`its subscale ${item.subscale} is not in the list of subscales`);
    if (!sources.includes(item.provenance.source)) itemFault(noSource(item.provenance.source));
  }
  for (const item of scale.items.flatMap(ratedOf)) {
    const itemFault = (reason: string) => fault(`item ${item.code}`, reason);
    for (const reason of ratingFaults(item, scale.ratings)) itemFault(reason);
    for (const { source } of levelsOf(item))
      if (source !== undefined && !sources.includes(source)) itemFault(noSource(source));
    if (!isMeasured(item)) continue;
    if (scale.level === 'case') itemFault('a measure is about a team, and cannot rate each person');
    for (const reason of boundFaults(item.bands)) itemFault(reason);
    if (item.window && measures.get(item.measure)?.source.takesWindow !== true)
      itemFault(`${item.measure} has days of its own and takes no window`);
    for (const use of [item, ...(item.caps ?? [])])
      for (const reason of measureFaults(use, measures)) itemFault(reason);
  }
  const { target, judgement } = scale;
  if (target && !sources.includes(target.source)) fault('target', noSource(target.source));
  if (target && target.improve >= target.acceptable) fault('target', 'improve must be below acceptable');
  for (const reason of judgement ? judgementFaults(judgement, sources) : []) fault('judgement', reason);
  scale.interpretation.forEach(({ bands, source }, index) => {
    if (!sources.includes(source)) fault(`interpretation ${index + 1}`, noSource(source));
    for (const reason of boundFaults(bands)) fault(`interpretation ${index + 1}`, reason);
  });
  return faults;
}

function judgementFaults({ levels, source, suggestion }: Judgement, sources: readonly string[]): string[] {
  const ratings = levels.map(({ rating }) => rating);
  const rises = ratings.every((rating, index) => index === 0 || rating > (ratings[index - 1] as number));
  return [
    ...(rises ? [] : ['the levels must rise in rating']),
    ...[source, ...(suggestion ? [suggestion.source] : [])]
      .filter((code) => !sources.includes(code))
      .map((code) => `its source ${code} is not in the list of sources`),
    ...(suggestion?.bands ?? [])
      .filter(({ rating }) => !ratings.includes(rating))
      .map(({ rating }) => `it suggests ${rating}, which is not among the levels`),
    ...(suggestion ? boundFaults(suggestion.bands) : []),
  ];
}

function ratingFaults(item: RatedItem, range: ScaleFile['ratings']): string[] {
  const measured = isMeasured(item);
  const ratings = (measured ? item.bands : item.levels).map((level) => level.rating);
  const outside = [...ratings, ...(measured ? (item.caps ?? []).map((cap) => cap.highest) : [])].filter(
    (rating) => rating < range.lowest || rating > range.highest,
  );
  const steps = ratings.slice(1).map((rating, index) => Math.sign(rating - (ratings[index] as number)));
  const direction = measured ? steps[0] : 1;
  return [
    ...outside.map((rating) => `rating ${rating} is outside ${range.lowest} to ${range.highest}`),
    ...(direction === 0 || steps.some((step) => step !== direction)
      ? [
          measured
            ? 'the ratings of the bands must rise or fall all the way'
            : 'the levels must rise in rating',
        ]
      : []),
  ];
}

function measureFaults({ measure, parameters = {} }: MeasureUse, measures: KnownMeasures): string[] {
  const known = measures.get(measure);
  if (!known) return [`there is no measure ${measure}`];
  return [
    ...known.parameters
      .filter((name) => !(name in parameters))
      .map((name) => `${measure} needs the parameter ${name}`),
    ...Object.keys(parameters)
      .filter((name) => !known.parameters.includes(name))
      .map((name) => `${measure} takes no parameter ${name}`),
  ];
}

function repeated(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
}
