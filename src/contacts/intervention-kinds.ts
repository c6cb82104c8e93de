import { registerEnumType } from '@nestjs/graphql';

/** The nine methods of the mapping of 2025, table 6, and two that fidelity scales ask for beside them. */
export enum InterventionMethod {
  PSYCHOEDUCATION = 'PSYCHOEDUCATION',
  COGNITIVE_SUPPORT = 'COGNITIVE_SUPPORT',
  INDIVIDUAL_CBT = 'INDIVIDUAL_CBT',
  FAMILY_INTERVENTION = 'FAMILY_INTERVENTION',
  IPS = 'IPS',
  SHARED_DECISIONS = 'SHARED_DECISIONS',
  HOUSING_SUPPORT = 'HOUSING_SUPPORT',
  GROUP_CBT = 'GROUP_CBT',
  NECT = 'NECT',
  INTEGRATED_DUAL_DISORDER = 'INTEGRATED_DUAL_DISORDER',
  ILLNESS_MANAGEMENT = 'ILLNESS_MANAGEMENT',
}
registerEnumType(InterventionMethod, {
  name: 'InterventionMethod',
  description: 'Method of an intervention (insats).',
  valuesMap: {
    PSYCHOEDUCATION: { description: 'Psychoeducation (psykopedagogiska insatser).' },
    COGNITIVE_SUPPORT: { description: 'Cognitive support (kognitivt stöd).' },
    INDIVIDUAL_CBT: { description: 'Individual CBT (individuell KBT).' },
    FAMILY_INTERVENTION: { description: 'Family intervention (familjeintervention).' },
    IPS: { description: 'Individual placement and support (IPS).' },
    SHARED_DECISIONS: { description: 'Shared decision making (delat beslutsfattande).' },
    HOUSING_SUPPORT: { description: 'Housing support (boendestöd).' },
    GROUP_CBT: { description: 'CBT in group (KBT i grupp).' },
    NECT: { description: 'Narrative enhancement and cognitive therapy (NECT).' },
    INTEGRATED_DUAL_DISORDER: {
      description: 'Integrated treatment of dual disorders (integrerad beroendebehandling).',
    },
    ILLNESS_MANAGEMENT: { description: 'Illness management (sjukdomshantering).' },
  },
});
