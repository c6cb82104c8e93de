import { registerEnumType } from '@nestjs/graphql';

export enum ContactMode {
  IN_PERSON = 'IN_PERSON',
  PHONE = 'PHONE',
  VIDEO = 'VIDEO',
  MESSAGE = 'MESSAGE',
}
registerEnumType(ContactMode, { name: 'ContactMode', description: 'How a contact was made.' });

export enum ContactPlace {
  HOME = 'HOME',
  COMMUNITY = 'COMMUNITY',
  OFFICE = 'OFFICE',
  WARD = 'WARD',
}
registerEnumType(ContactPlace, { name: 'ContactPlace', description: 'Where a contact took place.' });
