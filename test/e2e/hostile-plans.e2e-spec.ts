import Handlebars from 'handlebars';
import { Role } from '../../src/access/role.js';
import { CRISIS_PLAN } from '../../src/crisis-plans/crisis-plan-fields.js';
import {
  ParticipantPart,
  Phase,
  UnitResponse,
  WishAnswer,
} from '../../src/crisis-plans/crisis-plan-kinds.js';
import type { Pack } from '../../src/crisis-plans/packs/pack.js';
import { packsOnOffer } from '../../src/crisis-plans/packs/packs.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { contentFields, isText } from '../../src/plans/plan-content.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { letters, readPdf } from '../golden/read-pdf.js';
import { addUnit, enrolPerson } from '../support/agreed-plan.js';
import { makeTeam } from '../support/measured-team.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addGround } from '../support/test-records.js';

/** What a page, a template, the typesetter or a style sheet could take for its own, and what is not seen. */
const SEEN = `<script>alert(1)</script> "'><img onerror=alert(1)> {{copy}}{{{copy}}} #panic("t") $x^2$ *b* _c_ @r </style>`;
const HOSTILE = `${SEEN} 😀 no\u200Bll`;
/** What turns the letters round is taken out where text is taken in. */
const TURNED = '\u202E';
/** Where any of it has got out of its place. */
const ASTRAY = /<script>alert|onerror|\{\{|panic|x\^2|\u202E/;

const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) {
  ... on CrisisPlanVersion { revision missing { path code } } } }`;
const BEGIN = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';

let test: TestApp;
let team: { teamId: string; principalId: string };
let coordinator: Browser;
let reader: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  team = await test.unitOfWork.run(makeTeam);
  coordinator = await test.signIn(Role.COORDINATOR, team);
  unitId = await addUnit(test, team.principalId);
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId: team.principalId });
});
afterAll(() => test?.close());

/** A draft with a text of its own in each field of words that the pack asks for. @param textIn what stands in the field */
function draftIn(pack: Pack, textIn: (field: string) => string) {
  const hasClosedHours = pack.closedHours !== 'LEFT_OUT';
  return {
    madeTogether: true,
    phase: Phase.STABLE,
    madeOn: today(),
    reviewOn: addDays(today(), 7),
    statements: pack.sections.map(({ code, stages, answered }) => ({
      section: code,
      ...(stages && { stage: stages }),
      text: textIn('statements.text'),
      ...(answered && { answer: WishAnswer.NO, answerReason: textIn('statements.answerReason') }),
    })),
    ...(hasClosedHours && {
      closedHours: textIn('closedHours'),
      ...(pack.closedHours === 'ASKED' && { noUnitReason: textIn('noUnitReason') }),
      closedHoursUnits: [
        {
          unitId,
          task: textIn('closedHoursUnits.task'),
          ...(pack.closedHours === 'ASKED'
            ? { response: UnitResponse.PENDING }
            : { response: UnitResponse.ACCEPTED, respondedOn: today() }),
          respondedBy: textIn('closedHoursUnits.respondedBy'),
        },
      ],
    }),
    ...(pack.contacts && {
      contacts: [
        {
          name: textIn('contacts.name'),
          relation: textIn('contacts.relation'),
          phone: textIn('contacts.phone'),
          whenToCall: textIn('contacts.whenToCall'),
        },
      ],
    }),
    ...(pack.participants && {
      participants: [
        {
          name: textIn('participants.name'),
          role: textIn('participants.role'),
          part: ParticipantPart.FACILITATED_FROM_OUTSIDE,
        },
      ],
    }),
  };
}

/** Counts the fields of words, and gives each a text that no other has. */
function texts(of: (mark: string) => string) {
  const written: { field: string; text: string }[] = [];
  const textIn = (field: string) => {
    const text = of(`ZQ${String(written.length).padStart(2, '0')}X`);
    written.push({ field, text });
    return `${text}${TURNED}`;
  };
  return { written, textIn };
}

async function begin(pack: Pack): Promise<{ personId: string; planId: string }> {
  const personId = await enrolPerson(coordinator, team.teamId);
  const { data } = await coordinator.graphql(BEGIN, {
    input: { personId, label: pack.label, pack: pack.id },
  });
  return { personId, planId: data.beginCrisisPlan.id };
}

/** What is wrong with it. Text that no database keeps is refused at the door, before it is read as GraphQL. */
async function problemsOf(input: object): Promise<{ code: string; texts: { text: string }[] }[]> {
  const { body } = await coordinator.agent.post('/graphql').send({ query: SAVE, variables: { input } });
  return (body.errors?.[0].extensions ?? body).problems;
}

it('is written in every field of words that there is', () => {
  const { written, textIn } = texts((mark) => mark);
  for (const pack of packsOnOffer()) draftIn(pack, textIn);
  const words = (fields: object, list = ''): string[] =>
    contentFields(fields).flatMap(([name, field]) => {
      if (field.is === 'ROWS') return words(field.fields, `${name}.`);
      return field.is === 'CONTENT' && isText(field) ? [list + name] : [];
    });
  expect(new Set(written.map(({ field }) => field))).toEqual(new Set(words(CRISIS_PLAN)));
});

describe.each(packsOnOffer().map((pack) => [pack.id, pack] as const))(
  'text that could be taken for something else, in the pack %s',
  (_, pack) => {
    let planId: string;
    const { written, textIn } = texts((mark) => `${mark} ${HOSTILE}`);

    beforeAll(async () => {
      const begun = await begin(pack);
      planId = begun.planId;
      await addGround(test.unitOfWork, {
        personId: begun.personId,
        giverId: team.principalId,
        receiverId: team.principalId,
        receiverUnitId: unitId,
        categories: [RecordCategory.CRISIS_PLAN],
      });
    });

    /** Only the texts are in the page, whole and as text, and all those of these fields. */
    function expectWhole(html: string, isThere: (field: string) => boolean = () => true) {
      const there = written.filter(({ field }) => isThere(field));
      const isIn = ({ text }: { text: string }) => html.includes(Handlebars.escapeExpression(text));
      expect(there.filter((one) => !isIn(one))).toEqual([]);
      const rest = written.reduce(
        (left, { text }) => left.replaceAll(Handlebars.escapeExpression(text), ''),
        html,
      );
      expect(ASTRAY.exec(rest)?.input.slice(0, 500) ?? '').toBe('');
    }

    /** What turns the letters round ends with its element, and not with the line. */
    function expectApart(html: string) {
      const after = written.flatMap(({ text }) => html.split(Handlebars.escapeExpression(text)).slice(1));
      expect(after.map((next) => next.slice(0, 30)).filter((next) => !/^\s*[<"]/.test(next))).toEqual([]);
    }

    it('is refused with a sentence where it is too long or cannot be kept, and then nothing is saved', async () => {
      for (const [text, code] of [
        ['x'.repeat(10_000), 'maxLength'],
        ['a\0b', 'text.nul'],
      ] as const) {
        const fields = texts(() => text);
        const draft = draftIn(pack, fields.textIn);
        const problems = await problemsOf({ planId, revision: 1, ...draft });
        expect(problems.map((problem) => problem.code)).toEqual(
          Array(code === 'maxLength' ? fields.written.length : problems.length).fill(code),
        );
        expect(problems.length).toBeGreaterThan(0);
        for (const { texts } of problems) expect(texts[0]!.text).not.toBe('');
      }
    });

    it('is itself and nothing else on every page, on the sheet and in the PDF', async () => {
      const { data, errors } = await coordinator.graphql(SAVE, {
        input: { planId, revision: 1, ...draftIn(pack, textIn) },
      });
      expect(errors).toBeUndefined();
      expect(data.saveCrisisPlanDraft).toEqual({ revision: 2, missing: [] });
      const edit = await coordinator.get(`/crisis-plans/${planId}/edit`);
      expectWhole(edit.text);
      await coordinator.submit(`/crisis-plans/${planId}/agree`, { revision: 2 });
      const shown = await coordinator.get(`/crisis-plans/${planId}/versions/1`);
      expectWhole(shown.text);
      const isOfSheet = (field: string) => field !== 'closedHoursUnits.respondedBy';
      const copy = await release(coordinator, `/crisis-plans/${planId}`);
      expectWhole((await coordinator.get(`${copy}/print`)).text, isOfSheet);
      const atNight = await reader.get(`/shared-plans/${planId}`);
      expectWhole(atNight.text, (field) => field.startsWith('statements') || field === 'closedHours');
      for (const { text } of [edit, shown, atNight]) expectApart(text);
      const pdf = await readPdf((await coordinator.get(`${copy}/print.pdf`).buffer(true)).body);
      const printed = letters(pdf.pages.join(' '));
      for (const { field, text } of written)
        if (isOfSheet(field)) expect(printed).toContain(letters(`${text.slice(0, 5)} ${SEEN}`));
    });
  },
);
