import { registerEnumType } from '@nestjs/graphql';

export enum ConsentForm {
  ORAL = 'ORAL',
  WRITTEN = 'WRITTEN',
}
registerEnumType(ConsentForm, {
  name: 'ConsentForm',
  description: 'How the person consented, or asked for a block to be lifted.',
  valuesMap: {
    ORAL: { description: 'By word of mouth, and noted (muntligt).' },
    WRITTEN: { description: 'In writing (skriftligt).' },
  },
});
