import { registerEnumType } from '@nestjs/graphql';

export enum ParticipantKind {
  PERSON = 'PERSON',
  RELATIVE = 'RELATIVE',
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  OTHER = 'OTHER',
}
registerEnumType(ParticipantKind, {
  name: 'ParticipantKind',
  description: 'For whom a participant takes part in a SIP.',
  valuesMap: {
    PERSON: { description: 'The person whose plan it is (personen själv).' },
    RELATIVE: { description: "The person's relatives (närstående)." },
    REGION: { description: "A region's services (region)." },
    MUNICIPALITY: { description: "A municipality's services (kommun)." },
    OTHER: { description: 'Somebody else (annan).' },
  },
});

export enum NeedSeenBy {
  PERSON = 'PERSON',
  RELATIVE = 'RELATIVE',
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  OTHER = 'OTHER',
}
registerEnumType(NeedSeenBy, {
  name: 'NeedSeenBy',
  description: 'Who saw that a SIP is needed.',
  valuesMap: {
    PERSON: { description: 'The person whose plan it is (personen själv).' },
    RELATIVE: { description: 'A relative (närstående).' },
    REGION: { description: 'Staff of a region (region).' },
    MUNICIPALITY: { description: 'Staff of a municipality (kommun).' },
    OTHER: { description: 'Somebody else (annan).' },
  },
});

export enum RelativesPart {
  TOOK_PART = 'TOOK_PART',
  PERSON_DECLINED = 'PERSON_DECLINED',
  NOT_SUITABLE = 'NOT_SUITABLE',
  NO_RELATIVES = 'NO_RELATIVES',
  OTHER = 'OTHER',
}
registerEnumType(RelativesPart, {
  name: 'RelativesPart',
  description: 'Whether relatives took part and, if not, why.',
  valuesMap: {
    TOOK_PART: { description: 'They did (närstående deltog).' },
    PERSON_DECLINED: { description: 'No: the person did not want it.' },
    NOT_SUITABLE: { description: 'No: it was not suitable.' },
    NO_RELATIVES: { description: 'No: there are none who can.' },
    OTHER: { description: 'No, for another reason, which is written down.' },
  },
});
