import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import type { Problem } from '../platform/errors/problem.js';
import { type Form, readQuery } from '../platform/web/form.js';

/** What is likely to be noted, by what was pressed. */
export enum NoteTemplate {
  VISIT = 'VISIT',
  CALL = 'CALL',
  MISSED = 'MISSED',
  SOUGHT = 'SOUGHT',
}

/** What the address of a form for something new says: the person and the day where they are known. */
export class NoteQuery {
  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsOptional()
  @IsCivilDate()
  date?: string;

  @IsOptional()
  @IsEnum(NoteTemplate)
  template?: NoteTemplate;
}

/** @throws DomainError INVALID */
export const readNoteQuery = (query: unknown): Promise<NoteQuery> => readQuery(NoteQuery, query);

/** What was pressed to come to a form that has been sent. */
export function templateOf(body: unknown): NoteTemplate {
  const sent = (body as { template?: unknown } | undefined)?.template;
  return Object.values(NoteTemplate).find((template) => template === sent) ?? NoteTemplate.VISIT;
}

/** The page of the record that is there already, where that is what is wrong with a form. */
export function takenBy(
  { problems }: Form<unknown>,
  { path, taken: code }: { path: string; taken: string },
): string | null {
  const taken: Problem | undefined = problems.find((problem) => problem.code === code);
  return taken ? `/${path}/${taken.params?.id}` : null;
}
