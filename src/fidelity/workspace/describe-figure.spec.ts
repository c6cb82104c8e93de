import { FigureCaution } from '../measures/figure-caution.js';
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
      remarks: [],
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

  it('says of how many enrolled it is, what stands beside it and what to keep in mind', () => {
    const perPerson = { ...figure, denominator: 248, persons: 62, ofPersons: 80 };
    const words = describeFigure('sv', {
      ...perPerson,
      ...{ measure: 'median_contacts_per_person_week', numerator: 6, denominator: 4, value: 1.5 },
      cautions: [FigureCaution.LONG_WINDOW],
      beside: [{ ...perPerson, measure: 'mean_contacts_per_person_week', numerator: 496, value: 2 }],
    });
    expect(words.basis).toBe(
      '6,0 fysiska möten för personen i mitten / 4,0 veckor, 62 av 80 inskrivna personer',
    );
    expect(words.remarks).toEqual([
      'Möten per vecka i medeltal: 2,00 möten per person och vecka (496 fysiska möten / 248,0 personveckor, 62 av 80 inskrivna personer).',
      'Att tänka på: perioden är längre än åtta veckor. Den som kom eller slutade under den är inte med, och så mycket kan ha ändrats.',
    ]);
  });

  it.each([
    [
      false,
      'Antagande: 38,25 timmars arbetsvecka för heltid, utan helgdagar och 25 semesterdagar om året. Ska kontrolleras; teamets egen arbetsvecka kan anges i registret.',
    ],
    [
      true,
      'Räknat på teamets arbetsvecka om 38,25 timmar för heltid, utan helgdagar och 25 semesterdagar om året.',
    ],
  ])('says what working time it assumes, stated: %s', (isStated, sentence) => {
    const words = describeFigure('sv', {
      ...figure,
      ...{ measure: 'leader_direct_share_of_working_time', numerator: 40, denominator: 160, value: 25 },
      workingYear: { weekHours: 38.25, isStated, leaveDays: 25 },
    });
    expect(words.remarks).toEqual([sentence]);
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
