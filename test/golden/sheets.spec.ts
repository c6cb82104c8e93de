import 'reflect-metadata';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { renderCrisisPlan } from '../../src/crisis-plans/crisis-plan.document.js';
import { CrisisPlanLabel, ParticipantPart, UnitResponse } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { crisisPlanPaper, type PrintedCrisisPlan } from '../../src/crisis-plans/crisis-plan-print.js';
import { Audience } from '../../src/disclosure/audience.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { IdentityKind } from '../../src/persons/person-kinds.js';
import type { SheetReader } from '../../src/plans/cut-for-reader.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { GoalTerm, MemberKind } from '../../src/resource-groups/resource-group-kinds.js';
import { renderSip } from '../../src/sips/sip.document.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from '../../src/sips/sip-kinds.js';
import { type PrintedSip, sipDocument } from '../../src/sips/sip-print.js';
import { copy } from './copy.model.js';
import { letters, readPdf } from './read-pdf.js';

const engine = new TypstEngine();
afterAll(() => engine.onApplicationShutdown());

const { EVERYONE, CARE_AND_SUPPORT, TEAM } = Audience;
const { PERSON, CRISIS_PLAN, SIP, RESOURCE_GROUP } = RecordCategory;

const person = {
  givenName: 'Elsa',
  familyName: 'Åkesson',
  identityNumber: 'RES1',
  identityKind: IdentityKind.RESERVE,
  protectedIdentity: false,
  language: 'svenska',
  address: 'Påhittsgatan 4',
  phone: '070-174 06 05',
};
const team = { name: 'FACT-teamet Exempel', phone: '040-628 04 00', openingHours: 'vardagar 8–16' };
const member = (name: string, kind: MemberKind, relation: string, phone: string, audience: Audience) => ({
  name,
  kind,
  relation,
  phone,
  audience,
});
const group = {
  members: [
    member('Karin Ek', MemberKind.RELATIVE, 'Syster i gruppen', '070-174 06 17', CARE_AND_SUPPORT),
    member('Sara Ahl', MemberKind.AUTHORITY, 'Aktivitetsersättning', '', CARE_AND_SUPPORT),
    member('Minh Ly', MemberKind.FRIEND, 'Vän i gruppen', '070-174 06 29', EVERYONE),
    member('Love Ek', MemberKind.RELATIVE, 'Bror i gruppen', '070-174 06 41', TEAM),
  ],
  goals: [{ term: GoalTerm.LONG, text: 'Ha katten kvar.', followUpOn: null }],
};
const agreed = {
  number: 1,
  status: PlanStatus.AGREED,
  agreedAt: new Date('2026-03-09T10:00:00Z'),
  checksum: null,
  voiding: null,
  ending: null,
  disagreements: [
    {
      recordedAt: new Date('2026-03-10T10:00:00Z'),
      recordedByName: 'Amina Warsame',
      text: 'Jag håller inte med.',
    },
  ],
};
const statement = (text: string, author: StatementAuthor, audience: Audience) => ({
  section: 'WHAT_HELPS',
  stage: null,
  text,
  author,
  audience,
  answer: null,
  answerReason: '',
});
const contact = (name: string, relation: string, phone: string, whenToCall: string, audience: Audience) => ({
  name,
  relation,
  phone,
  whenToCall,
  checkedOn: null,
  audience,
});

const crisisPlan = {
  plan: { label: CrisisPlanLabel.KRISPLAN, supporting: [{ team }] },
  version: {
    ...agreed,
    pack: 'general',
    packVersion: '1.1.0',
    participants: [
      {
        name: 'Sofia Falk',
        role: 'Samtalsledare',
        part: ParticipantPart.FACILITATED_FROM_OUTSIDE,
        audience: EVERYONE,
      },
      { name: 'Ove Sten', role: 'Kusin', part: ParticipantPart.TOOK_PART, audience: CARE_AND_SUPPORT },
      { name: 'Pia Sten', role: 'Moster', part: ParticipantPart.TOOK_PART, audience: TEAM },
    ],
    skippedSections: [{ section: 'ANIMALS' }],
    closedHours: 'Ring mobila teamet.',
    closedHoursUnits: [
      {
        unit: { name: 'Mobila akuten', openingHours: '', phone: '040-628 04 11' },
        task: 'Kommer hem.',
        response: UnitResponse.ACCEPTED,
        respondedOn: null,
        respondedBy: 'Chefen själv',
      },
    ],
    statements: [
      statement('Tala lugnt.', StatementAuthor.PERSON, EVERYONE),
      statement('Min son har autism.', StatementAuthor.PERSON, CARE_AND_SUPPORT),
      statement('Jag skäms för skulden.', StatementAuthor.PERSON, TEAM),
      statement('Hon ljuger för mig.', StatementAuthor.RELATIVE, TEAM),
      statement('Systern dricker.', StatementAuthor.STAFF, TEAM),
    ],
    contacts: [
      contact('Bo Berg', 'Granne', '070-174 06 52', 'Före klockan tio', EVERYONE),
      contact('Mikael Sten', 'Sonens pappa', '070-174 06 63', 'Bara på dagen', CARE_AND_SUPPORT),
      contact('Rut Sten', 'Farmor', '070-174 06 74', 'Aldrig på natten', TEAM),
    ],
    madeTogether: true,
    madeOn: null,
    phase: null,
    reviewOn: null,
  },
  person,
  group,
} as unknown as PrintedCrisisPlan;

