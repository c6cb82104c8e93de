import { covers, overlap, Timeline } from './periods.js';

const period = (from: string, to: string | null) => ({ from, to });

describe('periods', () => {
  it('count their first and last day', () => {
    expect(covers(period('2025-01-02', '2025-01-04'), '2025-01-02')).toBe(true);
    expect(covers(period('2025-01-02', '2025-01-04'), '2025-01-04')).toBe(true);
    expect(covers(period('2025-01-02', '2025-01-04'), '2025-01-05')).toBe(false);
    expect(covers(period('2025-01-02', null), '2099-01-01')).toBe(true);
  });

  it('overlap when they share a day', () => {
    const january = period('2025-01-01', '2025-01-31');
    expect(overlap(january, period('2025-01-31', null))).toBe(true);
    expect(overlap(january, period('2025-02-01', null))).toBe(false);
    expect(overlap(period('2025-02-01', null), january)).toBe(false);
    expect(overlap(period('2024-01-01', null), january)).toBe(true);
  });
});

describe('Timeline', () => {
  it('finds the record that holds on a day', () => {
    const timeline = new Timeline<{ from: string; to: string | null; id: number }>();
    timeline.add('M01', { ...period('2024-01-01', '2024-12-31'), id: 1 });
    timeline.add('M01', { ...period('2025-01-01', null), id: 2 });
    expect(timeline.on('M01', '2024-12-31')?.id).toBe(1);
    expect(timeline.on('M01', '2025-01-01')?.id).toBe(2);
    expect(timeline.on('M01', '2023-12-31')).toBeUndefined();
    expect(timeline.of('M02')).toEqual([]);
  });
});
