import 'reflect-metadata';
import { PrincipalKind } from './organisation-kinds.js';
import { placeProblems } from './principal-place.js';

const { REGION, MUNICIPALITY, JOINT_AUTHORITY, PRIVATE, STATE } = PrincipalKind;
const skane = { code: '12', name: 'Skåne' };

it.each([
  [REGION, '12', null, undefined],
  [REGION, null, null, 'regionNeeded'],
  [REGION, '12', '1280', 'regionHasNoMunicipality'],
  [REGION, null, '1280', 'regionHasNoMunicipality'],
  [MUNICIPALITY, null, '1280', undefined],
  [MUNICIPALITY, '12', '1280', undefined],
  [MUNICIPALITY, '12', null, 'municipalityNeeded'],
  [MUNICIPALITY, '01', '1280', 'municipalityElsewhere'],
  [JOINT_AUTHORITY, '12', null, undefined],
  [PRIVATE, '01', '1280', 'municipalityElsewhere'],
  [PRIVATE, null, '1280', undefined],
  [STATE, null, null, undefined],
])('%s in region %s and municipality %s: %s', (kind, regionCode, municipalityCode, code) => {
  const regionOfMunicipality = municipalityCode ? skane : undefined;
  const problems = placeProblems({ kind, regionCode, municipalityCode, regionOfMunicipality });
  expect(problems.map((problem) => problem.code)).toEqual(code ? [code] : []);
});
