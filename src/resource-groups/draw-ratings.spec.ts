import { drawRatings } from './draw-ratings.js';

const rated = (date: string, rating: number) => ({ date, rating });

describe('a picture of the own ratings of a goal', () => {
  it('has the earliest first, and says in words what it shows', () => {
    const svg = drawRatings('sv', 'Odla', [rated('2026-03-03', 7), rated('2026-02-01', 0)])?.markup;
    expect(svg).toContain('aria-label="Personens egen skattning av målet: Odla"');
    expect(svg).toContain('Egen skattning: 0 → 7');
    expect(svg).toMatch(/1 februari 2026: 0[\s\S]*3 mars 2026: 7/);
  });

  it('is none of a single rating, and has the latest eight of many', () => {
    expect(drawRatings('sv', 'Odla', [rated('2026-02-01', 3)])).toBeNull();
    const many = Array.from({ length: 10 }, (_, day) => rated(`2026-03-${20 - day}`, 10 - day));
    expect(drawRatings('sv', 'Odla', many)?.markup).toContain('3 → 4 → 5 → 6 → 7 → 8 → 9 → 10');
  });
});
