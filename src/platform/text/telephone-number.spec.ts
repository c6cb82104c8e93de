import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import {
  callable,
  digitsOf,
  isTelephoneNumber,
  numberOf,
  numbersIn,
  TelephoneNumber,
} from './telephone-number.js';

it.each([
  '08-123 45 67',
  '0480-44 81 00',
  '+46 8 123 45 67',
  '+46 (0)8-123 45 67',
  '0046 8 123 45 67',
  '070-174 06 05',
  '040-99 00 01',
  '010–476 70 00',
  '0771-524 524',
  '020-22 00 60',
  '112',
  '1177',
  '113 13',
  '11414',
  '116 111',
  '90 101',
  '+47 22 00 00 00',
  '08-123 45 67 (växel)',
  '040-99 00 01 (påhittat)',
  '08-123 45 67, knapp 2',
  '0480-44 81 00 eller 070-174 06 05',
  '0480-44 81 00 ankn. 12',
])('%s is a number', (text) => {
  expect(isTelephoneNumber(text)).toBe(true);
});

it.each([
  '',
  '0',
  '08-123',
  '123',
  'ring växeln',
  'växel 08-123 45 67',
  '1178',
  '99 99 99',
  '08-123 45 67 89 10',
  7,
])('%s is none', (text) => {
  expect(isTelephoneNumber(text)).toBe(false);
});

it('keeps a number as it was written, with one blank where there were several', () => {
  class Probe {
    @TelephoneNumber()
    phone: string;
  }
  expect(plainToInstance(Probe, { phone: ' 0480-44  81\u00a000 ' }).phone).toBe('0480-44 81 00');
});

it.each([
  ['+46 (0)8-123 45 67', '081234567'],
  ['0046 8 123 45 67, knapp 2', '081234567'],
  ['08–123 45 67 (växel)', '081234567'],
  ['113 13', '11313'],
])('%s has the digits %s', (text, digits) => {
  expect(digitsOf(text)).toBe(digits);
});

it.each([
  ['08-123 45 67, knapp 2', '081234567'],
  ['1177', null],
  ['08-123 45 67 / 08-123 45 68', null],
  ['växeln', null],
])('%s is the number %s', (text, number) => {
  expect(numberOf(text)).toBe(number);
});

it.each([
  [['Ring akuten, 0480-448100, dygnet runt.'], ' 0480448100 '],
  [['Ring +46 480 44 81 00 (växel).', 'Eller 0480-44 81 01 på natten.'], ' 0480448100  0480448101 '],
  [['0480-44 81 00', '0480 448100'], ' 0480448100 '],
  [['Född 480-44, bor på 81 00.', 'Ring 1177.', ''], ''],
])('%j say the numbers %j', (texts, numbers) => {
  expect(numbersIn(texts)).toBe(numbers);
});

describe('what a telephone calls', () => {
  it.each([
    ['1177', '1177'],
    ['112', '112'],
    ['Ring 113 13', '11313'],
    ['08-123 45 67 (kvällar 070-174 06 17)', '081234567'],
    ['08-123 45 67 / 070-174 06 17', '081234567'],
    ['08-123 45 67 070-174 06 17', '081234567'],
    ['08–123 45 67, knapp 2', '081234567'],
    ['08‑123 45 67', '081234567'],
    ['Vardagar 8–16: 040-33 10 00', '040331000'],
    ['8-16 040-33 10 00', '040331000'],
    ['(040) 33 10 00', '040331000'],
    ['+46 (0)40-33 10 00', '+4640331000'],
    ['+47 22 22 55 55', '+4722225555'],
    ['040-000 00 00', '0400000000'],
    ['växeln', undefined],
    ['', undefined],
    ['rum 12', undefined],
  ])('of "%s" is %s', (text, number) => expect(callable(text)).toBe(number));
});
