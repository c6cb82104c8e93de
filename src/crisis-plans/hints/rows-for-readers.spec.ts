import { Audience } from '../../disclosure/audience.js';
import { StatementAuthor } from '../../plans/plan-kinds.js';
import { rowsForReaders } from './rows-for-readers.js';

const { EVERYONE, CARE_AND_SUPPORT, TEAM } = Audience;
const { PERSON, STAFF } = StatementAuthor;
const plan = {
  statements: [
    { audience: EVERYONE, author: STAFF },
    { audience: CARE_AND_SUPPORT, author: STAFF },
    { audience: TEAM, author: STAFF },
    { audience: TEAM, author: PERSON },
  ],
  contacts: [{ audience: EVERYONE }, { audience: TEAM }],
  participants: [{ audience: TEAM }],
};
const care = ['statements.2.text', 'statements.3.text', 'contacts.1.name', 'participants.0.name'];
const outside = ['statements.1.text', ...care];

it('tells of each reader how many rows they read, and which not', () => {
  const withoutNumbers = false;
  expect(rowsForReaders(plan, false)).toEqual([
    { reader: 'PERSON', read: 6, notRead: ['statements.2.text'], withoutNumbers },
    { reader: 'TEAM', read: 7, notRead: [], withoutNumbers },
    { reader: 'CARE', read: 3, notRead: care, withoutNumbers },
    { reader: 'RELATIVE', read: 2, notRead: outside, withoutNumbers },
    { reader: 'AUTHORITY', read: 2, notRead: outside, withoutNumbers },
  ]);
});

it('tells whose sheet leaves out numbers for protected identity', () => {
  expect(rowsForReaders(plan, true).flatMap((one) => (one.withoutNumbers ? one.reader : []))).toEqual([
    'RELATIVE',
    'AUTHORITY',
  ]);
});
