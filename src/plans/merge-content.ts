import { listsIn, ownFields, type Said, saidIn, seenIn } from './content-digest.js';
import { contentOf, isText } from './plan-content.js';
import type { Content, ContentOf, Fields, Rows } from './plan-fields.js';
import { asksTheSame, isAnswered, withAnswerOf } from './standing-answers.js';

type Row = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, Row[]>>;

/** What two made of one text or row, and beside it what each of them says there; lists have their rows in the same places. */
interface Both<Of> {
  merged: Of;
  /** Mine. Where merged says something else, that is from theirs; of a row that is theirs alone, its first words are not here. */
  mine: Of;
  /** Theirs where they have written since we began, else as merged. Where merged says something else, we have both written. */
  theirs: Of;
}

export interface MergedContent<All> extends Both<ContentOf<All>> {
  /** The first words of each row that they removed and I had left as it was. */
  removed: string[];
}

/**
 * Two people wrote from the same draft. What only one of them changed is as that one left it. Where both changed the same,
 * nobody's words are lost: words stand after each other, and a row in the list of either, theirs last. What cannot stand
 * twice, such as a day, is mine, or theirs where I left it open.
 * @param seen the digest of the draft that I began with; where it is none, all counts as changed by both
 */
export function mergeContent<All extends object>(
  fields: All,
  mine: ContentOf<All>,
  theirs: ContentOf<All>,
  seen: string,
): MergedContent<All> {
  const { own, rows } = seenIn(fields, seen);
  const [wrote, saved] = [mine, theirs].map((content) => contentOf(fields, content) as Lists);
  const ours = mergeFields(fields, wrote!, saved!, own);
  const lists = listsIn(fields).map(([name, list]) => ({
    name,
    ...mergeRows(list, wrote![name]!, saved![name]!, rows[name]!),
  }));
  const withLists = (which: keyof Both<Row>) =>
    ({
      ...ours[which],
      ...Object.fromEntries(lists.map(({ name, both }) => [name, both.map((row) => row[which])])),
    }) as ContentOf<All>;
  return {
    merged: withLists('merged'),
    mine: withLists('mine'),
    theirs: withLists('theirs'),
    removed: lists.flatMap(({ removed }) => removed),
  };
}

/** What I wrote of which nothing stands in what has been agreed, in my words. @param seen as of {@link mergeContent} */
export function wordsNotIn<All extends object>(
  fields: All,
  agreed: ContentOf<All>,
  mine: ContentOf<All>,
  seen: string,
): string[] {
  // To what is agreed I am the other.
  const both = mergeContent(fields, agreed, mine, seen);
  const [stands, wrote] = [both.mine, both.theirs] as unknown as Lists[];
  const inRows = listsIn(fields).flatMap(([name, list]) =>
    wrote![name]!.flatMap((row, index) => newTexts(list.fields, stands![name]![index]!, row)),
  );
  return [...newTexts(fields, both.mine, both.theirs), ...inRows];
}

/** Whether a text has these words in it, each of them whole. */
function holds(text: string, words: string): boolean {
  const isInWord = (letter = '') => /[\p{L}\p{N}]/u.test(letter);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1], text[at + words.length]];
    const isCut = (isInWord(before) && isInWord(words[0])) || (isInWord(words.at(-1)) && isInWord(after));
    if (!isCut) return true;
  }
  return false;
}

function newTexts(fields: object, stands: object, wrote: object): string[] {
  return ownFields(fields).flatMap(([name, field]) => {
    const [before, now] = [stands, wrote].map((row) => (row as Record<string, string>)[name]!);
    if (!isText(field) || !now) return [];
    return (field.kind === 'WORDS' ? holds(before!, now) : before === now) ? [] : [now];
  });
}

/** @returns also whether both have changed the same to something else */
function mergeFields(
  fields: object,
  mine: Row,
  theirs: Row,
  seen: Said | undefined,
  together: readonly string[] = [],
): Both<Row> & { clash: boolean } {
  const [wrote, saved] = [saidIn(fields, mine), saidIn(fields, theirs)];
  const all = ownFields(fields);
  const hasReworded = (said: Said) =>
    all.some(([name, field]) => isText(field) && said[name] !== seen?.[name]);
  const parts = all
    .filter(([name]) => !together.includes(name) || name === together[0])
    .map(([name, field]) => {
      const names = name === together[0] ? together : [name];
      const isSame = (one: Said, other?: Said) => names.every((part) => one[part] === other?.[part]);
      const [own, others] = [partOf(mine, names), partOf(theirs, names)];
      const isCrossed =
        (hasReworded(saved) && !isSame(wrote, seen)) || (hasReworded(wrote) && !isSame(saved, seen));
      if (field.isReach && isCrossed)
        return { merged: narrower(field, name, own, others), mine: own, theirs: others };
      if (isSame(saved, seen) || isSame(wrote, saved)) return { merged: own, mine: own, theirs: own };
      if (isSame(wrote, seen)) return { merged: others, mine: own, theirs: others };
      const merged = field.kind === 'WORDS' ? { [name]: afterEachOther(own[name], others[name]) } : undefined;
      const isBlank = (part: string) =>
        own[part] === (fields as Record<string, Content<unknown>>)[part]!.blank;
      const isOpen = field.kind !== 'YES_NO' && names.every(isBlank);
      return { merged: merged ?? (isOpen ? others : own), mine: own, theirs: others, clash: true };
    });
  const whole = (which: keyof Both<Row>): Row => Object.assign({}, ...parts.map((part) => part[which]));
  return {
    merged: whole('merged'),
    mine: whole('mine'),
    theirs: whole('theirs'),
    clash: parts.some(({ clash }) => clash),
  };
}

