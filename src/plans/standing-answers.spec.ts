import 'reflect-metadata';
import { CRISIS_PLAN, type CrisisPlanContent } from '../crisis-plans/crisis-plan-fields.js';
import { UnitResponse, WishAnswer } from '../crisis-plans/crisis-plan-kinds.js';
import { Audience } from '../disclosure/audience.js';
import { digestOf } from './content-digest.js';
import { mergeContent } from './merge-content.js';
import { blankContent } from './plan-content.js';
import { StatementAuthor } from './plan-kinds.js';
import { withStandingAnswers } from './standing-answers.js';

const { YES, NO } = WishAnswer;
const wish = (text: string, answer: WishAnswer | null = null, answerReason = '') => ({
  section: 'WISHES_FOR_CARE',
  stage: null as number | null,
  text,
  author: StatementAuthor.PERSON,
  audience: Audience.CARE_AND_SUPPORT,
  answer,
  answerReason,
});
const plan = (...statements: ReturnType<typeof wish>[]): CrisisPlanContent => ({
  ...blankContent(CRISIS_PLAN),
  statements,
});
/** What stands after a save, by somebody who saw what is stored unless something else is said. */
const saved = (written: CrisisPlanContent, stored: CrisisPlanContent, seen = digestOf(CRISIS_PLAN, stored)) =>
  withStandingAnswers(CRISIS_PLAN, written, stored, seen).statements.map(
    ({ text, answer, answerReason }) => [text, answer, answerReason] as const,
  );

describe('an answer to a wish, which has nothing but its words to be known by', () => {
  it('stands while the words do, blanks aside', () => {
    const stored = plan(wish('Ring min bror.', YES));
    expect(saved(plan(wish(' Ring  min\nbror.', YES)), stored)).toEqual([[' Ring  min\nbror.', YES, '']]);
  });

  it('falls with the words, and its reason too', () => {
    const stored = plan(wish('Ring min bror.', NO, 'Vi får inte.'), wish('Inga uniformer.', YES));
    expect(
      saved(plan(wish('Ring min syster.', NO, 'Vi får inte.'), wish('Inga uniformer.', YES)), stored),
    ).toEqual([
      ['Ring min syster.', null, ''],
      ['Inga uniformer.', YES, ''],
    ]);
  });

  it('is taken where it is written with new words or for the first time, whatever others have been answered', () => {
    const stored = plan(wish('Ring min bror.', YES), wish('Inga uniformer.'));
    expect(
      saved(
        plan(wish('Ring min syster.', NO, 'Hon vill inte.'), wish('Inga uniformer.', YES), wish('Te.', YES)),
        stored,
      ),
    ).toEqual([
      ['Ring min syster.', NO, 'Hon vill inte.'],
      ['Inga uniformer.', YES, ''],
      ['Te.', null, ''],
    ]);
  });

  it('that somebody else has changed meanwhile is not written over by a form that still holds the old one', () => {
    const seen = digestOf(CRISIS_PLAN, plan(wish('Ring min bror.', YES)));
    const stored = plan(wish('Ring min bror.', NO, 'Han är bortrest.'));
    expect(saved(plan(wish('Ring min bror.', YES)), stored, seen)).toEqual([
      ['Ring min bror.', NO, 'Han är bortrest.'],
    ]);
  });

  it.each([
    ['in two sections', 'RATHER_NOT'],
    ['twice in one section', 'WISHES_FOR_CARE'],
  ])('stays with its own row where the same words stand %s', (_, section) => {
    const stored = plan(wish('Te.', YES), { ...wish('Te.', NO, 'Bara kaffe.'), section });
    const once = [
      ['Te.', YES, ''],
      ['Te.', NO, 'Bara kaffe.'],
    ];
    expect(saved(stored, stored)).toEqual(once);
    expect(saved(plan(stored.statements[1]!, stored.statements[0]!), stored)).toEqual(once.toReversed());
  });

  it('moves with its row', () => {
    const stored = plan(wish('Te.', YES), wish('Inga uniformer.', NO, 'Polisen bestämmer själv.'));
    const written = plan(stored.statements[1]!, stored.statements[0]!);
    expect(saved(written, stored)).toEqual([
      ['Inga uniformer.', NO, 'Polisen bestämmer själv.'],
      ['Te.', YES, ''],
    ]);
  });
});

it('of one of two who write at once does not answer what the other has reworded', () => {
  const began = plan(wish('Ring min bror.'));
  const seen = digestOf(CRISIS_PLAN, began);
  const reworded = plan(wish('Ring min bror, efter klockan sju.'));
  const answered = plan(wish('Ring min bror.', YES));
  for (const [mine, theirs] of [
    [reworded, answered],
    [answered, reworded],
  ] as const) {
    const { merged } = mergeContent(CRISIS_PLAN, mine, theirs, seen);
    expect(merged.statements).toEqual(reworded.statements);
  }
});

describe('a yes to a practical task', () => {
  const asked = (practicalOnly: boolean, response = UnitResponse.PENDING): CrisisPlanContent => ({
    ...blankContent(CRISIS_PLAN),
    closedHoursUnits: [
      {
        ...{ unitId: 'akuten', task: 'Tar hand om katten.', practicalOnly, response },
        ...(response === UnitResponse.PENDING
          ? { respondedOn: null, respondedBy: '' }
          : { respondedOn: '2026-03-09', respondedBy: 'Chefen' }),
      },
    ],
  });
  const { ACCEPTED } = UnitResponse;

  it.each([true, false])(
    'falls when it is of the other kind, and stands while it is not: %j',
    (practical) => {
      const stored = asked(practical, ACCEPTED);
      const unitsSaved = (written: CrisisPlanContent) =>
        withStandingAnswers(CRISIS_PLAN, written, stored, digestOf(CRISIS_PLAN, stored)).closedHoursUnits;
      expect(unitsSaved(asked(!practical, ACCEPTED))).toEqual(asked(!practical).closedHoursUnits);
      expect(unitsSaved(stored)).toEqual(stored.closedHoursUnits);
    },
  );

  it('of one of two who write at once is none to what the other has made of it', () => {
    const seen = digestOf(CRISIS_PLAN, asked(true));
    const [answered, turned] = [asked(true, ACCEPTED), asked(false)];
    for (const [mine, theirs] of [
      [answered, turned],
      [turned, answered],
    ] as const)
      expect(mergeContent(CRISIS_PLAN, mine, theirs, seen).merged).toEqual(turned);
  });
});
