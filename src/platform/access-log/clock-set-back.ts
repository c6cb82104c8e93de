/** The clock showed an earlier time at a row of the log than at the row before it. */
export interface ClockSetBack {
  /** Of the row before. */
  from: Date;
  /** Of the row. */
  to: Date;
}

/** Several processes have clocks of their own, and rows that are written at once come in any order. More than this is told. */
const UNTOLD = 60_000;

/** @returns undefined where the times follow one another, or nearly */
export function clockSetBack(from: Date | null | undefined, to: Date): ClockSetBack | undefined {
  return from && from.getTime() - to.getTime() > UNTOLD ? { from, to } : undefined;
}
