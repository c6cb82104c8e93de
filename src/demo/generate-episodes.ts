import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { addDays } from '../platform/dates/civil-date.js';
import type { DemoPerson } from './generate-enrolments.js';
import type { Random } from './random.js';

type Episode = ImportRow<ImportKind.EPISODES>;

/** Hospital episodes from `from` to `endDate`: one person in three, some of them twice. */
export function generateEpisodes(
  random: Random,
  people: readonly DemoPerson[],
  from: string,
  endDate: string,
): Episode[] {
  const episodes = people.flatMap(({ row }) => {
    const stays: Episode[] = [];
    const last = row.to ?? endDate;
    let earliest = row.from > from ? row.from : from;
    const count = random.chance(0.3) ? random.whole(1, 2) : 0;
    for (let stay = 0; stay < count; stay++) {
      const admitted = addDays(earliest, random.whole(5, 170));
      const discharged = addDays(
        admitted,
        random.whole(3, 12) + (random.chance(0.4) ? random.whole(5, 30) : 0),
      );
      if (admitted > last) break;
      const stillIn = discharged > last;
      stays.push({
        person: row.person,
        admitted,
        discharged: stillIn ? null : discharged,
        team_in_admission: random.chance(0.68),
        team_in_discharge: stillIn ? null : random.chance(0.85),
      });
      if (stillIn) break;
      earliest = discharged;
    }
    return stays;
  });
  return episodes.sort((one, other) => (one.admitted < other.admitted ? -1 : 1));
}
