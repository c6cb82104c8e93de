import { registerEnumType } from '@nestjs/graphql';

export enum IdentityKind {
  PERSONNUMMER = 'PERSONNUMMER',
  SAMORDNINGSNUMMER = 'SAMORDNINGSNUMMER',
  RESERVE = 'RESERVE',
}
registerEnumType(IdentityKind, { name: 'IdentityKind', description: 'Which number identifies the person.' });

export enum LeavingReason {
  PLANNED = 'PLANNED',
  TRANSFERRED = 'TRANSFERRED',
  DECLINED = 'DECLINED',
  LOST_CONTACT = 'LOST_CONTACT',
  MOVED = 'MOVED',
  DECEASED = 'DECEASED',
}
registerEnumType(LeavingReason, {
  name: 'LeavingReason',
  description: 'Why an enrolment ended (avslutsorsak).',
});

export enum Intensity {
  STANDARD = 'STANDARD',
  INTENSIVE = 'INTENSIVE',
}
registerEnumType(Intensity, { name: 'Intensity', description: 'How intensive the support is now (FACT).' });

export enum LegalFrame {
  VOLUNTARY = 'VOLUNTARY',
  LPT = 'LPT',
  LRV = 'LRV',
}
registerEnumType(LegalFrame, { name: 'LegalFrame', description: 'Voluntary care, LPT or LRV.' });
