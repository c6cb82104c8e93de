import { registerEnumType } from '@nestjs/graphql';

export enum ConsentForm {
  ORAL = 'ORAL',
  WRITTEN = 'WRITTEN',
}
registerEnumType(ConsentForm, {
  name: 'ConsentForm',
  description: 'How a consent was given; an oral one is written down.',
});
