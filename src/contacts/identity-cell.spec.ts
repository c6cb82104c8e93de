import { identity } from './identity-cell.js';

describe('identity', () => {
  // 19900118-9811 and 19850769-9802 are test numbers: Skatteverket gives nobody a birth number from 980 to 999.
  it('reads a personnummer with or without century and hyphen as twelve digits', () => {
    for (const cell of ['19900118-9811', '199001189811', '900118-9811', '9001189811']) {
      expect(identity.read(cell)).toEqual({ value: { number: '199001189811', kind: 'PERSONNUMMER' } });
    }
  });

  it('knows a samordningsnummer by its day, 60 more than the real one', () => {
    expect(identity.read('19850769-9802')).toEqual({
      value: { number: '198507699802', kind: 'SAMORDNINGSNUMMER' },
    });
  });

  it('takes a number with a letter in it as a reserve number', () => {
    expect(identity.read('19900118-k0t5')).toEqual({ value: { number: '19900118-K0T5', kind: 'RESERVE' } });
  });

  it('refuses a wrong check digit, a date that does not exist and anything else', () => {
    for (const cell of ['19900118-9812', '19900230-9813', '12345', 'R1', '1990 01 18']) {
      expect(identity.read(cell)).toEqual({ reason: { code: 'identity' } });
    }
  });
});
