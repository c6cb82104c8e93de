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
});
