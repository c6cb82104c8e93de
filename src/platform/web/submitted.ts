import type { ClassConstructor } from 'class-transformer';
import { DomainError } from '../errors/domain-error.js';
import { type Form, readForm } from './form.js';
import type { Page, Redirect } from './page.js';

/**
 * One way to take care of a posted form: read it, do what it asks, and where either finds a problem show the
 * same form again with what was written and what is wrong.
 * @param act does the work with valid input and says where to go on, or gives the page or file that was asked for
 * @param showAgain renders the form with its problems; answer it with status 422
 */
export async function submitted<Input extends object, Answer = Redirect>(
  type: ClassConstructor<Input>,
  body: unknown,
  act: (input: Input) => Promise<Answer>,
  showAgain: (form: Form<Input>) => Page | Promise<Page | Redirect>,
): Promise<Page | Redirect | Answer> {
  const form = await readForm(type, body);
  if (!form.input) return showAgain(form);
  try {
    return await act(form.input);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID') throw error;
    return showAgain({ ...form, problems: error.problems });
  }
}
