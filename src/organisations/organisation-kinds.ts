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
    REGION: { description: 'A region; it usually runs HEALTH.' },
    MUNICIPALITY: { description: 'A municipality (kommun); it usually runs SOCIAL.' },
    JOINT_AUTHORITY: {
      description:
        'A joint authority or joint board (kommunalförbund, gemensam nämnd); it usually runs HEALTH.',
    },
    PRIVATE: { description: 'A private provider (privat utförare); it usually runs HEALTH.' },
    STATE: { description: 'The state (stat); it usually runs neither.' },
  },
});

/**
 * What a principal runs, and in which of it a record about a person was made: secrecy (OSL 25 or 26 kap.) and keeping
 * follow it. One that runs neither is under another law.
 */
export enum Activity {
  HEALTH = 'HEALTH',
  SOCIAL = 'SOCIAL',
}
registerEnumType(Activity, {
  name: 'Activity',
  description: 'What a principal runs, and in which of it a record is made (verksamhetsgren).',
  valuesMap: {
    HEALTH: { description: 'Health services (hälso- och sjukvård): OSL 25 kap.; PSL 6:12 where private.' },
    SOCIAL: { description: 'Social services (socialtjänst): OSL 26 kap.; SoL and LSS where private.' },
  },
});

/** What a kind of principal runs unless it is said otherwise. */
export const USUAL_ACTIVITIES: Record<PrincipalKind, readonly Activity[]> = {
  [PrincipalKind.REGION]: [Activity.HEALTH],
  [PrincipalKind.MUNICIPALITY]: [Activity.SOCIAL],
  [PrincipalKind.JOINT_AUTHORITY]: [Activity.HEALTH],
  [PrincipalKind.PRIVATE]: [Activity.HEALTH],
  [PrincipalKind.STATE]: [],
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
