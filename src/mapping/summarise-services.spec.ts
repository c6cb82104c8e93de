import { CareModel, IntegrationDegree } from '../organisations/organisation-kinds.js';
import { RegionStatus } from './mapping-kinds.js';
import { regionStatus, tallyDegrees, tallyModels } from './summarise-services.js';

describe('regionStatus', () => {
  it.each([
    [1, true, RegionStatus.WITH_SERVICES],
    [1, undefined, RegionStatus.WITH_SERVICES],
    [1, false, RegionStatus.WITH_SERVICES],
    [0, false, RegionStatus.NONE_REPORTED],
    [0, undefined, RegionStatus.UNKNOWN],
    [0, true, RegionStatus.UNKNOWN],
  ])('with %p open services and the mapping saying %p is %s', (openServices, reported, expected) => {
    expect(regionStatus(openServices, reported)).toBe(expected);
  });
});

describe('tallyModels', () => {
  it('counts a service under each of its models and leaves the unknown out', () => {
    const services = [
      { models: [CareModel.FACT] },
      { models: [CareModel.FACT, CareModel.ACT] },
      { models: [] },
    ];
    expect(tallyModels(services)).toEqual({
      known: 2,
      counts: [
        { value: 'FACT', services: 2 },
        { value: 'ACT', services: 1 },
      ],
    });
  });

  it('has no counts for no services', () => {
    expect(tallyModels([])).toEqual({ known: 0, counts: [] });
  });
});

describe('tallyDegrees', () => {
  it('tells an unknown degree from a low one', () => {
    const services = [{ integrationDegree: IntegrationDegree.VERY_LOW }, { integrationDegree: null }];
    expect(tallyDegrees(services)).toEqual({ known: 1, counts: [{ value: 'VERY_LOW', services: 1 }] });
  });
});
