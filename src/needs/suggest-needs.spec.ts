import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { NeedAnswer, NeedKind, NeedSource } from './need-kinds.js';
import { sipWords } from './sip-words.js';
import { firstAnswer, historyOf, suggestedByInterventions, suggestedBySip } from './suggest-needs.js';

const { TEAM, OTHER, UNKNOWN, NOBODY, NOT_NEEDED } = NeedAnswer;
const DAY = '2026-05-31';

describe('what interventions suggest', () => {
  const ips = (startedOn: string | null, endedOn: string | null) =>
    suggestedByInterventions([{ method: InterventionMethod.IPS, startedOn, endedOn }], DAY).map(
      ({ kind, answer }) => [kind, answer],
    );

  it('is that the team gives what goes on on the day', () => {
    const given = [[NeedKind.WORK_AND_STUDIES, TEAM]];
    expect(ips('2026-05-31', null)).toEqual(given);
    expect(ips('2026-01-01', '2026-05-31')).toEqual(given);
    expect(ips('2026-01-01', '2026-05-30')).toEqual([]);
    expect(ips('2026-06-01', null)).toEqual([]);
    expect(ips(null, null)).toEqual([]);
  });

  it('is nothing where a method meets no need of its own', () => {
    const shared = { method: InterventionMethod.SHARED_DECISIONS, startedOn: DAY, endedOn: null };
    expect(suggestedByInterventions([shared], DAY)).toEqual([]);
  });
});

it('the actions of a SIP suggest by the beginnings of their words, and an answer where others do them', () => {
  const actions = [
    { text: 'Praktikplats, med hjälp.', otherActor: '' },
    { text: 'Arbetsförmedlingen söker arbete', otherActor: 'Arbetsförmedlingen' },
    { text: 'Drogfri bostad', otherActor: '' },
    { text: 'Tips om tidtabeller', otherActor: '' },
  ];
  expect(suggestedBySip(actions, sipWords).map(({ kind, answer, text }) => [kind, answer, text])).toEqual([
    [NeedKind.WORK_AND_STUDIES, null, actions[0]!.text],
    [NeedKind.WORK_AND_STUDIES, OTHER, actions[1]!.text],
    [NeedKind.SUBSTANCE_USE_TREATMENT, null, actions[2]!.text],
    [NeedKind.HOUSING, null, actions[2]!.text],
  ]);
});

it('the form begins with what was said last, and with what is suggested only where nothing was', () => {
  const work = { kind: NeedKind.WORK_AND_STUDIES, source: NeedSource.SIP };
  const suggestions = [
    { ...work, answer: null },
    { ...work, answer: OTHER },
  ];
  const begins = (said: NeedAnswer[]) =>
    firstAnswer(
      NeedKind.WORK_AND_STUDIES,
      new Map(said.map((one) => [NeedKind.WORK_AND_STUDIES, one])),
      suggestions,
    );
  expect(begins([])).toBe(OTHER);
  expect(begins([UNKNOWN])).toBe(OTHER);
  expect(begins([NOT_NEEDED])).toBe(NOT_NEEDED);
  expect(firstAnswer(NeedKind.HOUSING, new Map(), suggestions)).toBe(UNKNOWN);
});

it('tells what was said before once, from the day it was said first', () => {
  const told = (madeOn: string, answer?: NeedAnswer) => ({
    madeOn,
    needs: answer ? [{ kind: NeedKind.HOUSING, answer }] : [],
  });
  const inventories = [
    told('2026-05-01', TEAM),
    told('2026-03-01', TEAM),
    told('2026-01-01', NOBODY),
    told('2025-11-01'),
  ];
  expect(historyOf(NeedKind.HOUSING, inventories)).toEqual([
    { answer: TEAM, since: '2026-03-01' },
    { answer: NOBODY, since: '2026-01-01' },
    { answer: UNKNOWN, since: '2025-11-01' },
  ]);
  expect(historyOf(NeedKind.FAMILY, [])).toEqual([]);
});
