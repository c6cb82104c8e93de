import 'reflect-metadata';
import fc from 'fast-check';
import { ConsentForm } from '../../src/consents/consent-form.js';
import {
  CrisisPlanLabel,
  ParticipantPart,
  UnitResponse,
  WishAnswer,
} from '../../src/crisis-plans/crisis-plan-kinds.js';
import type { PrintedCrisisPlan } from '../../src/crisis-plans/crisis-plan-print.js';
import { packOf } from '../../src/crisis-plans/packs/packs.js';
import { crisisPlanSheet } from '../../src/crisis-plans/sheets/crisis-plan-sheet.js';
import { SheetForm } from '../../src/crisis-plans/sheets/sheet-form.js';
import { sheetLanguages } from '../../src/crisis-plans/sheets/sheet-languages.js';
import { Audience } from '../../src/disclosure/audience.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { IdentityKind } from '../../src/persons/person-kinds.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { GoalTerm, MemberKind } from '../../src/resource-groups/resource-group-kinds.js';
import { renderSip } from '../../src/sips/sip.document.js';
import { ParticipantKind, RelativesPart } from '../../src/sips/sip-kinds.js';
import { type PrintedSip, sipDocument } from '../../src/sips/sip-print.js';
import { copy } from '../golden/copy.model.js';
import { type Given, mayStand, type Written } from './sheet-oracle.js';

/** Each is printed as a crisis plan and as a SIP, for every reader. */
const CASES = 1_000;
/** The same cases each time; another number gives others. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1);

const oneOf = <Value extends string>(of: Record<string, Value>) => fc.constantFrom(...Object.values(of));
/** A pack with answers to wishes, stages, those to call and those who took part. */
const IN_PACK = { pack: 'joint-crisis-plan', packVersion: '1.0.0' };
const few = <Value>(of: fc.Arbitrary<Value>, most: number) => fc.array(of, { maxLength: most });

/** What is so, before anything is written in it. */
const shapes = fc.record({
  isOfHiddenPerson: fc.boolean(),
  named: fc.subarray(Object.values(RecordCategory)),
  statements: few(
    fc.record({
      section: fc.constantFrom(...packOf(IN_PACK).sections.map(({ code }) => code)),
      stage: fc.constantFrom(1, 2, 3),
      author: oneOf(StatementAuthor),
      audience: oneOf(Audience),
    }),
    5,
  ),
  contacts: few(oneOf(Audience), 3),
  present: few(fc.record({ audience: oneOf(Audience), part: oneOf(ParticipantPart) }), 3),
  answer: fc.option(oneOf(WishAnswer)),
  units: few(oneOf(UnitResponse), 2),
  members: fc.option(few(fc.record({ kind: oneOf(MemberKind), audience: oneOf(Audience) }), 3)),
  measures: few(fc.boolean(), 2),
  participants: few(
    fc.record({
      kind: fc.option(oneOf(ParticipantKind)),
      audience: oneOf(Audience),
      attended: fc.boolean(),
    }),
    3,
  ),
  disagrees: fc.boolean(),
  form: oneOf(SheetForm),
  language: fc.constantFrom(...sheetLanguages),
  /** How many pages it takes while not everything is left out of it. */
  pages: fc.constantFrom(1, 2),
});
type Shape = typeof shapes extends fc.Arbitrary<infer Of> ? Of : never;

const FOR_ALL: Written = { chosen: 'EVERYONE', isOwn: true };
const FOR_CARE: Written = { chosen: 'CARE_AND_SUPPORT', isOwn: true };

/** The texts of one document, each in one place. */
class Texts {
  readonly written = new Map<string, Written>();

  write(what: Written): string {
    const text = `ZQ${this.written.size.toString(36).toUpperCase().padStart(3, '0')}X`;
    this.written.set(text, what);
    return text;
  }

  all = () => this.write(FOR_ALL);
  care = () => this.write(FOR_CARE);
}

