import { registerEnumType } from '@nestjs/graphql';

export enum ReadingLevel {
  VERY_EASY = 'VERY_EASY',
  EASY = 'EASY',
  MEDIUM = 'MEDIUM',
  HARD = 'HARD',
  VERY_HARD = 'VERY_HARD',
}
registerEnumType(ReadingLevel, {
  name: 'ReadingLevel',
  description: "How a figure of LIX may be read, by Björnsson's scale of 1968.",
  valuesMap: {
    VERY_EASY: { description: 'Below 30 (mycket lätt): as books for children.' },
    EASY: { description: 'From 30 (lätt): as novels and magazines.' },
    MEDIUM: { description: 'From 40 (medelsvår): as newspapers.' },
    HARD: { description: 'From 50 (svår): as texts of authorities.' },
    VERY_HARD: { description: 'Above 60 (mycket svår): as official and scientific prose.' },
  },
});

export enum IndividualDetail {
  NAME = 'NAME',
  PLACE = 'PLACE',
  SIGN = 'SIGN',
  WISH = 'WISH',
}
registerEnumType(IndividualDetail, {
  name: 'IndividualDetail',
  description: "What makes a plan this person's own.",
  valuesMap: {
    NAME: { description: 'Somebody by name, or somebody to call with a number (namn).' },
    PLACE: { description: 'A place of theirs, where a section asks for places (plats).' },
    SIGN: { description: 'An early sign that is no stock phrase (eget tecken).' },
    WISH: { description: 'A wish that is no stock phrase, in a section that asks for wishes (önskemål).' },
  },
});
