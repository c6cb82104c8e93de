import { registerEnumType } from '@nestjs/graphql';

export enum CallKind {
  CALL = 'CALL',
  INVITATION = 'INVITATION',
}
registerEnumType(CallKind, {
  name: 'CallKind',
  description: 'How somebody is asked to the meeting about a SIP.',
  valuesMap: {
    CALL: { description: 'A principal is called, which it is bound to follow (kallelse).' },
    INVITATION: { description: 'Anybody else is invited, and may say no (inbjudan).' },
  },
});

export enum CallAnswer {
  COMES = 'COMES',
  ANOTHER_COMES = 'ANOTHER_COMES',
  OTHER_DAY = 'OTHER_DAY',
  DECLINES = 'DECLINES',
}
registerEnumType(CallAnswer, {
  name: 'CallAnswer',
  description: 'What was answered to a call or an invitation.',
  valuesMap: {
    COMES: { description: 'Whoever was asked comes (kommer).' },
    ANOTHER_COMES: { description: 'Somebody else comes in their place (någon annan kommer).' },
    OTHER_DAY: { description: 'They want another day (vill ha en annan dag).' },
    DECLINES: { description: 'Nobody comes (kommer inte).' },
  },
});
