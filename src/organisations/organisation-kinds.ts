import { registerEnumType } from '@nestjs/graphql';

export enum PrincipalKind {
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  JOINT_AUTHORITY = 'JOINT_AUTHORITY',
  PRIVATE = 'PRIVATE',
  STATE = 'STATE',
}
registerEnumType(PrincipalKind, {
  name: 'PrincipalKind',
  description: 'What kind of principal (huvudman) it is.',
});

export enum UnitKind {
  EMERGENCY_PSYCHIATRY = 'EMERGENCY_PSYCHIATRY',
  MOBILE_TEAM = 'MOBILE_TEAM',
  WARD = 'WARD',
  OUTPATIENT = 'OUTPATIENT',
  HOUSING_SUPPORT = 'HOUSING_SUPPORT',
  PRIMARY_CARE = 'PRIMARY_CARE',
  SOCIAL_EMERGENCY = 'SOCIAL_EMERGENCY',
  INSURANCE_AGENCY = 'INSURANCE_AGENCY',
  EMPLOYMENT_SERVICE = 'EMPLOYMENT_SERVICE',
  OTHER = 'OTHER',
}
registerEnumType(UnitKind, { name: 'UnitKind', description: 'What a unit (enhet) does.' });

export enum LegalForm {
  AGREEMENT = 'AGREEMENT',
  JOINT_BOARD = 'JOINT_BOARD',
  ASSOCIATION = 'ASSOCIATION',
}
registerEnumType(LegalForm, {
  name: 'LegalForm',
  description: 'How principals run a service together: avtal, gemensam nämnd (2003:192) or kommunalförbund.',
});

export enum CareModel {
  ACT = 'ACT',
  FACT = 'FACT',
  RACT = 'RACT',
  IKB = 'IKB',
  CASE_MANAGEMENT = 'CASE_MANAGEMENT',
  OTHER = 'OTHER',
}
registerEnumType(CareModel, { name: 'CareModel', description: 'The model a service works from.' });

export enum IntegrationDegree {
  VERY_LOW = 'VERY_LOW',
  LOW = 'LOW',
  MEDIUM_OR_HIGH = 'MEDIUM_OR_HIGH',
}
registerEnumType(IntegrationDegree, {
  name: 'IntegrationDegree',
  description: 'Overall judgement of how integrated a service is (integrationsgrad), as in the 2025 mapping.',
});