function personOf({ isOfHiddenPerson }: Shape, texts: Texts) {
  const place = (): string => texts.write({ ...FOR_ALL, beside: 'PERSON', leadsTo: 'home' });
  return {
    givenName: texts.all(),
    familyName: texts.all(),
    identityNumber: 'RES1',
    identityKind: IdentityKind.RESERVE,
    protectedIdentity: isOfHiddenPerson,
    language: texts.all(),
    address: place(),
    phone: place(),
  };
}

function groupOf({ members }: Shape, texts: Texts) {
  if (!members) return null;
  return {
    members: members.map(({ kind, audience }) => {
      const own: Written = { chosen: audience, isOwn: true, beside: 'RESOURCE_GROUP' };
      return {
        kind,
        audience,
        name: texts.write(own),
        relation: texts.write(own),
        phone: texts.write({ ...own, leadsTo: 'town' }),
      };
    }),
    goals: [
      { term: GoalTerm.LONG, text: texts.write({ ...FOR_ALL, beside: 'RESOURCE_GROUP' }), followUpOn: null },
    ],
  };
}

const teamOf = (texts: Texts) => {
  const [name, phone] = [0, 1].map(() => texts.write({ ...FOR_ALL, leadsTo: 'town' }));
  return { name, phone, openingHours: '' };
};

const versionOf = ({ disagrees }: Shape, texts: Texts) => ({
  number: 1,
  status: PlanStatus.AGREED,
  agreedAt: new Date('2026-03-09T10:00:00Z'),
  checksum: null,
  voiding: null,
  ending: null,
  disagreements: disagrees
    ? [{ recordedAt: new Date('2026-03-10T10:00:00Z'), recordedByName: texts.care(), text: texts.care() }]
    : [],
});

function crisisPlanOf(shape: Shape, texts: Texts): PrintedCrisisPlan {
  const statements = shape.statements.map(({ section, stage, author, audience }, position) => ({
    section,
    stage: section === 'EARLY_SIGNS' ? stage : null,
    author,
    audience,
    position,
    text: texts.write({ chosen: audience, isOwn: author === StatementAuthor.PERSON }),
    answer: shape.answer,
    answerReason: shape.answer
      ? texts.write({ chosen: audience, isOwn: author === StatementAuthor.PERSON })
      : '',
  }));
  const contacts = shape.contacts.map((audience) => {
    const own: Written = { chosen: audience, isOwn: true };
    const [name, relation, whenToCall] = [own, own, own].map((what) => texts.write(what));
    return { audience, name, relation, whenToCall, phone: texts.write({ ...own, leadsTo: 'town' }) };
  });
  const participants = shape.present.map(({ audience, part }) => {
    const own: Written = { chosen: audience, isOwn: true };
    return { audience, part, name: texts.write(own), role: texts.write(own) };
  });
  const units = shape.units.map((response, index) => {
    const isAsked = response !== UnitResponse.DECLINED;
    const unit = { name: texts.all(), openingHours: '', phone: isAsked ? texts.all() : '' };
    return {
      unit,
      task: isAsked ? texts.all() : '',
      practicalOnly: index > 0,
      response,
      respondedOn: null,
      respondedBy: '',
    };
  });
  return {
    plan: { label: CrisisPlanLabel.KRISPLAN, supporting: [{ team: teamOf(texts) }] },
    version: {
      ...versionOf(shape, texts),
      closedHours: texts.all(),
      noUnitReason: texts.all(),
      closedHoursUnits: units,
      ...IN_PACK,
      statements,
      contacts,
      participants,
      skippedSections: [],
      madeTogether: true,
      madeOn: null,
      phase: null,
      reviewOn: null,
    },
    person: personOf(shape, texts),
    group: groupOf(shape, texts),
  } as unknown as PrintedCrisisPlan;
}

function numberIn({ kind, audience }: Shape['participants'][number]): Written {
  if (kind === ParticipantKind.PERSON) return { ...FOR_ALL, beside: 'PERSON', leadsTo: 'home' };
  const mayBeRelative = kind === ParticipantKind.RELATIVE || kind === null;
  return mayBeRelative ? { chosen: audience, isOwn: false, leadsTo: 'town' } : FOR_ALL;
}

