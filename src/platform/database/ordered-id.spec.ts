import { isUUID } from 'class-validator';
import { orderedId } from './ordered-id.js';

describe('an ordered id', () => {
  it('begins with the millisecond it was made in, and is like no other', () => {
    const before = Date.now();
    const ids = Array.from({ length: 1000 }, orderedId);
    const after = Date.now();
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) {
      expect(isUUID(id, '7')).toBe(true);
      const madeAt = Number.parseInt(id.slice(0, 13).replace('-', ''), 16);
      expect(madeAt).toBeGreaterThanOrEqual(before);
      expect(madeAt).toBeLessThanOrEqual(after);
    }
  });
});
