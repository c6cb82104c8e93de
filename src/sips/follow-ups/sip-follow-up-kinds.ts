import { registerEnumType } from '@nestjs/graphql';

export enum ActionOutcome {
  DONE = 'DONE',
  PARTLY = 'PARTLY',
  NOT = 'NOT',
}
registerEnumType(ActionOutcome, {
  name: 'ActionOutcome',
  description: 'What became of an action in a SIP.',
  valuesMap: {
    DONE: { description: 'It was done, or goes on as agreed (gjord).' },
    PARTLY: { description: 'It was done in part (delvis).' },
    NOT: { description: 'It was not done (inte gjord).' },
  },
});

export enum PersonView {
  YES = 'YES',
  PARTLY = 'PARTLY',
  NO = 'NO',
}
registerEnumType(PersonView, {
  name: 'PersonView',
  description: "The person's own answer to a question about their SIP.",
  valuesMap: {
    YES: { description: 'Yes (ja).' },
    PARTLY: { description: 'Partly (delvis).' },
    NO: { description: 'No (nej).' },
  },
});

/** What the person is asked at a follow-up, each a field of it; nobody has to answer. */
export const PERSON_QUESTIONS = ['wasHeard', 'isOfHelp', 'knowsWhoDoesWhat'] as const;
