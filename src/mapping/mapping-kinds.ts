import { registerEnumType } from '@nestjs/graphql';

export enum RegionStatus {
  WITH_SERVICES = 'WITH_SERVICES',
  NONE_REPORTED = 'NONE_REPORTED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(RegionStatus, {
  name: 'RegionStatus',
  description: 'What is known of integrated services in a region. Nothing said is not the same as none.',
  valuesMap: {
    WITH_SERVICES: { description: 'The register holds at least one open service.' },
    NONE_REPORTED: { description: 'The mapping states that the region has none.' },
    UNKNOWN: { description: 'The register holds none and the mapping does not say.' },
  },
});
