import 'reflect-metadata';
import { Audience } from '../disclosure/audience.js';
import { mayRead } from './may-read.js';
import { PlanReader, StatementAuthor } from './plan-kinds.js';

const { EVERYONE, CARE_AND_SUPPORT, TEAM } = Audience;
const { PERSON, RELATIVE, STAFF } = StatementAuthor;

it.each([
  // audience, author, for the person, for care, for others
  [EVERYONE, PERSON, true, true, true],
  [EVERYONE, RELATIVE, true, true, true],
  [EVERYONE, STAFF, true, true, true],
  [CARE_AND_SUPPORT, PERSON, true, true, false],
  [CARE_AND_SUPPORT, RELATIVE, true, true, false],
  [CARE_AND_SUPPORT, STAFF, true, true, false],
  [TEAM, PERSON, true, false, false],
  [TEAM, RELATIVE, false, false, false],
  [TEAM, STAFF, false, false, false],
])(
  '%s by %s: the team always, the person %s, care %s, others %s',
  (audience, author, person, care, others) => {
    const statement = { audience, author };
    expect(mayRead(PlanReader.PERSON, statement)).toBe(person);
    expect(mayRead(PlanReader.CARE, statement)).toBe(care);
    expect(mayRead(PlanReader.RELATIVE, statement)).toBe(others);
    expect(mayRead(PlanReader.AUTHORITY, statement)).toBe(others);
    expect(mayRead(PlanReader.TEAM, statement)).toBe(true);
  },
);
