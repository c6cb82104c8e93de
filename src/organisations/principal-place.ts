import type { Problem } from '../platform/errors/problem.js';
import { PrincipalKind } from './organisation-kinds.js';

/** What is said of where a principal is, and the region in which the register has its municipality. */
export interface SaidPlace {
  kind: PrincipalKind;
  regionCode: string | null;
  municipalityCode: string | null;
  /** Missing where no municipality is named. */
  regionOfMunicipality?: { code: string; name: string };
}

/**
 * What is wrong with where a principal is said to be: a region has its region and no municipality, a municipality has its own, and
 * a municipality lies in its region.
 */
export function placeProblems({
  kind,
  regionCode,
  municipalityCode,
  regionOfMunicipality,
}: SaidPlace): Problem[] {
  if (kind === PrincipalKind.REGION) {
    if (municipalityCode) return [{ path: 'municipalityCode', code: 'regionHasNoMunicipality' }];
    return regionCode ? [] : [{ path: 'regionCode', code: 'regionNeeded' }];
  }
  if (kind === PrincipalKind.MUNICIPALITY && !municipalityCode)
    return [{ path: 'municipalityCode', code: 'municipalityNeeded' }];
  if (!regionOfMunicipality || !regionCode || regionCode === regionOfMunicipality.code) return [];
  return [
    { path: 'regionCode', code: 'municipalityElsewhere', params: { region: regionOfMunicipality.name } },
  ];
}
