import { describeBounds, describeFigure } from './describe-figure.js';

describe('describeFigure', () => {
  const figure = { parameters: {}, from: '2026-05-31', to: '2026-05-31' };

  it('shows value, numerator and denominator with their words', () => {
    const words = describeFigure('sv', {
      ...figure,
      measure: 'persons_per_fte',
      numerator: 80,
      denominator: 7.5,
      value: 80 / 7.5,
    });
    expect(words).toEqual({
      name: 'Personer per heltidstjänst',
      value: '10,67 personer per heltidstjänst',
      basis: '80 inskrivna personer / 7,50 heltidstjänster i direkt arbete',
    });
  });

  it('says how many persons a median is over', () => {
    const words = describeFigure('sv', {
      ...figure,
      measure: 'median_minutes_per_person_week',
      numerator: 180,
      denominator: 4,
      value: 45,
      persons: 57,
    });
    expect(words.value).toBe('45,0 minuter per vecka');
    expect(words.basis).toBe(
      '180,0 minuter i fysiska möten för personen i mitten / 4,0 veckor, median av 57 personer',
    );
  });

  it('says when the records cannot tell', () => {
    const words = describeFigure('en', {
      ...figure,
      measure: 'admissions_with_team',
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(words.value).toBe('cannot be told from the records');
    expect(words.basis).toBe('0 admissions in which the team took part / 0 admissions');
  });
});

describe('describeBounds', () => {
  const bands = [{}, { from: 20 }, { from: 60 }, { above: 80 }];

  it('tells where a band begins and the next one does', () => {
    expect(bands.map((band) => describeBounds('sv', bands, band))).toEqual([
      'under 20',
      'minst 20, under 60',
      'minst 60, högst 80',
      'över 80',
    ]);
  });
});