/** Of two who let others read a row, the one who lets fewer. */
function narrower({ choices = {} }: Content<unknown>, name: string, own: Row, others: Row): Row {
  const widthFirst = Object.values(choices);
  const rank = (row: Row) => widthFirst.indexOf(row[name] as string);
  return rank(own) >= rank(others) ? own : others;
}

/** Both texts, unless mine holds theirs already. */
function afterEachOther(mine: unknown, theirs: unknown): string {
  const [own, others] = [mine as string, (theirs as string).trim()];
  return holds(own, others) ? own : `${own}\n\n${others}`.trim();
}

function mergeRows(
  list: Rows<Fields>,
  mine: readonly Row[],
  theirs: readonly Row[],
  seen: readonly Said[],
): { both: Both<Row>[]; removed: string[] } {
  const [wrote, saved] = [withBeginnings(list, mine, seen), withBeginnings(list, theirs, seen)];
  const left = new Set(saved);
  const removed: string[] = [];
  const both = wrote.flatMap((own): Both<Row>[] => {
    const same = [...left].find((other) =>
      other.began ? other.began === own.began : likeness(list, own, other.said) === 1,
    );
    const alone = { merged: own.row, mine: own.row, theirs: own.row };
    if (!same && isUntouched(own)) {
      removed.push(firstWords(list.fields, own.row));
      return [];
    }
    if (!same) return [alone];
    const { clash, ...one } = mergeFields(list.fields, own.row, same.row, own.began, list.together);
    if (clash && !list.key) return [alone];
    left.delete(same);
    return [{ ...one, merged: answered(list, one.merged, own.row, same.row) }];
  });
  const isRemoved = (other: Held) => isUntouched(other) && !wrote.some(({ began }) => began === other.began);
  const more = [...left].filter((other) => !isRemoved(other));
  return { both: [...both, ...more.map(({ row }) => fromThem(list.fields, row))], removed };
}

/** Merged, without the answer that one of us has got to what it no longer asks. */
function answered(list: Rows<Fields>, merged: Row, ...from: readonly Row[]): Row {
  if (!list.answersTo || !isAnswered(list, merged)) return merged;
  const isAnswerOf = (row: Row) => list.together?.every((name) => row[name] === merged[name]);
  const stands = from.some((row) => isAnswerOf(row) && asksTheSame(list, row, merged));
  return stands ? merged : withAnswerOf(list, merged);
}

function fromThem(fields: Fields, row: Row): Both<Row> {
  const [name, { blank }] = firstWritten(fields, row);
  return { merged: row, mine: { ...row, [name]: blank }, theirs: row };
}

/** A row that somebody holds, and what they began it with; nothing where it is new. */
interface Held {
  row: Row;
  said: Said;
  began?: Said;
}

/**
 * Rows have no ids that last, so each is taken for the one seen in its place that it is most like: first those that are the
 * same, then those that begin with the same text, then those of which at least half of the fields are the same.
 */
function withBeginnings(list: Rows<Fields>, rows: readonly Row[], seen: readonly Said[]): Held[] {
  const free = new Set(seen);
  const held = rows.map((row): Held => ({ row, said: saidIn(list.fields, row) }));
  const [name = ''] = ownFields(list.fields).find(([, field]) => isText(field)) ?? [];
  for (const { least, isNamed } of [
    { least: 1, isNamed: false },
    { least: 0, isNamed: true },
    { least: 0.5, isNamed: false },
  ]) {
    for (const one of held.filter(({ began }) => !began)) {
      let most = 0;
      for (const seenRow of free) {
        const like = likeness(list, one, seenRow);
        if (like < least || like <= most || (isNamed && one.said[name] !== seenRow[name])) continue;
        most = like;
        one.began = seenRow;
      }
      if (one.began) free.delete(one.began);
    }
  }
  return held;
}

/** From 0 to 1: how much of two rows is the same. */
function likeness({ fields, key }: Rows<Fields>, { row, said }: Held, other: Said): number {
  if (key && row[key]) return said[key] === other[key] ? 1 : 0;
  let same = 0;
  let all = 0;
  for (const name in said) {
    all += 1;
    if (said[name] === other[name]) same += 1;
    else if ((fields[name] as Content<unknown>).isPlace) return 0;
  }
  return same / all;
}

const isUntouched = ({ said, began }: Held) =>
  Object.entries(said).every(([name, digest]) => digest === began?.[name]);

/** What tells a row from others: the first text in it, or what else stands first. No row is kept without. */
function firstWritten(fields: Fields, row: Row): [name: string, field: Content<unknown>] {
  const written = ownFields(fields).filter(([name, field]) => !field.isSetting && row[name] !== field.blank);
  return written.find(([, field]) => isText(field)) ?? written[0]!;
}

function firstWords(fields: Fields, row: Row): string {
  const [name, field] = firstWritten(fields, row);
  return isText(field) ? (row[name] as string) : '–';
}

const partOf = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name]]));
