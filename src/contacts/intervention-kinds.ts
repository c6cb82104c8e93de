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
});
