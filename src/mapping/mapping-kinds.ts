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

/** What the map says of a service besides its name. */
export enum ServiceFigure {
  MODELS = 'MODELS',
  INTEGRATION_DEGREE = 'INTEGRATION_DEGREE',
  PRINCIPALS = 'PRINCIPALS',
  LEGAL_FORM = 'LEGAL_FORM',
  START_YEAR = 'START_YEAR',
}
registerEnumType(ServiceFigure, {
  name: 'ServiceFigure',
  description: 'What the map says of a service besides its name.',
  valuesMap: {
    MODELS: { description: 'The models it works from.' },
    INTEGRATION_DEGREE: { description: 'Its degree of integration.' },
    PRINCIPALS: { description: 'The principals that run it together.' },
    LEGAL_FORM: { description: 'How they run it together.' },
    START_YEAR: { description: 'The year in which it began.' },
  },
});
