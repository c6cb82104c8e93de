import { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import { GroundKind } from './ground-kinds.js';
import { groundRule, kindsFrom } from './ground-rules.js';

const { HEALTH, SOCIAL } = Activity;
const { REGION, MUNICIPALITY, JOINT_AUTHORITY, PRIVATE, STATE } = PrincipalKind;
const AUTHORITIES = [REGION, MUNICIPALITY, JOINT_AUTHORITY, STATE];

/** Givers and receivers, as the table by hand names them. */
const GIVERS: Record<string, [PrincipalKind[], Activity | null]> = {
  'health authority': [AUTHORITIES, HEALTH],
  'social authority': [AUTHORITIES, SOCIAL],
  'other authority': [AUTHORITIES, null],
  'private health': [[PRIVATE], HEALTH],
  'private social': [[PRIVATE], SOCIAL],
  'private other': [[PRIVATE], null],
};
const RECEIVERS: Record<string, [PrincipalKind[], Activity[]]> = {
  'health authority': [AUTHORITIES, [HEALTH]],
  'social authority': [AUTHORITIES, [SOCIAL]],
  'authority of both': [AUTHORITIES, [HEALTH, SOCIAL]],
  'other authority': [AUTHORITIES, []],
  'private health': [[PRIVATE], [HEALTH]],
  'private social': [[PRIVATE], [SOCIAL]],
  'private of both': [[PRIVATE], [HEALTH, SOCIAL]],
  'private other': [[PRIVATE], []],
};

/** What must be written down: circumstance, reason, form, informed on, scope. */
const DUTIES: Record<string, object> = {
  f: { form: true },
  r: { reason: true },
  cr: { circumstance: true, reason: true },
  fi: { form: true, informedOn: true },
  fis: { form: true, informedOn: true, scope: true },
};

/** Between two principals: every ground that there is, by the law; what is not here is none. */
const C = 'CONSENT';
const N = 'NECESSARY_CARE_FROM_HEALTH OSL 25:12 cr';
const M = 'NECESSARY_CARE_FROM_SOCIAL OSL 26:9 cr';
const X = 'CANNOT_CONSENT OSL 25:13 r';
const O = 'NECESSARY_FOR_OWN_WORK OSL 10:2 r';
const D = 'COHERENT_DOCUMENTATION';
const H = `${D} OSL 25:11, 2022:913`;
const S = `${D} OSL 26:9 d, 2022:913`;
const P = `${D} 2022:913`;
const PUBLIC = `${C} OSL 10:1, 12:2 f`;
const TABLE: Record<string, Record<string, string[]>> = {
  'health authority': {
    'health authority': [PUBLIC, N, X, O, `${H} 3:1 fi`],
    'social authority': [PUBLIC, N, X, O, `${H} 3:2 fis`],
    'authority of both': [PUBLIC, N, X, O, `${H} 3:2 fis`],
    'other authority': [PUBLIC, O],
    'private health': [PUBLIC, X, `${H} 3:1 fi`],
    'private social': [PUBLIC, X, `${H} 3:2 fis`],
    'private of both': [PUBLIC, X, `${H} 3:2 fis`],
    'private other': [PUBLIC],
  },
  'social authority': {
    'health authority': [PUBLIC, M, O, `${S} 3:1 fis`],
    'social authority': [PUBLIC, M, O, `${S} 3:2 fis`],
    'authority of both': [PUBLIC, M, O, `${S} 3:2 fis`],
    'other authority': [PUBLIC, O],
    'private health': [PUBLIC, `${S} 3:1 fis`],
    'private social': [PUBLIC, `${S} 3:2 fis`],
    'private of both': [PUBLIC, `${S} 3:2 fis`],
    'private other': [PUBLIC],
  },
  'other authority': {
    'health authority': [PUBLIC, O],
    'social authority': [PUBLIC, O],
    'authority of both': [PUBLIC, O],
    'other authority': [PUBLIC, O],
    'private health': [PUBLIC],
    'private social': [PUBLIC],
    'private of both': [PUBLIC],
    'private other': [PUBLIC],
  },
  'private health': {
    'health authority': [`${C} PSL 6:12 f`, `${P} 3:1 fi`],
    'social authority': [`${C} PSL 6:12 f`, `${P} 3:2 fis`],
    'authority of both': [`${C} PSL 6:12 f`, `${P} 3:2 fis`],
    'other authority': [`${C} PSL 6:12 f`],
    'private health': [`${C} PSL 6:12 f`, `${P} 3:1 fi`],
    'private social': [`${C} PSL 6:12 f`, `${P} 3:2 fis`],
    'private of both': [`${C} PSL 6:12 f`, `${P} 3:2 fis`],
    'private other': [`${C} PSL 6:12 f`],
  },
  'private social': {
    'health authority': [`${C} SoL, LSS f`, `${P} 3:1 fis`],
    'social authority': [`${C} SoL, LSS f`, `${P} 3:2 fis`],
    'authority of both': [`${C} SoL, LSS f`, `${P} 3:2 fis`],
    'other authority': [`${C} SoL, LSS f`],
    'private health': [`${C} SoL, LSS f`, `${P} 3:1 fis`],
    'private social': [`${C} SoL, LSS f`, `${P} 3:2 fis`],
    'private of both': [`${C} SoL, LSS f`, `${P} 3:2 fis`],
    'private other': [`${C} SoL, LSS f`],
  },
  'private other': {
    'health authority': [`${C} SoL, LSS f`],
    'social authority': [`${C} SoL, LSS f`],
    'authority of both': [`${C} SoL, LSS f`],
    'other authority': [`${C} SoL, LSS f`],
    'private health': [`${C} SoL, LSS f`],
    'private social': [`${C} SoL, LSS f`],
    'private of both': [`${C} SoL, LSS f`],
    'private other': [`${C} SoL, LSS f`],
  },
};
/** Within one principal: consent, and for authorities the ground to a unit of the same activity. */
const WITHIN: Record<string, string[]> = {
  'health authority > health authority': [PUBLIC, 'WITHIN_PRINCIPAL OSL 25:11 p. 1–2 r'],
  'health authority > authority of both': [PUBLIC, 'WITHIN_PRINCIPAL OSL 25:11 p. 1–2 r'],
  'social authority > social authority': [PUBLIC, 'WITHIN_PRINCIPAL OSL 26:9 c r'],
  'social authority > authority of both': [PUBLIC, 'WITHIN_PRINCIPAL OSL 26:9 c r'],
  'other authority > other authority': [PUBLIC],
  'private health > private health': [`${C} PSL 6:12 f`],
  'private health > private of both': [`${C} PSL 6:12 f`],
  'private social > private social': [`${C} SoL, LSS f`],
  'private social > private of both': [`${C} SoL, LSS f`],
  'private other > private other': [`${C} SoL, LSS f`],
};

function grounds(giver: string, receiver: string, isOwn: boolean): string[][] {
  const [givers, activity] = GIVERS[giver]!;
  const [receivers, activities] = RECEIVERS[receiver]!;
  return givers.flatMap((givesAs) =>
    receivers.map((receivesAs) =>
      Object.values(GroundKind).flatMap((kind) => {
        const rule = groundRule(kind, { kind: givesAs, activity }, { kind: receivesAs, activities }, isOwn);
        if (!rule) return [];
        const duties = Object.entries(DUTIES).find(
          ([, one]) => JSON.stringify(one) === JSON.stringify(rule.duties),
        );
        return [`${kind} ${rule.paragraph} ${duties?.[0]}`];
      }),
    ),
  );
}

const pairs = Object.entries(TABLE).flatMap(([giver, row]) =>
  Object.entries(row).map(([receiver, expected]) => [giver, receiver, expected] as const),
);

it.each(pairs)('from a %s to a %s', (giver, receiver, expected) => {
  for (const found of grounds(giver, receiver, false)) expect(found).toEqual(expected);
});

it('has a row for every giver and receiver', () => {
  expect(pairs).toHaveLength(Object.keys(GIVERS).length * Object.keys(RECEIVERS).length);
});

it.each(Object.entries(WITHIN))('within one principal, %s', (pair, expected) => {
  const [giver = '', receiver = ''] = pair.split(' > ');
  for (const found of grounds(giver, receiver, true)) expect(found).toEqual(expected);
});

it('gives nothing within a principal to what runs another activity but consent', () => {
  for (const [giver, receiver] of [
    ['health authority', 'social authority'],
    ['social authority', 'health authority'],
    ['other authority', 'authority of both'],
  ] as const)
    for (const found of grounds(giver, receiver, true)) expect(found).toEqual([PUBLIC]);
});

it.each(['10:27', '10:15'])('never cites OSL %s, which is not about care', (paragraph) => {
  const cited = Object.values(GIVERS).flatMap(([kinds, activity]) =>
    kinds.flatMap((kind) => kindsFrom({ kind, activity }).flatMap(({ paragraphs }) => paragraphs)),
  );
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter((text) => text.includes(paragraph))).toEqual([]);
});

it('offers whoever gives each kind once, with every place where it stands', () => {
  expect(kindsFrom({ kind: REGION, activity: HEALTH })).toEqual([
    { kind: 'CONSENT', paragraphs: ['OSL 10:1, 12:2'] },
    { kind: 'NECESSARY_CARE_FROM_HEALTH', paragraphs: ['OSL 25:12'] },
    { kind: 'CANNOT_CONSENT', paragraphs: ['OSL 25:13'] },
    { kind: 'NECESSARY_FOR_OWN_WORK', paragraphs: ['OSL 10:2'] },
    {
      kind: 'COHERENT_DOCUMENTATION',
      paragraphs: ['OSL 25:11, 2022:913 3:2', 'OSL 25:11, 2022:913 3:1'],
    },
    { kind: 'WITHIN_PRINCIPAL', paragraphs: ['OSL 25:11 p. 1–2'] },
  ]);
  expect(kindsFrom({ kind: PRIVATE, activity: null })).toEqual([
    { kind: 'CONSENT', paragraphs: ['SoL, LSS'] },
  ]);
});
