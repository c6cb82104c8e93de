import type { ClassConstructor } from 'class-transformer';
import { conflict, DomainError, invalid } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';
import { isShownAgainOnly, withFormToShow } from '../forms/showing-again.js';
import { RevisionConflict } from '../revision/revision-conflict.js';
import { type Form, readForm, wordsIn } from './form.js';
import type { Page, Redirect } from './page.js';

/** Somebody else was first, and there is no form to show again: the answer gives back what was written. */
export class TooLate extends DomainError {
  constructor(
    problems: Problem[],
    readonly words: readonly string[],
  ) {
    super('CONFLICT', problems);
  }
}

/**
 * One way to take care of a posted form: read it, do what it asks, and where either finds a problem, or somebody else
 * has saved since it was read, show the same form again with what was written. Of one that was sent when its session had
 * ended, only that.
 * @param act does the work with valid input and says where to go on, or gives the page or file that was asked for
 * @param showAgain renders the form with its problems, or beside what is stored now; answer it with its `statusOf`
 * @throws TooLate when the form is there no more, such as one of an audit that has been closed
 */
export async function submitted<Input extends object, Answer = Redirect>(
  type: ClassConstructor<Input>,
  body: unknown,
  act: (input: Input) => Promise<Answer | RevisionConflict>,
  showAgain: (form: Form<Input>) => Page | Promise<Page | Redirect>,
): Promise<Page | Redirect | Answer> {
  const form = await withFormToShow(() => readForm(type, body));
  if (isShownAgainOnly())
    return withFormToShow(async () => showAgain({ ...form, input: null, problems: [] }));
  const { input } = form;
  if (!input) return showAgain(form);
  try {
    const answer = await act(input);
    return answer instanceof RevisionConflict ? await showAgain({ ...form, isStale: true }) : answer;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, problems } = error;
    if (code !== 'CONFLICT' && code !== 'INVALID') throw error;
    const tooLate = new TooLate(problems, wordsIn(input));
    if (code === 'CONFLICT') throw tooLate;
    return showAgainOr(tooLate, () => showAgain({ ...form, problems }));
  }
}

/**
 * The same for what is saved while somebody writes, of which a script asks.
 * @returns what was saved
 * @throws DomainError INVALID, or CONFLICT when somebody else has saved since it was read
 */
export async function autosaved<Input, Saved>(
  { input, problems }: Form<Input>,
  save: (input: Input) => Promise<Saved>,
): Promise<Exclude<Saved, RevisionConflict>> {
  if (!input) throw invalid(problems);
  const saved = await save(input);
  if (saved instanceof RevisionConflict) throw conflict();
  return saved as Exclude<Saved, RevisionConflict>;
}

/** What was wrong may be that somebody else has just ended it, and its form with it. */
async function showAgainOr(
  tooLate: TooLate,
  show: () => Page | Promise<Page | Redirect>,
): Promise<Page | Redirect> {
  try {
    return await show();
  } catch (error) {
    throw error instanceof DomainError && error.code === 'NOT_FOUND' ? tooLate : error;
  }
}
