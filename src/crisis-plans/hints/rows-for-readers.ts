import { RecordCategory } from '../../disclosure/record-category.js';
import { cutForReader, type SheetPart, type SheetReader, standsOnSheet } from '../../plans/cut-for-reader.js';
import { PlanReader, StatementAuthor } from '../../plans/plan-kinds.js';

const category = RecordCategory.CRISIS_PLAN;
/** Care and authorities as those who get the plan on a ground. */
const READERS = Object.values(PlanReader).map((kind): SheetReader => ({ kind, categories: [category] }));

type Row = Omit<SheetPart, 'category'>;

interface ReadPlan {
  statements: readonly Row[];
  /** The person has chosen them, and so they are the person's words. */
  contacts: readonly Omit<Row, 'author'>[];
  participants: readonly Omit<Row, 'author'>[];
}

/** What stands on the sheet for one reader of the rows that have an audience of their own. */
export interface RowsForReader {
  reader: PlanReader;
  /** How many they read. */
  read: number;
  /** Paths of those they do not read, in the order of the plan. */
  notRead: string[];
  /** Of those to call there are no telephone numbers, and nothing of the team. */
  withoutNumbers: boolean;
}

/** For each kind of reader which rows of a plan their sheet would hold; see {@link cutForReader}. */
export function rowsForReaders(
  { statements, contacts, participants }: ReadPlan,
  protectedIdentity: boolean,
): RowsForReader[] {
  const rows = [
    ...statements.map((row, index) => ({ ...row, path: `statements.${index}.text` })),
    ...Object.entries({ contacts, participants }).flatMap(([list, of]) =>
      of.map(({ audience }, index) => {
        return { audience, author: StatementAuthor.PERSON, path: `${list}.${index}.name` };
      }),
    ),
  ];
  return READERS.map((reader) => {
    const notRead = rows
      .filter((row) => !standsOnSheet(reader, { ...row, category }))
      .map(({ path }) => path);
    return {
      reader: reader.kind,
      read: rows.length - notRead.length,
      notRead,
      withoutNumbers: !cutForReader(reader, protectedIdentity).whereabouts,
    };
  });
}
