import { isChosen, type Scale, type VisitDay } from '../scales/scale.js';

/** How many days a visit takes. */
const DAYS = 2;

/**
 * The days of a visit, in the order in which they are best done: as the scale says, else its subscales, about as many items
 * each day. Only what is rated: a part about nothing of it is left out.
 */
export function planVisit(scale: Scale, components: readonly string[] | null): VisitDay[] {
  const rated = scale.items.filter((item) => isChosen(item, components)).map(({ code }) => code);
  return (scale.visit ?? bySubscales(scale, rated.length, components))
    .map(({ day, parts }) => ({
      day,
      parts: parts
        .map((part) => ({ ...part, items: part.items.filter((code) => rated.includes(code)) }))
        .filter(({ items }) => items.length > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
}

function bySubscales(scale: Scale, count: number, components: readonly string[] | null): VisitDay[] {
  const days: VisitDay[] = [];
  let before = 0;
  for (const { code, name } of scale.subscales) {
    const own = scale.items.filter((item) => item.subscale === code && isChosen(item, components));
    const day = 1 + Math.min(DAYS - 1, Math.floor((before * DAYS) / count));
    before += own.length;
    const part = { name, items: own.map((item) => item.code), prompts: [] };
    const last = days.at(-1);
    if (last?.day === day) last.parts.push(part);
    else days.push({ day, parts: [part] });
  }
  return days;
}
