import { registerEnumType } from '@nestjs/graphql';

export enum SheetForm {
  WHOLE = 'WHOLE',
  ONE_PAGE = 'ONE_PAGE',
  WALLET = 'WALLET',
  LARGE = 'LARGE',
  EASY = 'EASY',
}
registerEnumType(SheetForm, {
  name: 'SheetForm',
  description: 'In what form the sheet of a plan is drawn (bladets form).',
  valuesMap: {
    WHOLE: { description: 'The whole plan (hela planen).' },
    ONE_PAGE: {
      description:
        'What matters most on one page; what there was no room for is named there (en sida). Of a crisis plan.',
    },
    WALLET: { description: 'A card to cut out and carry along (kort för plånboken). Of a crisis plan.' },
    LARGE: { description: 'The whole plan in large type, in one column (stor stil). Of a crisis plan.' },
    EASY: {
      description:
        'The whole plan in large type, one sentence a line, under plain headings (lättläst). Of a crisis plan.',
    },
  },
});
