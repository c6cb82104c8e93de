import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../platform/project-root.js';
import { HealthcareRegion } from './healthcare-region.js';

/** A region with its SCB county code ("01"), its short name ("Skåne") and the other names it goes by. */
export interface RegionRow {
  code: string;
  name: string;
  aliases: string[];
}

/** A municipality with its SCB code ("0114"); the first two digits are its region's code. */
export interface MunicipalityRow {
  code: string;
  name: string;
  regionCode: string;
  healthcareRegion: HealthcareRegion;
}

export interface Geography {
  regions: RegionRow[];
  municipalities: MunicipalityRow[];
}

interface CountyCsv {
  county_code: string;
  county_name_short: string;
}

interface MunicipalityCsv {
  municipality_code: string;
  municipality_name_short: string;
  county_code: string;
}

interface HealthcareRegionFile {
  healthcareRegions: { code: HealthcareRegion; counties: string[]; municipalities: string[] }[];
}

/**
 * Sweden's 21 regions and 290 municipalities, ordered by code, from `data/geography` (sources in its README).
 * Throws when a municipality is placed in no healthcare region or in more than one.
 */
export function readGeography(): Geography {
  const aliases: Record<string, string[]> = JSON.parse(readData('region-aliases.json'));
  const { healthcareRegions }: HealthcareRegionFile = JSON.parse(readData('healthcare-regions.json'));

  const healthcareRegionOf = (municipality: string, county: string): HealthcareRegion => {
    const placed = healthcareRegions.filter(
      (one) => one.counties.includes(county) || one.municipalities.includes(municipality),
    );
    if (placed.length !== 1 || !placed[0]) {
      throw new Error(`Municipality ${municipality} is in ${placed.length} healthcare regions, not in one`);
    }
    return placed[0].code;
  };

  return {
    regions: readCsv<CountyCsv>('counties.csv').map((row) => ({
      code: row.county_code,
      name: row.county_name_short,
      aliases: aliases[row.county_code] ?? [],
    })),
    municipalities: readCsv<MunicipalityCsv>('municipalities.csv').map((row) => ({
      code: row.municipality_code,
      name: row.municipality_name_short,
      regionCode: row.county_code,
      healthcareRegion: healthcareRegionOf(row.municipality_code, row.county_code),
    })),
  };
}

function readData(file: string): string {
  return readFileSync(join(projectRoot, 'data', 'geography', file), 'utf8');
}

function readCsv<Row>(file: string): Row[] {
  return parse(readData(file), { columns: true, skip_empty_lines: true }) as Row[];
}
