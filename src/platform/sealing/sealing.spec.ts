import { seal, sealingKey, unseal } from './sealing.js';

const key = sealingKey('x'.repeat(32), 'test');

describe('seal', () => {
  it('opens with the same key for the same owner only', () => {
    const sealed = seal(key, 'anna', 'hemligt åäö');
    expect(unseal(key, 'anna', sealed)).toBe('hemligt åäö');
    expect(unseal(key, 'bo', sealed)).toBeUndefined();
    expect(unseal(sealingKey('y'.repeat(32), 'test'), 'anna', sealed)).toBeUndefined();
    expect(unseal(sealingKey('x'.repeat(32), 'other'), 'anna', sealed)).toBeUndefined();
  });

  it('never gives the same twice, and shows nothing of what is in it', () => {
    const sealed = seal(key, 'anna', 'hemligt');
    expect(seal(key, 'anna', 'hemligt')).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('hemligt');
  });

  it('does not open when a single byte of it is changed or missing', () => {
    const bytes = Buffer.from(seal(key, 'anna', 'hemligt'), 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(unseal(key, 'anna', changed.toString('base64'))).toBeUndefined();
      expect(unseal(key, 'anna', bytes.subarray(0, at).toString('base64'))).toBeUndefined();
    }
  });
});
