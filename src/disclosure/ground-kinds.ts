import { registerEnumType } from '@nestjs/graphql';
import { SecrecyLaw } from '../organisations/organisation-kinds.js';

/** On what a principal may show another principal's staff a record about a person. */
export enum GroundKind {
  CONSENT = 'CONSENT',
  NECESSARY_CARE_FROM_HEALTH = 'NECESSARY_CARE_FROM_HEALTH',
  NECESSARY_CARE_FROM_SOCIAL = 'NECESSARY_CARE_FROM_SOCIAL',
  CANNOT_CONSENT = 'CANNOT_CONSENT',
  NECESSARY_FOR_OWN_WORK = 'NECESSARY_FOR_OWN_WORK',
  COHERENT_DOCUMENTATION = 'COHERENT_DOCUMENTATION',
}
registerEnumType(GroundKind, {
  name: 'GroundKind',
  description: 'On what a record may be shown across principals (grund för utlämnande).',
  valuesMap: {
    CONSENT: { description: 'The person has consented (OSL 10:1, 12:2).' },
    NECESSARY_CARE_FROM_HEALTH: { description: 'Necessary care, from health services (OSL 25:12).' },
    NECESSARY_CARE_FROM_SOCIAL: { description: 'Necessary care, from social services (OSL 26:9).' },
    CANNOT_CONSENT: { description: 'The person cannot consent, from health services only (OSL 25:13).' },
    NECESSARY_FOR_OWN_WORK: { description: "Necessary for the giver's own task (OSL 10:2)." },
    COHERENT_DOCUMENTATION: {
      description: 'Coherent care documentation, informed and consented (2022:913; OSL 25:11 p. 3).',
    },
  },
});

/** Under what the person comes, where a ground holds only then (OSL 25:12, 26:9). */
export enum Circumstance {
  UNDER_18 = 'UNDER_18',
  SUBSTANCE_USE = 'SUBSTANCE_USE',
  COMPULSORY_CARE = 'COMPULSORY_CARE',
  PREGNANCY = 'PREGNANCY',
}
registerEnumType(Circumstance, {
  name: 'Circumstance',
  description: 'The circumstance that OSL 25:12 and 26:9 ask for.',
  valuesMap: {
    UNDER_18: { description: 'The person has not turned 18.' },
    SUBSTANCE_USE: {
      description: 'Ongoing misuse of alcohol, narcotics or volatile solvents (fortgående missbruk).',
    },
    COMPULSORY_CARE: { description: 'Care under LPT or LRV (tvångsvård).' },
    PREGNANCY: { description: 'A child is expected (graviditet).' },
  },
});

const { HEALTH, SOCIAL } = SecrecyLaw;

/** What the law asks of a ground. */
export interface GroundRule {
  /** Where the law stands, as it is cited. */
  paragraph: string;
  /** The laws under which the giver may stand. */
  givers: readonly SecrecyLaw[];
  /** The laws under which the receiver may stand. */
  receivers: readonly SecrecyLaw[];
  /** Whether one of the circumstances must be there. */
  needsCircumstance: boolean;
  /** Whether it must be written down why it is necessary. */
  needsReason: boolean;
  /** Whether the person has said yes, and how. */
  givenByPerson: boolean;
}

/**
 * Every ground there is. The general clause (OSL 10:27) does not reach this secrecy, and 10:15 a is not about care:
 * neither is here, so neither can be recorded.
 */
export const GROUND_RULES: Record<GroundKind, GroundRule> = {
  [GroundKind.CONSENT]: {
    paragraph: 'OSL 10:1, 12:2',
    givers: Object.values(SecrecyLaw),
    receivers: Object.values(SecrecyLaw),
    needsCircumstance: false,
    needsReason: false,
    givenByPerson: true,
  },
  [GroundKind.NECESSARY_CARE_FROM_HEALTH]: {
    paragraph: 'OSL 25:12',
    givers: [HEALTH],
    receivers: [HEALTH, SOCIAL],
    needsCircumstance: true,
    needsReason: true,
    givenByPerson: false,
  },
  [GroundKind.NECESSARY_CARE_FROM_SOCIAL]: {
    paragraph: 'OSL 26:9',
    givers: [SOCIAL],
    receivers: [HEALTH, SOCIAL],
    needsCircumstance: true,
    needsReason: true,
    givenByPerson: false,
  },
  [GroundKind.CANNOT_CONSENT]: {
    paragraph: 'OSL 25:13',
    givers: [HEALTH],
    receivers: [HEALTH, SOCIAL],
    needsCircumstance: false,
    needsReason: true,
    givenByPerson: false,
  },
  [GroundKind.NECESSARY_FOR_OWN_WORK]: {
    paragraph: 'OSL 10:2',
    givers: [HEALTH, SOCIAL],
    receivers: Object.values(SecrecyLaw),
    needsCircumstance: false,
    needsReason: true,
    givenByPerson: false,
  },
  [GroundKind.COHERENT_DOCUMENTATION]: {
    paragraph: 'OSL 25:11 p. 3, 2022:913 3:1',
    givers: [HEALTH, SOCIAL],
    receivers: [HEALTH, SOCIAL],
    needsCircumstance: false,
    needsReason: false,
    givenByPerson: true,
  },
};

/** Whether a ground points the way from this giver to this receiver. */
export function groundFits(kind: GroundKind, giver: SecrecyLaw, receiver: SecrecyLaw): boolean {
  const { givers, receivers } = GROUND_RULES[kind];
  return givers.includes(giver) && receivers.includes(receiver);
}
