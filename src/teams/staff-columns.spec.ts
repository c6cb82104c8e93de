import { staffFaults } from './staff-columns.js';

describe('an employment in a file', () => {
  it('may be a single day and may not end before it begins', () => {
    expect(staffFaults({ from: '2025-01-02', to: '2025-01-02' } as never)).toEqual([]);
    expect(staffFaults({ from: '2025-01-02', to: '2025-01-01' } as never)).toEqual([
      { column: 'to', reason: { code: 'beforeStart', params: { from: '2025-01-02' } } },
    ]);
  });
});
