import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlanReader } from '../../plans/plan-kinds.js';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import { IndividualDetail, ReadingLevel } from './hint-kinds.js';
import type { FoundWord } from './plain-words.js';
import type { TextReadability } from './readability.js';
import type { RowsForReader } from './rows-for-readers.js';

@ObjectType({ description: 'How hard words are to read, by LIX (läsbarhetsindex, Björnsson 1968).' })
export class CrisisPlanReadability implements TextReadability {
  @Field(() => Int, {
    description: 'Words per sentence, and to that the percentage of words of more than six letters; rounded.',
  })
  lix: number;

  @Field(() => Int, { description: 'Of how many words.' })
  words: number;

  @Field(() => ReadingLevel, { description: 'How the figure may be read.' })
  level: ReadingLevel;
}

@ObjectType({ description: 'One text of a plan that is hard to read.' })
export class CrisisPlanHardText extends CrisisPlanReadability {
  @Field({ description: 'Where it stands: dotted path in the version, such as statements.0.text.' })
  path: string;
}

@ObjectType({ description: 'An official or clinical word in a plan that has a plainer one.' })
export class CrisisPlanPlainWord implements FoundWord {
  @Field({ description: 'Where it stands: dotted path in the version, such as statements.0.text.' })
  path: string;

  @Field({ description: 'The word or words, as they are written.' })
  word: string;

  @Field({ description: 'What may be written instead, in the language of the word.' })
  plain: string;
}

@ObjectType({
  description:
    'How much one kind of reader reads of the rows that have an audience: statements and those to call.',
})
export class CrisisPlanRowsForReader implements RowsForReader {
  @Field(() => PlanReader, {
    description: 'The reader; care and an authority on a ground that names the plan.',
  })
  reader: PlanReader;

  @Field(() => Int, { description: 'How many rows.' })
  read: number;

  @Field(() => [String], {
    description: 'The rows they do not read: dotted paths in the version, such as statements.0.text.',
  })
  notRead: string[];

  @Field({
    description:
      'Whether telephone numbers of those to call, and the team, are left out for protected identity.',
  })
  withoutNumbers: boolean;
}

@ObjectType({
  description:
    'What those who write a plan are told of it while they write. It stops nothing and changes nothing.',
})
export class CrisisPlanHints {
  @Field(() => CrisisPlanReadability, {
    nullable: true,
    description:
      "Of all that is written in sentences; missing under 30 words, and where the person's language is not Swedish.",
  })
  readability: CrisisPlanReadability | null;

  @Field(() => [CrisisPlanHardText], {
    description: 'Texts of 30 words or more that alone are hard or very hard to read.',
  })
  hardTexts: CrisisPlanHardText[];

  @Field(() => [CrisisPlanPlainWord], {
    description: 'Words that have a plainer one, in the order of the plan.',
  })
  plainWords: CrisisPlanPlainWord[];

  @Field(() => [IndividualDetail], {
    description:
      'What was not found that makes the plan this person’s own: a rough reading. Nothing where nothing is written.',
  })
  missingDetails: IndividualDetail[];

  @Field(() => [String], {
    description:
      'Those said to have led the making from outside the team, but called as one of its staff: dotted paths in the version, such as participants.0.name.',
  })
  facilitatorsOfTeam: string[];

  @TextField({
    nullable: true,
    description:
      'When in an ordinary week neither the team nor any of the units is open, in words; missing where somebody always is, and where the hours of one of them are in words alone.',
  })
  nobodyOpen: Text | null;

  @Field(() => [CrisisPlanRowsForReader], { description: 'What each kind of reader reads.' })
  readers: CrisisPlanRowsForReader[];

  @Field(() => [String], {
    description:
      'To whom it is given as soon as it is agreed, by standing releases that hold today: a unit with its principal, or a principal.',
  })
  givenAtOnce: string[];
}
