import type { Bound } from '../scales/scale.js';

/**
 * The band a value falls in: the last one it has reached. The value is compared as it is, never rounded, so
 * 10.4 has not reached 11 and 89.6 has not reached 90.
 * @param bands from the lowest bound up, the first without a bound; `boundFaults` has found nothing
 * @throws RangeError when the value is not a number
 */
export function findBand<B extends Bound>(bands: readonly B[], value: number): B {
  const reached = bands.findLast(
    ({ from, above }) => (from === undefined || value >= from) && (above === undefined || value > above),
  );
  if (Number.isNaN(value) || !reached) throw new RangeError(`${value} falls in no band`);
  return reached;
}

/**
 * What keeps the bands from covering the real line exactly once, in words; empty when they do.
 * A band lasts until the next one begins, so it is enough that only the first is open below and that each
 * begins after the one before.
 */
export function boundFaults(bands: readonly Bound[]): string[] {
  return bands.flatMap((band, index) => {
    const bounds = [band.from, band.above].filter((bound) => bound !== undefined);
    const before = bands[index - 1];
    if (!before)
      return bounds.length > 0 ? ['the first band must have no bound, or lower values fall in no band'] : [];
    if (bounds.length !== 1) return [`band ${index + 1} needs one bound: from or above`];
    return beginsAfter(band, before) ? [] : [`band ${index + 1} does not begin after band ${index}`];
  });
}

/** Whether a band with one bound begins after the one before it, which is taken to be open where it has none. */
function beginsAfter(band: Bound, before: Bound): boolean {
  const start = startOf(band);
  const startBefore = startOf(before);
  return (
    start > startBefore || (start === startBefore && band.above !== undefined && before.from !== undefined)
  );
}

const startOf = ({ from, above }: Bound) => from ?? above ?? Number.NEGATIVE_INFINITY;
