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
  valuesMap: {
    REGION: { description: 'A region; its usual law is HEALTH.' },
    MUNICIPALITY: { description: 'A municipality (kommun); its usual law is SOCIAL.' },
    JOINT_AUTHORITY: {
      description:
        'A joint authority or joint board (kommunalförbund, gemensam nämnd); its usual law is HEALTH.',
    },
    PRIVATE: { description: 'A private provider (privat utförare); its usual law is HEALTH.' },
    STATE: { description: 'The state (stat); its usual law is OTHER.' },
  },
});

/** Which secrecy law a principal stands under (OSL 25 or 26 kap., or another). */
export enum SecrecyLaw {
  HEALTH = 'HEALTH',
  SOCIAL = 'SOCIAL',
  OTHER = 'OTHER',
}
registerEnumType(SecrecyLaw, {
  name: 'SecrecyLaw',
  description: 'Which secrecy law a principal stands under (sekretess).',
  valuesMap: {
    HEALTH: { description: 'Health services: OSL 25 kap. or, for private providers, PSL 6:12.' },
    SOCIAL: { description: 'Social services: OSL 26 kap.' },
    OTHER: { description: 'Another law.' },
  },
});

/** The law a kind of principal stands under unless it is said otherwise. */
export const USUAL_LAW: Record<PrincipalKind, SecrecyLaw> = {
  [PrincipalKind.REGION]: SecrecyLaw.HEALTH,
  [PrincipalKind.MUNICIPALITY]: SecrecyLaw.SOCIAL,
  [PrincipalKind.JOINT_AUTHORITY]: SecrecyLaw.HEALTH,
  [PrincipalKind.PRIVATE]: SecrecyLaw.HEALTH,
  [PrincipalKind.STATE]: SecrecyLaw.OTHER,
};

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
registerEnumType(UnitKind, {
  name: 'UnitKind',
  description: 'What a unit (enhet) does.',
  valuesMap: {
    EMERGENCY_PSYCHIATRY: { description: 'Psychiatric emergency care (psykiatrisk akutmottagning).' },
    MOBILE_TEAM: { description: 'Goes to where people are (mobilt team).' },
    WARD: { description: 'Inpatient care (vårdavdelning).' },
    OUTPATIENT: { description: 'Outpatient care (öppenvårdsmottagning).' },
    HOUSING_SUPPORT: { description: 'Support at home (boendestöd).' },
    PRIMARY_CARE: { description: 'Primary care (vårdcentral).' },
    SOCIAL_EMERGENCY: { description: 'Social services when others are closed (socialjour).' },
    INSURANCE_AGENCY: { description: 'Social insurance (Försäkringskassan).' },
    EMPLOYMENT_SERVICE: { description: 'Public employment service (Arbetsförmedlingen).' },
    OTHER: { description: 'Something else (annan enhet).' },
  },
});

export enum LegalForm {
  AGREEMENT = 'AGREEMENT',
  JOINT_BOARD = 'JOINT_BOARD',
  ASSOCIATION = 'ASSOCIATION',
}
registerEnumType(LegalForm, {
  name: 'LegalForm',
  description: 'How principals run a service together.',
  valuesMap: {
    AGREEMENT: { description: 'By agreement (avtal).' },
    JOINT_BOARD: { description: 'Through a joint board (gemensam nämnd, 2003:192).' },
    ASSOCIATION: { description: 'Through an association of local authorities (kommunalförbund).' },
  },
});

export enum CareModel {
  ACT = 'ACT',
  FACT = 'FACT',
  RACT = 'RACT',
  IKB = 'IKB',
  CASE_MANAGEMENT = 'CASE_MANAGEMENT',
  OTHER = 'OTHER',
}
registerEnumType(CareModel, {
  name: 'CareModel',
  description: 'The model a service works from.',
  valuesMap: {
    ACT: { description: 'Assertive community treatment.' },
    FACT: { description: 'Flexible assertive community treatment.' },
    RACT: { description: 'Resource group assertive community treatment (resursgrupps-ACT).' },
    IKB: { description: 'Intensive contextual treatment (intensiv kontextuell behandling).' },
    CASE_MANAGEMENT: { description: 'Case management, so called in Swedish too.' },
    OTHER: { description: 'Another model (annan modell).' },
  },
});

export enum IntegrationDegree {
  VERY_LOW = 'VERY_LOW',
  LOW = 'LOW',
  MEDIUM_OR_HIGH = 'MEDIUM_OR_HIGH',
}
registerEnumType(IntegrationDegree, {
  name: 'IntegrationDegree',
  description: 'Overall judgement of how integrated a service is (integrationsgrad), as in the 2025 mapping.',
  valuesMap: {
    VERY_LOW: { description: 'The lowest of three degrees (mycket låg).' },
    LOW: { description: 'The second of three degrees (låg).' },
    MEDIUM_OR_HIGH: {
      description: 'The highest of three degrees; medium and high are not told apart (medelhög eller hög).',
    },
  },
});
