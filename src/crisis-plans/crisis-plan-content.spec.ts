import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Audience } from '../disclosure/audience.js';
import { nextContent } from '../plans/plan-content.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { versionChecksum } from '../plans/plan-records.js';
import type { CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import { inReadingOrder } from './crisis-plan-content.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanLabel, CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';

const statement = (section: CrisisPlanSection, stage: number | null, position: number, text: string) => ({
  section,
  stage,
  position,
  text,
  author: StatementAuthor.PERSON,
  audience: Audience.EVERYONE,
});
const unit = {
  unitId: 'a',
  task: 'Kommer hem.',
  response: UnitResponse.ACCEPTED,
  respondedOn: '2026-03-10',
  respondedBy: 'Chefen',
  position: 0,
};
type Version = CrisisPlanContent & { planId: string; number: number };
const version = (): Version => ({
  planId: 'p',
  number: 1,
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring.',
  noUnitReason: '',
  closedHoursUnits: [unit],
  contacts: [],
  statements: [statement(CrisisPlanSection.TRIGGERS, null, 0, 'November.')],
});

it('reads by section, stage and position', () => {
  const { statements } = inReadingOrder({
    closedHoursUnits: [],
    contacts: [],
    statements: [
      statement(CrisisPlanSection.OWN_ACTIONS, null, 0, 'sist'),
      statement(CrisisPlanSection.EARLY_SIGNS, 2, 1, 'fyra'),
      statement(CrisisPlanSection.EARLY_SIGNS, 1, 5, 'två'),
      statement(CrisisPlanSection.TRIGGERS, null, 9, 'ett'),
      statement(CrisisPlanSection.EARLY_SIGNS, 2, 0, 'tre'),
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
    const said = { ...version(), noUnitReason: 'Kom senare.' };
    expect(checksumOf(said, CrisisPlanLabel.KRISPLAN, format)).toBe(stored);
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
    statements: [
      {
        section: CrisisPlanSection.TRIGGERS,
        stage: null,
        text: 'November.',
        author: StatementAuthor.PERSON,
        audience: Audience.EVERYONE,
      },
    ],
  });
});
