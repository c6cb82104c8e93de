import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Audience } from '../disclosure/audience.js';
import { nextContent } from '../plans/plan-content.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { versionChecksum } from '../plans/plan-records.js';
import type { CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import { contentIn, inReadingOrder } from './crisis-plan-content.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanLabel, ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';
import { newestPack } from './packs/packs.js';

const statement = (section: string, stage: number | null, position: number, text: string) => ({
  section,
  stage,
  position,
  text,
  author: StatementAuthor.PERSON,
  audience: Audience.EVERYONE,
  answer: null,
  answerReason: '',
});
const unit = {
  unitId: 'a',
  task: 'Kommer hem.',
  practicalOnly: false,
  response: UnitResponse.ACCEPTED,
  respondedOn: '2026-03-10',
  respondedBy: 'Chefen',
  position: 0,
};
const inPack = { pack: 'general', packVersion: '1.0.0' };
type Version = CrisisPlanContent & { planId: string; number: number } & typeof inPack;
const version = (): Version => ({
  planId: 'p',
  number: 1,
  ...inPack,
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring.',
  noUnitReason: '',
  closedHoursUnits: [unit],
  contacts: [],
  participants: [],
  skippedSections: [],
  statements: [statement('TRIGGERS', null, 0, 'November.')],
});

it('reads by section, stage and position', () => {
  const { statements } = inReadingOrder({
    ...inPack,
    closedHoursUnits: [],
    contacts: [],
    participants: [],
    skippedSections: [],
    statements: [
      statement('OWN_ACTIONS', null, 0, 'sist'),
      statement('EARLY_SIGNS', 2, 1, 'fyra'),
      statement('EARLY_SIGNS', 1, 5, 'två'),
      statement('TRIGGERS', null, 9, 'ett'),
      statement('EARLY_SIGNS', 2, 0, 'tre'),
    ],
  });
  expect(statements.map(({ text }) => text)).toEqual(['ett', 'två', 'tre', 'fyra', 'sist']);
});

const checksumOf = ({ planId, ...said }: Version, label = CrisisPlanLabel.KRISPLAN, format = 1) =>
  versionChecksum(CRISIS_PLANS, { id: planId, label } as CrisisPlan, said as CrisisPlanVersion, format);

describe('the checksum', () => {
  const checksum = (change: Partial<Version> = {}, label = CrisisPlanLabel.KRISPLAN) =>
    checksumOf({ ...version(), ...change }, label);

  it('is the same for the same plan', () => {
    expect(checksum()).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum()).toBe(checksum());
  });

  it('changes with anything that was agreed', () => {
    const [words] = version().statements;
    const changed = [
      checksum({}, CrisisPlanLabel.SAKERHETSPLAN),
      checksum({ number: 2 }),
      checksum({ planId: 'q' }),
      checksum({ madeTogether: false }),
      checksum({ phase: Phase.UNSTABLE }),
      checksum({ madeOn: '2026-03-10' }),
      checksum({ reviewOn: null }),
      checksum({ closedHours: 'Ring!' }),
      checksum({ closedHoursUnits: [{ ...unit, task: 'Ringer.' }] }),
      checksum({ closedHoursUnits: [{ ...unit, response: UnitResponse.DECLINED }] }),
      checksum({ closedHoursUnits: [] }),
      checksum({ statements: [{ ...words!, text: 'December.' }] }),
      checksum({ statements: [{ ...words!, author: StatementAuthor.STAFF }] }),
      checksum({ statements: [{ ...words!, audience: Audience.TEAM }] }),
    ];
    expect(new Set([checksum(), ...changed]).size).toBe(changed.length + 1);
  });

  it.each([
    [1, ''],
    [2, '"contacts":[],"format":2,'],
  ])('of format %i is that of what was agreed then, whatever fields have come since', (format, added) => {
    const agreed =
      `{"closedHours":"Ring.","closedHoursUnits":[{"respondedBy":"Chefen","respondedOn":"2026-03-10",
"response":"ACCEPTED","task":"Kommer hem.","unitId":"a"}],${added}"label":"KRISPLAN","madeOn":"2026-03-09","madeTogether":true,
"number":1,"phase":"STABLE","planId":"p","reviewOn":"2026-09-09","statements":[{"audience":"EVERYONE","author":"PERSON",
"section":"TRIGGERS","stage":null,"text":"November."}]}`.replaceAll('\n', '');
    const stored = createHash('sha256').update(agreed).digest('hex');
    const closedHoursUnits = [{ ...unit, practicalOnly: true }];
    const said = { ...version(), closedHoursUnits, noUnitReason: 'Kom senare.' };
    expect(checksumOf(said, CrisisPlanLabel.KRISPLAN, format)).toBe(stored);
  });

  it('of format 4 is the first that holds that a task is practical alone', () => {
    const said = { ...version(), closedHoursUnits: [{ ...unit, practicalOnly: true }] };
    const isHeldIn = (format: number) =>
      checksumOf(said, CrisisPlanLabel.KRISPLAN, format) !==
      checksumOf(version(), CrisisPlanLabel.KRISPLAN, format);
    expect([1, 2, 3, 4].map(isHeldIn)).toEqual([false, false, false, true]);
  });
});

it('is followed by a version that says the same, and asks again how it was made', () => {
  const { position: _, ...asked } = unit;
  expect(nextContent(CRISIS_PLAN, version())).toEqual({
    madeTogether: false,
    phase: null,
    madeOn: null,
    reviewOn: null,
    closedHours: 'Ring.',
    noUnitReason: '',
    closedHoursUnits: [asked],
    contacts: [],
    participants: [],
    skippedSections: [],
    statements: [
      {
        section: 'TRIGGERS',
        stage: null,
        text: 'November.',
        author: StatementAuthor.PERSON,
        audience: Audience.EVERYONE,
        answer: null,
        answerReason: '',
      },
    ],
  });
});

it('is begun in another pack with what that has a place for, and with a stage where it has stages', () => {
  const spoken = {
    ...version(),
    statements: [
      statement('EARLY_SIGNS', 2, 0, 'Jag sover i hallen.'),
      statement('TRIGGERS', null, 0, 'November.'),
      { ...statement('MEDICINES', null, 0, 'Inga sprutor.'), answer: WishAnswer.YES },
    ],
    contacts: [
      { name: 'Bo', relation: '', phone: '', whenToCall: '', checkedOn: null, audience: Audience.EVERYONE },
    ],
    participants: [{ name: 'Bo', role: '', part: ParticipantPart.TOOK_PART, audience: Audience.EVERYONE }],
    skippedSections: [{ section: 'CHILDREN' }, { section: 'EARLY_SIGNS' }],
  };
  const safety = contentIn(newestPack('safety-plan')!, spoken);
  expect(safety.statements.map(({ section, stage }) => [section, stage])).toEqual([['EARLY_SIGNS', null]]);
  expect([safety.contacts, safety.participants, safety.skippedSections]).toEqual([
    [],
    [],
    [{ section: 'EARLY_SIGNS' }],
  ]);
  const general = contentIn(newestPack('general')!, safety);
  expect(general.statements).toMatchObject([{ section: 'EARLY_SIGNS', stage: 1 }]);
  const provisional = contentIn(newestPack('provisional')!, spoken);
  expect([provisional.phase, provisional.closedHours, provisional.closedHoursUnits]).toEqual([
    Phase.IN_CRISIS,
    '',
    [],
  ]);
  // It asks for so little that nothing in it can be skipped.
  expect(provisional.skippedSections).toEqual([]);
  expect(provisional.statements.find(({ section }) => section === 'MEDICINES')).toMatchObject({
    answer: null,
  });
});
