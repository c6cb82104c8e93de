import { copy } from '../../test/golden/copy.model.js';
import 'reflect-metadata';
import { changesOf, namesOf } from '../../test/support/changed-fields.js';
import { Audience } from '../disclosure/audience.js';
import type { Person } from '../persons/person.entity.js';
import { mergeContent } from '../plans/merge-content.js';
import { blankContent, contentOf, latestFormat } from '../plans/plan-content.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../plans/plan-kinds.js';
import { versionChecksum } from '../plans/plan-records.js';
import { openedForm } from '../plans/written-meanwhile.js';
import { renderCrisisPlan } from './crisis-plan.document.js';
import type { CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN } from './crisis-plan-fields.js';
import { CrisisPlanLabel, ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';
import { crisisPlanPaper } from './crisis-plan-print.js';
import { contentModel } from './crisis-plan-view.js';

const person = {
  givenName: 'Åsa',
  language: 'svenska',
  familyName: 'Påhittsson',
  identityNumber: 'RES1',
  identityKind: 'RESERVE',
  protectedIdentity: false,
};
const team = { name: 'Teamet', phone: '', openingHours: '' };
const unit = { id: 'u', name: 'Akuten', openingHours: '', phone: '' };
const plan = { id: 'p', label: CrisisPlanLabel.KRISPLAN, supporting: [{ team }] } as CrisisPlan;
/** Something in every field. */
const version = {
  planId: 'p',
  number: 1,
  pack: 'joint-crisis-plan',
  packVersion: '1.0.0',
  status: PlanStatus.AGREED,
  agreedAt: new Date('2026-03-09T10:00:00Z'),
  checksum: null,
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring.',
  noUnitReason: 'Kommunen har ingen på natten.',
  statements: [
    {
      section: 'EARLY_SIGNS',
      stage: 1,
      position: 0,
      text: 'Jag sover inte.',
      author: StatementAuthor.PERSON,
      audience: Audience.EVERYONE,
      answer: WishAnswer.YES,
      answerReason: 'Det kan vi.',
    },
  ],
  closedHoursUnits: [
    {
      unitId: 'u',
      unit,
      task: 'Kommer hem.',
      practicalOnly: true,
      response: UnitResponse.ACCEPTED,
      respondedOn: '2026-03-10',
      respondedBy: 'Chefen',
      position: 0,
    },
  ],
  contacts: [
    {
      name: 'Karin',
      relation: 'Syster',
      phone: '070-174 06 17',
      whenToCall: 'Får väckas.',
      checkedOn: '2026-03-08',
      audience: Audience.EVERYONE,
      position: 0,
    },
  ],
  participants: [
    {
      name: 'Sofia',
      role: 'Samtalsledare',
      part: ParticipantPart.FACILITATED_FROM_OUTSIDE,
      audience: Audience.EVERYONE,
      position: 0,
    },
  ],
  skippedSections: [{ section: 'ANIMALS', position: 0 }],
  voiding: null,
  ending: null,
  disagreements: [],
} as unknown as CrisisPlanVersion;

const changes = changesOf(CRISIS_PLAN, version);
const changesFor = (name: string) => changes.filter((change) => change.name === name);
const sheet = (shown: CrisisPlanVersion) =>
  renderCrisisPlan(
    crisisPlanPaper(
      {
        plan,
        version: shown,
        person: person as Person,
        group: null,
      },
      { kind: PlanReader.RELATIVE, categories: [] },
      'sv',
    ),
    copy,
    'sv',
  );

it('names every field that a plan is made of', () => {
  expect([...new Set(changes.map(({ name }) => name))]).toEqual(
    expect.arrayContaining(['madeTogether', 'closedHours', 'statements.audience', 'closedHoursUnits.unitId']),
  );
});

it.each(namesOf(changes, Audience.EVERYONE))('%s stands on the sheet', (name) => {
  const now = sheet(version);
  for (const { text } of changesFor(name)) if (text) expect(now).not.toContain(text);
  const seen = changesFor(name).some((change) => {
    const changed = sheet(change.version);
    return change.text ? changed.includes(change.text) : changed !== now;
  });
  expect(seen).toBe(true);
});

it.each(namesOf(changes, Audience.TEAM))('%s stands on no sheet', (name) => {
  for (const { text = 'CARE_AND_SUPPORT', version: changed } of changesFor(name))
    expect(sheet(changed)).not.toContain(text);
});

it.each([...new Set(changes.map(({ name }) => name))])('%s stands on the page and in the form', (name) => {
  const page = (shown: CrisisPlanVersion) => JSON.stringify(contentModel('sv', shown));
  const form = (shown: CrisisPlanVersion) => JSON.stringify(openedForm(CRISIS_PLANS, shown));
  for (const { version: changed } of changesFor(name)) {
    expect(page(changed)).not.toBe(page(version));
    expect(form(changed)).not.toBe(form(version));
  }
});

it.each([...new Set(changes.map(({ name }) => name))])('%s changes the checksum', (name) => {
  const checksum = (shown: CrisisPlanVersion) =>
    versionChecksum(CRISIS_PLANS, plan, shown, latestFormat(CRISIS_PLAN));
  for (const { version: changed } of changesFor(name)) expect(checksum(changed)).not.toBe(checksum(version));
});

it('takes all that only the other wrote into a draft of two', () => {
  const { merged } = mergeContent(CRISIS_PLAN, blankContent(CRISIS_PLAN), version, '');
  expect(merged).toEqual({ ...contentOf(CRISIS_PLAN, version), madeTogether: false });
});
