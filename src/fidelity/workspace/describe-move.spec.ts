import { perLocale } from '../../platform/i18n/locale.js';
import type { Change } from '../rules/what-would-move.js';
import type { Cap } from '../scales/scale.js';
import { describeMove } from './describe-move.js';

const text = {
  ...perLocale(() => ''),
  sv: 'Betyg 5 kräver att alla gås igenom.',
  en: 'Rating 5 asks that all are gone through.',
};
const cap: Cap = { highest: 4, measure: 'persons_reviewed_share', below: 100, text };

function change(measure: string, by: number, part: Change['part'] = 'numerator', parameters = {}): Change {
  const days = { from: '2026-05-04', to: '2026-05-31' };
  const figure = { measure, parameters, ...days, numerator: 0, denominator: 0, value: 0 };
  return { figure, part, by, to: by, value: 0 };
}
const words = (own: Change | null, caps: { cap: Cap; change: Change | null }[] = []) => {
  const move = { rating: 4, change: own, caps };
  return [describeMove('sv', 3, move).text, describeMove('en', 3, move).text];
};

describe('describeMove', () => {
  it('tells posts, persons and hours with the words of their measure', () => {
    // As 1.4 less 1 comes out of a computer.
    expect(words(change('nurse_fte_per_100', 1.4 - 1))).toEqual([
      '0,4 fler heltidstjänster som sjuksköterska: 3 → 4',
      '0.4 more full-time posts of nurse: 3 → 4',
    ]);
    expect(words(change('persons_met_by_several_staff', 4, 'numerator', { days: 28, staff: 3 }))).toEqual([
      '4 fler personer som träffat minst 3 ur personalen på 28 dagar: 3 → 4',
      '4 more persons who met at least 3 of the staff in 28 days: 3 → 4',
    ]);
    expect(words(change('persons_per_fte', 0.01, 'denominator'))[0]).toBe(
      '0,01 fler heltidstjänster i direkt arbete: 3 → 4',
    );
  });

  it('tells fewer from more, and one from several', () => {
    expect(words(change('staff_turnover', -2))[0]).toBe('2 färre medarbetare som slutade: 3 → 4');
    expect(words(change('staff_turnover', -1))).toEqual([
      '1 färre i antalet medarbetare som slutade: 3 → 4',
      '1 fewer in the number of members of staff who left: 3 → 4',
    ]);
    expect(words(change('admissions_with_team', 1))[0]).toBe(
      '1 till i antalet inläggningar där teamet var med: 3 → 4',
    );
  });

  it('tells what a cap needs beside the rest, or that the records must be able to tell', () => {
    const reviewed = change('persons_reviewed_share', 10);
    expect(words(change('meeting_days_per_week', 2), [{ cap, change: reviewed }])[0]).toBe(
      '2 fler dagar med teammöte och 10 fler genomgångna personer, möte för möte: 3 → 4',
    );
    const unknown = { rating: 5, change: null, caps: [{ cap, change: null }] };
    expect(describeMove('sv', 4, unknown)).toEqual({
      text: 'Det som begränsar skattningen behöver kunna räknas fram ur registret: 4 → 5',
      caps: ['Betyg 5 kräver att alla gås igenom.'],
    });
  });
});
