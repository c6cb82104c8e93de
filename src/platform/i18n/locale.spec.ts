import { collators, locales } from './locale.js';

describe('collators', () => {
  it.each(locales)('put the names of people and places in Swedish order in %s', (locale) => {
    expect(['Östersund', 'Åre', 'Älvdalen', 'Zinkgruvan', 'Ask'].sort(collators[locale].compare)).toEqual([
      'Ask',
      'Zinkgruvan',
      'Åre',
      'Älvdalen',
      'Östersund',
    ]);
  });
});
