import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { addDays, daysBetween } from '../platform/dates/civil-date.js';
import type { DemoPerson } from './generate-enrolments.js';
import type { Random } from './random.js';

type InterventionRow = ImportRow<ImportKind.INTERVENTIONS>;

/** What the team has to offer: to how many, how many of them want it, how often by the manual, for how many weeks. */
const methods: readonly [
  method: InterventionMethod,
  offered: number,
  begun: number,
  manual: number,
  weeks: number,
][] = [
  [InterventionMethod.PSYCHOEDUCATION, 0.6, 0.85, 0.6, 10],
  [InterventionMethod.COGNITIVE_SUPPORT, 0.45, 0.85, 0.3, 40],
  [InterventionMethod.INDIVIDUAL_CBT, 0.25, 0.6, 0.7, 20],
  [InterventionMethod.FAMILY_INTERVENTION, 0.3, 0.5, 0.65, 26],
  [InterventionMethod.IPS, 0.35, 0.55, 0.8, 52],
  [InterventionMethod.SHARED_DECISIONS, 0.5, 0.9, 0.35, 30],
  [InterventionMethod.HOUSING_SUPPORT, 0.55, 0.8, 0.1, 90],
  [InterventionMethod.GROUP_CBT, 0.12, 0.5, 0.8, 14],
  [InterventionMethod.INTEGRATED_DUAL_DISORDER, 0.22, 0.65, 0.55, 60],
  [InterventionMethod.ILLNESS_MANAGEMENT, 0.3, 0.7, 0.75, 36],
];

/** Methods offered since two years before `endDate`, each to one person at most once; NECT to nobody. */
export function generateInterventions(
  random: Random,
  people: readonly DemoPerson[],
  endDate: string,
): InterventionRow[] {
  const rows = people.flatMap(({ row: { person, from, to } }) => {
    const earliest = from > addDays(endDate, -730) ? from : addDays(endDate, -730);
    const last = to ?? endDate;
    return methods.flatMap(([method, offeredTo, begun, byManual, weeks]): InterventionRow[] => {
      if (!random.chance(offeredTo)) return [];
      const offered = addDays(earliest, random.whole(0, daysBetween(earliest, last)));
      const firstDay = addDays(offered, random.whole(0, 45));
      const started = random.chance(begun) && firstDay <= last ? firstDay : null;
      const lastDay = addDays(firstDay, 7 * random.whole(Math.ceil(weeks / 2), weeks));
      const ended = started !== null && lastDay <= last ? lastDay : null;
      const manual = started !== null && random.chance(0.9) ? random.chance(byManual) : null;
      return [{ person, method, offered, started, ended, manual }];
    });
  });
  return rows.sort((one, other) => (one.offered < other.offered ? -1 : 1));
}
