import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGeography } from '../geography/read-geography.js';
import { projectRoot } from '../platform/project-root.js';
import { readMapping2025 } from './read-mapping-2025.js';

const mapping = readMapping2025();
const { regions } = readGeography();
const printed: {
  table2: { name: string; region: string; interviewed: string }[];
  regions_without: string[];
} = JSON.parse(readFileSync(join(projectRoot, 'data', 'mapping', 'mapping-2025.json'), 'utf8'));

/** The code of a region by any name it goes by. */
function codeOf(name: string): string | undefined {
  return regions.find((one) => [one.name, ...one.aliases].includes(name))?.code;
}

describe('readMapping2025', () => {
  it('repeats table 2 of the report row for row, with the right region code', () => {
    expect(
      mapping.services.map(({ name, regionCode, interviewedPrinted }) => [
        name,
        regionCode,
        interviewedPrinted,
      ]),
    ).toEqual(printed.table2.map((row) => [row.name, codeOf(row.region), row.interviewed]));
  });

  it('has the 32 services in 15 regions, 18 of them interviewed', () => {
    expect(mapping.services).toHaveLength(32);
    expect(new Set(mapping.services.map((one) => one.regionCode)).size).toBe(15);
    expect(mapping.services.filter((one) => one.interviewed)).toHaveLength(18);
  });

  it('accounts for all 21 regions: 15 with services, 5 stated without, Örebro not mentioned', () => {
    expect(mapping.regionsStatedWithout).toEqual(printed.regions_without.map(codeOf).sort());
    expect(mapping.regionsNotMentioned).toEqual([codeOf('Örebro')]);
    const accounted = [
      ...new Set(mapping.services.map((one) => one.regionCode)),
      ...mapping.regionsStatedWithout,
      ...mapping.regionsNotMentioned,
    ];
    expect(accounted.sort()).toEqual(regions.map((one) => one.code));
  });

  it('names a model only where the name of the service has the word', () => {
    for (const { name, models } of mapping.services) {
      expect(models).toEqual(
        ['ACT', 'FACT', 'RACT', 'IKB'].filter((model) => new RegExp(`\\b${model}\\b`).test(name)),
      );
    }
    expect(mapping.services.filter((one) => one.models.length > 0)).toHaveLength(10);
  });

  it('expands to 45 when the printed team counts are counted, as the README says', () => {
    expect(mapping.services.reduce((sum, one) => sum + (one.teamsPrinted ?? 1), 0)).toBe(45);
  });
});
