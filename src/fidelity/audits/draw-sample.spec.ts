import { drawFor } from './draw-sample.js';

const draw = (windowFrom: string, windowTo: string, number = 1) => ({ windowFrom, windowTo, number });
const may = draw('2026-05-04', '2026-05-31');
const june = draw('2026-06-01', '2026-06-28');
const again = { ...may, number: 2 };

describe('the draw that holds for a window', () => {
  it.each([
    ['the same', { from: '2026-05-04', to: '2026-05-31' }, [june, may], may],
    ['one that shares a day with it', { from: '2026-05-31', to: '2026-06-05' }, [may], may],
    ['none that only touches it', { from: '2026-06-01', to: '2026-06-05' }, [may], undefined],
    ['none of later windows', { from: '2026-05-01', to: '2026-05-31' }, [june], undefined],
    ['the nearest of several', { from: '2026-05-20', to: '2026-06-20' }, [may, june], june],
    ['the nearest of several', { from: '2026-05-20', to: '2026-06-10' }, [june, may], may],
    ['the later of two as near', { from: '2026-05-20', to: '2026-06-14' }, [may, june], june],
    ['the latest draw', { from: '2026-05-04', to: '2026-05-31' }, [may, again, june], again],
    ['a year that ends in it', { from: '2025-06-01', to: '2026-05-31' }, [again, may], again],
  ])('is %s', (_, window, draws, expected) => {
    expect(drawFor(window, draws)).toBe(expected);
  });
});
