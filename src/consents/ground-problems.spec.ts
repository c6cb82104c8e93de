import { Circumstance, GroundKind, MeasureScope } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import { ConsentForm } from './consent-form.js';
import type { RecordGroundInput } from './ground.input.js';
import { groundProblems } from './ground-problems.js';

const both = (activity: Activity) => ({ activity, activities: [activity] });
const sharesDocumentationFrom = '2026-03-10';
const region = {
  id: 'region',
  kind: PrincipalKind.REGION,
  sharesDocumentationFrom,
  ...both(Activity.HEALTH),
};
const municipality = {
  id: 'kommun',
  kind: PrincipalKind.MUNICIPALITY,
  sharesDocumentationFrom,
  ...both(Activity.SOCIAL),
};
const agency = { id: 'myndighet', kind: PrincipalKind.STATE, activities: [] };
const day = '2026-03-10';

const consent: RecordGroundInput = {
  personId: 'person',
  kind: GroundKind.CONSENT,
  receiverId: municipality.id,
  purpose: 'Att boendestödet ska veta vad som hjälper.',
  categories: [RecordCategory.SIP],
  fromDate: '2026-03-10',
  toDate: '2027-03-10',
  form: ConsentForm.ORAL,
};
const necessary: RecordGroundInput = {
  ...consent,
  kind: GroundKind.NECESSARY_CARE_FROM_HEALTH,
  form: undefined,
  circumstance: Circumstance.COMPULSORY_CARE,
  reason: 'Utan planen kan boendestödet inte ge stödet i kväll.',
};
const parties = { giver: region, receiver: municipality, unit: null };

const of = (input: Partial<RecordGroundInput>, between: Parameters<typeof groundProblems>[1] = parties) =>
  groundProblems({ ...consent, ...input }, between, day).map(({ path, code }) => `${path} ${code}`);

describe('groundProblems', () => {
  it('finds none in a consent with all that is needed, or in a ground that the law gives', () => {
    expect(of({})).toEqual([]);
    expect(of(necessary)).toEqual([]);
    expect(
      of({
        kind: GroundKind.COHERENT_DOCUMENTATION,
        informedOn: '2026-03-09',
        form: ConsentForm.WRITTEN,
        scope: MeasureScope.DISABILITY,
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<RecordGroundInput>, string[]]>([
    ['no purpose', { purpose: '   ' }, ['purpose purposeTooGeneral']],
    ['a purpose that says everything', { purpose: 'allt' }, ['purpose purposeTooGeneral']],
    ['no word of how it was given', { form: undefined }, ['form formMissing']],
    ['a reason for a consent', { reason: 'Det behövs.' }, ['reason notAsked']],
    ['a circumstance for a consent', { circumstance: Circumstance.UNDER_18 }, ['circumstance notAsked']],
    ['a day of information for a consent', { informedOn: '2026-03-09' }, ['informedOn notAsked']],
    ['a first day yesterday', { fromDate: '2026-03-09' }, ['fromDate groundBeginsEarlier']],
    [
      'a last day before the first',
      { fromDate: '2026-03-12', toDate: '2026-03-11' },
      ['toDate windowBackwards'],
    ],
    ['a last day in two years', { toDate: '2028-03-10' }, []],
    ['a last day the day after', { toDate: '2028-03-11' }, ['toDate groundTooLong']],
    ['a scope for a consent', { scope: MeasureScope.OLDER }, ['scope notAsked']],
    ['one day only', { toDate: '2026-03-10' }, []],
    [
      'no circumstance where the law asks',
      { ...necessary, circumstance: undefined },
      ['circumstance circumstanceMissing'],
    ],
    ['blanks for a reason', { ...necessary, reason: '  ' }, ['reason reasonMissing']],
    ['a yes where nobody gave one', { ...necessary, form: ConsentForm.ORAL }, ['form notAsked']],
    [
      'nothing but the kind',
      { kind: GroundKind.COHERENT_DOCUMENTATION, form: undefined },
      ['form formMissing', 'informedOn informedOnMissing', 'scope scopeMissing'],
    ],
    [
      'information that is to come',
      {
        kind: GroundKind.COHERENT_DOCUMENTATION,
        informedOn: '2026-03-11',
        scope: MeasureScope.OLDER,
      },
      ['informedOn dayInFuture'],
    ],
  ])('of %s', (_, input, expected) => {
    expect(of(input)).toEqual(expected);
  });

  it('lets health rule 25:12 point only from health services, and 26:9 only from social services', () => {
    const back = { giver: municipality, receiver: region, unit: null };
    expect(of(necessary, back)).toEqual(['kind groundDirection']);
    expect(of({ ...necessary, kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL })).toEqual([
      'kind groundDirection',
    ]);
    expect(of({ ...necessary, kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL }, back)).toEqual([]);
    expect(of(necessary, { ...parties, receiver: agency })).toEqual(['kind groundDirection']);
  });

  it('shares within a principal only by consent or to what it runs itself, and only with a named unit', () => {
    const within = { giver: region, receiver: region };
    expect(of({}, { ...within, unit: null })).toEqual(['receiverId receiverIsGiver']);
    expect(of({}, { ...within, unit: { principalId: 'region' } })).toEqual([]);
    const own = { kind: GroundKind.WITHIN_PRINCIPAL, form: undefined, reason: 'De ska kunna svara i natt.' };
    expect(of(own, { ...within, unit: { principalId: 'region' } })).toEqual([]);
    expect(of(own)).toEqual(['kind groundDirection']);
    expect(of(necessary, { ...within, unit: { principalId: 'region' } })).toEqual([
      'kind groundWithinPrincipal',
    ]);
  });

  it('knows no unit of another principal than the receiver', () => {
    expect(of({}, { ...parties, unit: { principalId: 'region' } })).toEqual(['receiverUnitId unitOfAnother']);
    expect(of({}, { ...parties, unit: { principalId: 'kommun' } })).toEqual([]);
  });
});

describe('coherent documentation', () => {
  const coherent = {
    kind: GroundKind.COHERENT_DOCUMENTATION,
    informedOn: '2026-03-09',
    scope: MeasureScope.OLDER,
  };
  it.each<[string, string | null | undefined, string | null | undefined, string[]]>([
    ['both have joined today', '2026-03-10', '2026-03-10', []],
    ['the giver joins tomorrow', '2026-03-11', '2026-03-10', ['kind notJoined']],
    ['the receiver joins tomorrow', '2026-03-10', '2026-03-11', ['kind notJoined']],
    ['the giver has not joined', null, '2026-03-10', ['kind notJoined']],
    ['the receiver has not joined', '2026-03-10', undefined, ['kind notJoined']],
  ])('where %s', (_, from, to, expected) => {
    const between = {
      giver: { ...region, sharesDocumentationFrom: from },
      receiver: { ...municipality, sharesDocumentationFrom: to },
      unit: null,
    };
    expect(of(coherent, between)).toEqual(expected);
  });
});
