import { Audience } from '../disclosure/audience.js';
import { PlanReader, StatementAuthor } from './plan-kinds.js';

/**
 * Whether a statement stands in the print for this reader. The sheet for a relative or an authority holds what everyone
 * may read; the sheet for care and social services also what is kept to them. What is kept to the team is printed for
 * nobody else, except that the person always gets their own words back. What a relative or staff have told the
 * team alone stays out of the person's sheet too, since a sheet is read by others at home.
 */
export function mayRead(
  reader: PlanReader,
  { audience, author }: { audience: Audience; author: StatementAuthor },
): boolean {
  switch (reader) {
    case PlanReader.TEAM:
      return true;
    case PlanReader.RELATIVE:
    case PlanReader.AUTHORITY:
      return audience === Audience.EVERYONE;
    case PlanReader.CARE:
      return audience !== Audience.TEAM;
    case PlanReader.PERSON:
      return audience !== Audience.TEAM || author === StatementAuthor.PERSON;
  }
}
