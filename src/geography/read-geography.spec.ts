import { HealthcareRegion } from './healthcare-region.js';
import { readGeography } from './read-geography.js';

const { regions, municipalities } = readGeography();
const healthcareRegionOf = (name: string) =>
  municipalities.find((one) => one.name === name)?.healthcareRegion;

describe('readGeography', () => {
  it('reads 21 regions and 290 municipalities with unique codes in code order', () => {
    expect(regions).toHaveLength(21);
    expect(municipalities).toHaveLength(290);
    for (const rows of [regions, municipalities]) {
      const codes = rows.map((one) => one.code);
      expect(codes).toEqual([...new Set(codes)].sort());
    }
  });

  it('keeps codes as strings with their leading zero', () => {
    expect(regions[0]).toMatchObject({ code: '01', name: 'Stockholm' });
    expect(municipalities[0]).toMatchObject({ code: '0114', name: 'Upplands Väsby', regionCode: '01' });
    for (const region of regions) expect(region.code).toMatch(/^\d{2}$/);
    for (const municipality of municipalities) expect(municipality.code).toMatch(/^\d{4}$/);
  });

  it('puts each municipality in the region its code begins with', () => {
    const codes = new Set(regions.map((one) => one.code));
    for (const municipality of municipalities) {
      expect(municipality.code.slice(0, 2)).toBe(municipality.regionCode);
      expect(codes).toContain(municipality.regionCode);
    }
  });

  it('places every municipality in one healthcare region, all six in use', () => {
    expect(new Set(municipalities.map((one) => one.healthcareRegion))).toEqual(
      new Set(Object.values(HealthcareRegion)),
    );
  });

  it.each([
    ['Halmstad', HealthcareRegion.SOUTH],
    ['Hylte', HealthcareRegion.SOUTH],
    ['Laholm', HealthcareRegion.SOUTH],
    ['Falkenberg', HealthcareRegion.WEST],
    ['Kungsbacka', HealthcareRegion.WEST],
    ['Varberg', HealthcareRegion.WEST],
  ])('splits Halland: %s is in %s', (name, expected) => {
    expect(healthcareRegionOf(name)).toBe(expected);
  });

  it.each([
    ['Gotland', HealthcareRegion.STOCKHOLM_GOTLAND],
    ['Kalmar', HealthcareRegion.SOUTHEAST],
    ['Malmö', HealthcareRegion.SOUTH],
    ['Göteborg', HealthcareRegion.WEST],
    ['Örebro', HealthcareRegion.CENTRAL],
    ['Kiruna', HealthcareRegion.NORTH],
  ])('puts %s in %s', (name, expected) => {
    expect(healthcareRegionOf(name)).toBe(expected);
  });

  it('knows the other names regions go by, none of them ambiguous', () => {
    const named = (name: string) => regions.find((one) => one.aliases.includes(name))?.name;
    expect(named('Sörmland')).toBe('Södermanland');
    expect(named('Jämtland Härjedalen')).toBe('Jämtland');
    expect(named('Norrbottnen')).toBe('Norrbotten');
    const names = regions.flatMap((one) => [one.name, ...one.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});
