/** What came of one run of faults. */
export interface Report {
  /** In words; none when all is well. */
  faults: string[];
  /** How many of what. */
  figures: Record<string, number>;
  /** The longest that anybody waited for an answer. */
  longestMs: number;
}

export function together(reports: readonly Report[]): Report {
  const figures: Record<string, number> = {};
  for (const report of reports)
    for (const [name, figure] of Object.entries(report.figures))
      figures[name] = (figures[name] ?? 0) + figure;
  return {
    faults: reports.flatMap(({ faults }) => faults),
    figures,
    longestMs: Math.max(0, ...reports.map(({ longestMs }) => longestMs)),
  };
}
