import { Audience } from '../disclosure/audience.js';
import type { PlanVersionRecord } from './plan-record.entity.js';

/** Something of a version, or of one of its rows, that is written in a plan. */
export interface Content<Value> {
  is: 'CONTENT';
  kind: 'WORDS' | 'LINE' | 'CHOICE' | 'DAY' | 'YES_NO' | 'REFERENCE' | 'NUMBER' | 'CODE';
  /** What stands there where nobody has written. */
  blank: Value;
  /** What may be chosen, where it is a choice. */
  choices?: Readonly<Record<string, string>>;
  /** The next version begins without it, because it belongs to the making of each version. */
  askedAgain: boolean;
  /** EVERYONE: whoever may see the row. TEAM: those who read the plan in the program; it is on no sheet. */
  audience: Audience.EVERYONE | Audience.TEAM;
  /** How a row is set when somebody begins it; a row with nothing but settings has nothing written in it. */
  isSetting: boolean;
  /** Where a row stands, such as its section, or whose it is: a row in another place is another row. */
  isPlace: boolean;
  /** Who may read the row, the widest choice first. What one has reworded is not opened by the other. */
  isReach: boolean;
  /** The first format of the checksum that holds it; see {@link latestFormat}. */
  since: number;
}

/** Rows of a version that are written in a plan, in order. */
export interface Rows<Fields> {
  is: 'ROWS';
  fields: Fields;
  since: number;
  /** The field that makes two rows the same whatever else is written in them, such as a unit, which stands in a plan once. */
  key?: string;
  /** What of such a row goes together, such as an answer and its day: where two write, all of it is one's or the other's. */
  together?: readonly string[];
  /** To what the first of that, and the rest with it, is the answer: where that is changed, nobody has answered it. */
  answersTo?: readonly string[];
}

/** What a row is beside its content: who wrote it and when, whose it is, its place among others, what an id stands for. */
interface Beside {
  is: 'BESIDE';
}

export type Field = Content<unknown> | Rows<Fields> | Beside;
export type Fields = Readonly<Record<string, Field>>;

/**
 * Every column of an entity, and everything that hangs on it, with what it is. The one list from which content,
 * checksum, next version, merge and form of a plan follow; the compiler refuses a list that leaves a column out.
 */
export type FieldsOf<Row> = {
  readonly [Key in keyof Row]-?:
    | Beside
    | (NonNullable<Row[Key]> extends readonly (infer Item)[] ? Rows<FieldsOf<Item>> : Content<Row[Key]>);
};

/** What a version, or one of its rows, says: its content alone. */
export type ContentOf<All> = {
  [Key in keyof All as All[Key] extends Beside ? never : Key]: All[Key] extends Rows<infer Of>
    ? ContentOf<Of>[]
    : All[Key] extends Content<infer Value>
      ? Value
      : never;
};

type Options = Partial<
  Pick<Content<unknown>, 'askedAgain' | 'audience' | 'isSetting' | 'isPlace' | 'isReach' | 'since'>
>;

const content = <Value>(kind: Content<Value>['kind'], blank: Value, options: Options): Content<Value> => ({
  is: 'CONTENT',
  kind,
  blank,
  askedAgain: false,
  audience: Audience.EVERYONE,
  isSetting: false,
  isPlace: false,
  isReach: false,
  since: 1,
  ...options,
});

export const BESIDE: Beside = { is: 'BESIDE' };
/** Words of any length. */
export const words = (options: Options = {}) => content('WORDS', '', options);
/** Words on one line, such as a name. */
export const line = (options: Options = {}) => content('LINE', '', options);
export const day = (options: Options = {}) => content<string | null>('DAY', null, options);
export const yesNo = (options: Options = {}) => content<boolean>('YES_NO', false, options);
export const number = (options: Options = {}) => content<number | null>('NUMBER', null, options);
/** The id of something in the register, such as `unitId` of `unit`. */
export const reference = (options: Options = {}) => content<string | null>('REFERENCE', null, options);

/** A code of data, such as that of a section. */
export const code = (options: Options = {}) => content('CODE', '', options);

/** @param blank the choice that stands where nobody has chosen; null where none does */
export const choice = <Choice extends string, Blank extends Choice | null>(
  choices: Readonly<Record<string, Choice>>,
  blank: Blank,
  options: Options = {},
): Content<Choice | (Blank & null)> => ({
  ...content<Choice | (Blank & null)>('CHOICE', blank as Choice | (Blank & null), options),
  choices,
});

export const rows = <Of>(
  fields: Of,
  options: {
    since?: number;
    key?: keyof Of & string;
    together?: readonly (keyof Of & string)[];
    answersTo?: readonly (keyof Of & string)[];
  } = {},
): Rows<Of> => ({ is: 'ROWS', fields, since: 1, ...options });

/** What every version of a plan has beside its content. */
export const PLAN_VERSION = {
  id: BESIDE,
  number: BESIDE,
  status: BESIDE,
  revision: BESIDE,
  createdAt: BESIDE,
  createdBy: BESIDE,
  changedAt: BESIDE,
  agreedAt: BESIDE,
  agreedBy: BESIDE,
  checksum: BESIDE,
  checksumFormat: BESIDE,
  writtenNumbers: BESIDE,
  voiding: BESIDE,
  ending: BESIDE,
  disagreements: BESIDE,
} satisfies FieldsOf<PlanVersionRecord>;

/** What every row of a version has beside its content. */
export const PLAN_ROW = { id: BESIDE, versionId: BESIDE, version: BESIDE, position: BESIDE };
