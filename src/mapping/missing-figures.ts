import type { Service } from '../organisations/organisation.entity.js';
import { ServiceFigure } from './mapping-kinds.js';

/** The figures of a service that nobody knows, in the order in which they are shown. */
export function missingFigures(
  service: Pick<Service, 'models' | 'integrationDegree' | 'principals' | 'legalForm' | 'startYear'>,
): ServiceFigure[] {
  const known: Record<ServiceFigure, boolean> = {
    MODELS: service.models.length > 0,
    INTEGRATION_DEGREE: service.integrationDegree !== null,
    PRINCIPALS: service.principals.length > 0,
    LEGAL_FORM: service.legalForm !== null,
    START_YEAR: service.startYear !== null,
  };
  return Object.values(ServiceFigure).filter((figure) => !known[figure]);
}