const participant = (
  name: string,
  kind: ParticipantKind,
  role: string,
  phone: string,
  audience = CARE_AND_SUPPORT,
) => ({
  name,
  kind,
  role,
  phone,
  attended: kind !== ParticipantKind.PERSON,
  audience,
});
const sip = {
  sip: { supporting: [{ team }] },
  version: {
    ...agreed,
    whatMatters: 'Att vara mamma.',
    goals: [{ term: GoalTerm.SHORT, text: 'Odla tomater.' }],
    measures: [
      {
        byOthers: false,
        text: 'Samtal hemma.',
        principal: { name: 'Region Exempel' },
        otherActor: '',
        unit: 'Öppenvården',
        responsible: 'Eva Lindqvist',
        fromDate: null,
        dueDate: null,
      },
      {
        byOthers: true,
        text: 'Prövar arbete.',
        principal: null,
        otherActor: 'Arbetsförmedlingen',
        unit: '',
        responsible: 'Jonas Öberg',
        fromDate: null,
        dueDate: null,
      },
    ],
    noMeasuresByOthers: false,
    overallPrincipal: { name: 'Exempel kommun' },
    noRegionAction: 'Läkaren behövs inte nu.',
    noMunicipalityAction: '',
    wantsHelpWith: 'Breven från hyresvärden.',
    wantsThere: 'Systern och boendestödet.',
    wantsNotThere: 'Brodern får inte komma.',
    needSeenOn: '2026-01-12',
    needSeenBy: NeedSeenBy.RELATIVE,
    needSeenAt: 'Hemma i köket',
    meetingLedBy: 'Systern leder mötet',
    meetingPlace: 'Folkets bibliotek',
    calledOn: null,
    metOn: null,
    participants: [
      participant('Elsa Åkesson', ParticipantKind.PERSON, '', '070-174 06 05'),
      participant('Karin Ek', ParticipantKind.RELATIVE, 'Storasyster', '070-174 06 18'),
      participant('Minh Ly', ParticipantKind.RELATIVE, 'Nära vän', '070-174 06 30', EVERYONE),
      participant('Love Ek', ParticipantKind.RELATIVE, 'Lillebror', '070-174 06 42', TEAM),
      participant('Leyla Exempelgren', ParticipantKind.MUNICIPALITY, 'Boendestödjare', '040-628 04 34'),
    ],
    personAbsence: 'Vågade inte möta brodern.',
    relativesPart: RelativesPart.TOOK_PART,
    relativesNote: 'Systern sköter posten.',
    consentOn: '2026-02-08',
    consentForm: ConsentForm.ORAL,
    consentScope: 'Allt om bostaden.',
    followUpOn: '2026-09-09',
    followUpBy: 'Amina följer upp',
  },
  person,
  group,
} as unknown as PrintedSip;

/** Whoever gets the sheet, by the letter of the tables. */
const READERS: Record<string, SheetReader> = {
  // The person.
  P: { kind: PlanReader.PERSON, categories: [] },
  // The region and the municipality, which care for them on different grounds; the emergency ward.
  R: { kind: PlanReader.CARE, categories: [PERSON, CRISIS_PLAN, SIP, RESOURCE_GROUP] },
  M: { kind: PlanReader.CARE, categories: [CRISIS_PLAN, SIP] },
  E: { kind: PlanReader.CARE, categories: [CRISIS_PLAN] },
  // Somebody close, and Försäkringskassan.
  N: { kind: PlanReader.RELATIVE, categories: [] },
  F: { kind: PlanReader.AUTHORITY, categories: [SIP] },
};

type Table = readonly (readonly [readers: string, ...texts: string[]])[];

const CARD: Table = [['PR', 'Påhittsgatan 4', '070-174 06 05']];
const GROUP: Table = [
  ['PR', 'Syster i gruppen', '070-174 06 17', 'Aktivitetsersättning', 'Vän i gruppen', '070-174 06 29'],
  ['PR', 'Ha katten kvar.'],
  ['P', 'Bror i gruppen', '070-174 06 41'],
];

