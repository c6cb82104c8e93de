import { registerEnumType } from '@nestjs/graphql';

export enum ImportStatus {
  LOADING = 'LOADING',
  LOADED = 'LOADED',
  TAKEN_BACK = 'TAKEN_BACK',
  VOIDED = 'VOIDED',
}
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'How far the loading of a file has come.',
  valuesMap: {
    LOADING: {
      description:
        'Its rows are being written or voided, and nothing is counted until all of them are there.',
    },
    LOADED: { description: 'All of its rows are there.' },
    TAKEN_BACK: {
      description: 'It was not loaded to its end, and none of its rows are there (tillbakatagen).',
    },
    VOIDED: { description: 'It was loaded, and all of its rows were voided later (makulerad).' },
  },
});
