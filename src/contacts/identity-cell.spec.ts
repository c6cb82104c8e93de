import { identity } from './identity-cell.js';

describe('identity', () => {
  // 19900118-9811 and 19850769-9802 are test numbers: Skatteverket gives nobody a birth number from 980 to 999.
  it('reads what a Swedish system writes and writes it back', () => {
    const read = identity.read('19900118-9811');
    expect(read).toEqual({ value: { number: '199001189811', kind: 'PERSONNUMMER' } });
    expect('value' in read && identity.write(read.value)).toBe('19900118-9811');
    expect(identity.read('850769-9802')).toEqual({
      value: { number: '198507699802', kind: 'SAMORDNINGSNUMMER' },
    });
    expect(identity.read('19900118K0T5')).toEqual({ value: { number: '19900118K0T5', kind: 'RESERVE' } });
  });

  it.each([
    ['19900118-9812', 'identityNumber'],
    ['19900230-9813', 'identityNumber'],
    ['12345', 'identityNumber'],
    ['INGEN UPPGIFT', 'identityNumber'],
    ['19870709-98O5', 'identityNumberLetters'],
  ])('refuses %s and says why', (cell, code) => {
    expect(identity.read(cell)).toEqual({ reason: { code } });
  });
});
