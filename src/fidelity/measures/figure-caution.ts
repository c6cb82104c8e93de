import { registerEnumType } from '@nestjs/graphql';

/** What a reader of a figure has to keep in mind. */
export enum FigureCaution {
  FEW_PERSONS = 'FEW_PERSONS',
  LONG_WINDOW = 'LONG_WINDOW',
}
registerEnumType(FigureCaution, {
  name: 'FigureCaution',
  description: 'What to keep in mind of a figure (att tänka på).',
  valuesMap: {
    FEW_PERSONS: {
      description:
        'Posts per 100 persons of fewer than five enrolled: a small part of a post then looks like many. Such a rating is to be confirmed when the audit is closed.',
    },
    LONG_WINDOW: {
      description:
        'How often and how much persons are met, over more than eight weeks: the scales ask for some weeks, and whoever came or left in a long window is left out.',
    },
  },
});
