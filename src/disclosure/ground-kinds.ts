import { registerEnumType } from '@nestjs/graphql';

/** On what a principal may show another principal's staff a record about a person. */
export enum GroundKind {
  CONSENT = 'CONSENT',
  NECESSARY_CARE_FROM_HEALTH = 'NECESSARY_CARE_FROM_HEALTH',
  NECESSARY_CARE_FROM_SOCIAL = 'NECESSARY_CARE_FROM_SOCIAL',
  CANNOT_CONSENT = 'CANNOT_CONSENT',
  NECESSARY_FOR_OWN_WORK = 'NECESSARY_FOR_OWN_WORK',
  COHERENT_DOCUMENTATION = 'COHERENT_DOCUMENTATION',
  WITHIN_PRINCIPAL = 'WITHIN_PRINCIPAL',
}
registerEnumType(GroundKind, {
  name: 'GroundKind',
  description: 'On what a record may be shown across principals (grund för utlämnande).',
  valuesMap: {
    CONSENT: {
      description: 'The person has consented (OSL 10:1, 12:2; where the giver is private, PSL 6:12).',
    },
    NECESSARY_CARE_FROM_HEALTH: {
      description: 'Necessary care or support, from a health authority to an authority (OSL 25:12).',
    },
    NECESSARY_CARE_FROM_SOCIAL: {
      description: 'Necessary care or support, from a social authority to an authority (OSL 26:9).',
    },
    CANNOT_CONSENT: {
      description: 'The person cannot consent because of their health, from a health authority (OSL 25:13).',
    },
    NECESSARY_FOR_OWN_WORK: {
      description: "Necessary for the giver's own task, between authorities (OSL 10:2).",
    },
    COHERENT_DOCUMENTATION: {
      description:
        'Coherent documentation of care, between those who have joined it (sammanhållen vård- och omsorgsdokumentation, 2022:913).',
    },
    WITHIN_PRINCIPAL: {
      description: "To a unit of the giver's own, of the same activity (OSL 25:11 p. 1–2, 26:9 c).",
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
    PREGNANCY: {
      description: 'A child is expected, and needs protection (insats till skydd för det väntade barnet).',
    },
  },
});

/** Why a ground gives its receiver nothing to read, though it has not ended. */
export enum NotGivenBecause {
  DIRECTION = 'DIRECTION',
  WITHIN_PRINCIPAL = 'WITHIN_PRINCIPAL',
  NOT_JOINED = 'NOT_JOINED',
}
registerEnumType(NotGivenBecause, {
  name: 'NotGivenBecause',
  description: 'Why a ground that has not ended gives its receiver nothing to read.',
  valuesMap: {
    DIRECTION: {
      description:
        'The law gives none of its kind from the activity of the record to what the receiver runs.',
    },
    WITHIN_PRINCIPAL: { description: 'The law gives none of its kind within one principal.' },
    NOT_JOINED: { description: 'Not both have joined coherent documentation of care.' },
  },
});

/** Whom the measures are for that coherent documentation reaches in social services (2022:913 1:1). */
export enum MeasureScope {
  OLDER = 'OLDER',
  DISABILITY = 'DISABILITY',
}
registerEnumType(MeasureScope, {
  name: 'MeasureScope',
  description:
    'For whom the measures of social services are that coherent documentation reaches; those for addiction alone it does not (2022:913 1:1).',
  valuesMap: {
    OLDER: { description: 'For older persons (äldre).' },
    DISABILITY: { description: 'For persons with disabilities (funktionsnedsättning).' },
  },
});
