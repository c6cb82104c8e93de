import 'reflect-metadata';
import { readHsaId, readOrganisationNumber } from './organisation-number.js';

// Region Stockholm and Malmö stad, as they say themselves: 232100-0016 and 212000-1124.
it.each([
  ['232100-0016', '232100-0016'],
  ['2321000016', '232100-0016'],
  ['16212000-1124', '212000-1124'],
  [' 212000 1124 ', '212000-1124'],
  ['212000-1125', undefined],
  ['121212-1212', undefined],
  ['212000', undefined],
  ['Malmö stad', undefined],
])('of %j the organisation number is %s', (text, number) => {
  expect(readOrganisationNumber(text)).toBe(number);
});

it.each([
  ['SE2321000016-1003', 'SE2321000016-1003'],
  ['se2120001124-e000000000001', 'SE2120001124-E000000000001'],
  ['SE2321000017-1003', undefined],
  ['SE2321000016-', undefined],
  ['SE2321000016-ÅÄÖ', undefined],
  ['2321000016-1003', undefined],
])('of %j the HSA-id is %s', (text, id) => {
  expect(readHsaId(text)).toBe(id);
});