function sipOf(shape: Shape, texts: Texts): PrintedSip {
  const isAway = shape.participants.some(
    ({ kind, attended }) => kind === ParticipantKind.PERSON && !attended,
  );
  return {
    sip: { supporting: [{ team: teamOf(texts) }] },
    version: {
      ...versionOf(shape, texts),
      whatMatters: texts.all(),
      goals: Object.values(GoalTerm).map((term) => ({ term, text: texts.all() })),
      measures: shape.measures.map((byOthers) => ({
        byOthers,
        text: texts.all(),
        principal: byOthers ? null : { name: texts.all() },
        otherActor: byOthers ? texts.all() : '',
        unit: texts.all(),
        responsible: texts.all(),
        reach: texts.all(),
        fromDate: null,
        dueDate: null,
      })),
      noMeasuresByOthers: false,
      noRegionAction: texts.all(),
      noMunicipalityAction: texts.all(),
      wantsHelpWith: texts.all(),
      wantsThere: texts.care(),
      needSeenBy: null,
      needSeenAt: texts.care(),
      meetingLedBy: texts.all(),
      meetingPlace: texts.care(),
      overallPrincipal: { name: texts.all() },
      needSeenOn: null,
      calledOn: null,
      metOn: null,
      participants: shape.participants.map((participant) => ({
        ...participant,
        name: texts.all(),
        role: texts.all(),
        absence: texts.care(),
        phone: texts.write(numberIn(participant)),
      })),
      personAbsence: isAway ? texts.care() : '',
      relativesPart: RelativesPart.OTHER,
      relativesNote: texts.care(),
      consentOn: '2026-02-08',
      consentForm: ConsentForm.ORAL,
      consentScope: texts.care(),
      followUpOn: '2026-09-09',
      followUpBy: texts.all(),
    },
    person: personOf(shape, texts),
    group: groupOf(shape, texts),
  } as unknown as PrintedSip;
}

/** Everything on a sheet that was written, once. */
const textsOn = (html: string) => [...new Set(html.match(/ZQ[0-9A-Z]{3}X/g))].sort();

/** Those that hold all that a reader may read; the others hold some of it. */
const WHOLE_FORMS = [SheetForm.WHOLE, SheetForm.LARGE, SheetForm.EASY];

it(`prints on ${CASES * 10} sheets what each reader may read, and all of it where the form has all`, async () => {
  let sheets = 0;
  let texts = 0;
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      const { named, isOfHiddenPerson, form, language, pages } = shape;
      const [ofCrisis, ofSip] = [new Texts(), new Texts()];
      const [crisisPlan, sip] = [crisisPlanOf(shape, ofCrisis), sipOf(shape, ofSip)];
      for (const kind of Object.values(PlanReader)) {
        // A ground on which a plan is given names the plan.
        const onGround = (own: RecordCategory) => ({ kind, categories: [...new Set([own, ...named])] });
        const printed = [
          [
            ofCrisis,
            await crisisPlanSheet(
              crisisPlan,
              onGround(RecordCategory.CRISIS_PLAN),
              copy,
              { form, language },
              async () => pages,
            ),
            WHOLE_FORMS.includes(form),
          ],
          [ofSip, renderSip(sipDocument(sip, onGround(RecordCategory.SIP), 'sv'), copy, 'sv'), true],
        ] as const;
        const given: Given = { to: kind, named, isOfHiddenPerson };
        for (const [{ written }, html, isAll] of printed) {
          const allowed = [...written].filter(([, what]) => mayStand(what, given)).map(([text]) => text);
          const shown = textsOn(html);
          if (isAll) expect([kind, shown]).toEqual([kind, allowed.sort()]);
          else
            expect([kind, form, shown.filter((text) => !allowed.includes(text))]).toEqual([kind, form, []]);
          sheets += 1;
          texts += shown.length;
        }
      }
    }),
    { seed: SEED, numRuns: CASES },
  );
  expect(sheets).toBe(CASES * 10);
  process.stdout.write(`${sheets} sheets with ${texts} texts, none for the wrong reader\n`);
});