/** The emergency ward gets the crisis plan alone. */
const ON_CRISIS_PLAN: Table = [
  ...CARD,
  ...GROUP,
  ['PR', 'Karin Ek', 'Sara Ahl', 'Minh Ly'],
  ['P', 'Love Ek'],
  ['PRMEN', 'Elsa Åkesson', 'svenska', 'FACT-teamet Exempel', '040-628 04 00', 'vardagar 8–16'],
  ['PRMEN', 'Ring mobila teamet.', 'Mobila akuten', '040-628 04 11', 'Kommer hem.'],
  ['', 'Chefen själv'],
  ['PRMEN', 'Tala lugnt.'],
  ['PRME', 'Min son har autism.', 'Jag håller inte med.', 'Amina Warsame'],
  ['P', 'Jag skäms för skulden.'],
  ['', 'Hon ljuger för mig.', 'Systern dricker.'],
  ['PRMEN', 'Bo Berg', 'Granne', '070-174 06 52', 'Före klockan tio'],
  ['PRME', 'Mikael Sten', 'Sonens pappa', '070-174 06 63', 'Bara på dagen'],
  ['P', 'Rut Sten', 'Farmor', '070-174 06 74', 'Aldrig på natten'],
  ['PRMEN', 'Sofia Falk', 'Samtalsledare'],
  ['PRME', 'Ove Sten', 'Kusin'],
  ['P', 'Pia Sten', 'Moster'],
];

/** Försäkringskassan gets the SIP alone. */
const ON_SIP: Table = [
  ...CARD,
  ...GROUP,
  ['PRMNF', 'Elsa Åkesson', 'svenska', 'FACT-teamet Exempel', '040-628 04 00'],
  ['PRMNF', 'Att vara mamma.', 'Odla tomater.'],
  ['PRMNF', 'Samtal hemma.', 'Region Exempel', 'Öppenvården', 'Eva Lindqvist'],
  ['PRMNF', 'Prövar arbete.', 'Arbetsförmedlingen', 'Jonas Öberg', 'Exempel kommun', 'Amina följer upp'],
  ['PRMNF', 'Läkaren behövs inte nu.', 'Breven från hyresvärden.', 'Systern leder mötet'],
  ['PRM', 'Systern och boendestödet.', 'Hemma i köket', 'Folkets bibliotek'],
  ['PRMNF', 'Karin Ek', 'Storasyster', 'Minh Ly', 'Nära vän', 'Love Ek', 'Lillebror'],
  ['PRMNF', 'Leyla Exempelgren', 'Boendestödjare', '040-628 04 34', '070-174 06 30'],
  ['PRM', '070-174 06 18', 'Vågade inte möta brodern.', 'Systern sköter posten.', 'Allt om bostaden.'],
  ['PRM', 'Jag håller inte med.', 'Amina Warsame'],
  ['PR', 'Sara Ahl'],
  ['', '070-174 06 42', 'vardagar 8–16', 'Brodern får inte komma.'],
];

const textOf = async (html: string) => {
  const { pages, running } = await readPdf(await engine.render(html));
  return letters([...pages, ...running].join(''));
};

it.each([...'PRMEN'])(
  'the crisis plan for %s holds what the table says, and nothing else that was written',
  async (reader) => {
    const text = await textOf(
      renderCrisisPlan(crisisPlanPaper(crisisPlan, READERS[reader]!, 'sv'), copy, 'sv'),
    );
    expectTable(ON_CRISIS_PLAN, reader, text);
  },
);

it.each([...'PRMNF'])(
  'the SIP for %s holds what the table says, and nothing else that was written',
  async (reader) => {
    const text = await textOf(renderSip(sipDocument(sip, READERS[reader]!, 'sv'), copy, 'sv'));
    expectTable(ON_SIP, reader, text);
  },
);

function expectTable(table: Table, reader: string, text: string): void {
  const written = table.flatMap(([, ...texts]) => texts);
  const expected = table.flatMap(([readers, ...texts]) => (readers.includes(reader) ? texts : []));
  expect(written.filter((one) => text.includes(letters(one)))).toEqual(expected);
}

it('has every text of both plans in a table', () => {
  const isInTable = (table: Table, text: string) => table.some(([, ...texts]) => texts.includes(text));
  for (const [table, printed] of [
    [ON_CRISIS_PLAN, crisisPlan],
    [ON_SIP, sip],
  ] as const) {
    const texts = textsIn(printed).filter((text) => !isInTable(table, text));
    expect(texts).toEqual([]);
  }
});

/** The person's names stand there as one, and their number and what the plan is made in not at all. */
const ELSEWHERE = ['Elsa', 'Åkesson', 'RES1', 'general', '1.1.0'];

function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value === '' || /^[A-Z_]+$|^\d{4}-/.test(value) || ELSEWHERE.includes(value) ? [] : [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}
