import { drawFor } from './draw-sample.js';

const draw = (windowFrom: string, windowTo: string, drawnAt: string, number = 1) => ({
  ...{ id: `${windowFrom} ${number}`, windowFrom, windowTo, number },
  drawnAt: new Date(drawnAt),
});
const may = draw('2026-05-04', '2026-05-31', '2026-07-01');
const june = draw('2026-06-01', '2026-06-28', '2026-07-02');
const again = draw('2026-05-04', '2026-05-31', '2026-07-03', 2);
const april = draw('2026-04-06', '2026-05-03', '2026-07-02');

describe('the draw that holds for a window', () => {
  it.each([
    ['the same', { from: '2026-05-04', to: '2026-05-31' }, [june, may], may],
    ['one that shares a day with it', { from: '2026-05-31', to: '2026-06-05' }, [may], may],
    ['none that only touches it', { from: '2026-06-01', to: '2026-06-05' }, [may], undefined],
    ['none of later windows', { from: '2026-05-01', to: '2026-05-31' }, [june], undefined],
    ['the first drawn of several', { from: '2026-05-20', to: '2026-06-28' }, [june, may], may],
    ['the first id of two drawn at once', { from: '2026-05-01', to: '2026-06-28' }, [june, april], april],
    ['the latest draw', { from: '2026-05-04', to: '2026-05-31' }, [may, again], again],
    ['the latest for the first window', { from: '2025-06-29', to: '2026-06-28' }, [june, again, may], again],
  ])('is %s', (_, window, draws, expected) => {
    expect(drawFor(window, draws)).toBe(expected);
  });
});
