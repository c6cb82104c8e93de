import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Audience } from '../disclosure/audience.js';
import {
  blankContent,
  contentFrom,
  latestFormat,
  nextContent,
  planChecksum,
  textsOf,
} from './plan-content.js';
import { BESIDE, choice, day, line, reference, rows, words, yesNo } from './plan-fields.js';

const Colour = { RED: 'RED', BLUE: 'BLUE' } as const;
const ROW = {
  id: BESIDE,
  colour: choice(Colour, 'RED', { isSetting: true }),
  text: words(),
  by: line({ audience: Audience.TEAM }),
  done: yesNo({ askedAgain: true }),
};
const PLAN = {
  id: BESIDE,
  title: line(),
  metOn: day({ askedAgain: true }),
  unitId: reference(),
  rows: rows(ROW),
};
const plan = {
  title: 'Ett',
  metOn: '2026-03-01',
  unitId: 'u',
  rows: [{ colour: Colour.BLUE, text: 'Gå ut.', by: 'Bo', done: true }],
};

it('keeps what is sent: text without blanks around it, what is left out as blank, and no row with settings alone', () => {
  const sent = {
    title: ' Ett ',
    metOn: undefined,
    unitId: null,
    rows: [
      { colour: Colour.BLUE, text: ' ', by: '', done: undefined },
      { colour: undefined, text: '', by: 'Bo', done: false },
    ],
  };
  expect(contentFrom(PLAN, sent)).toEqual({
    title: 'Ett',
    metOn: null,
    unitId: null,
    rows: [{ colour: 'RED', text: '', by: 'Bo', done: false }],
  });
});

it('is nothing before anybody has written', () => {
  expect(blankContent(PLAN)).toEqual({ title: '', metOn: null, unitId: null, rows: [] });
});

it('goes on in the next version, save what is asked again', () => {
  const [row] = plan.rows;
  expect(nextContent(PLAN, plan)).toEqual({ ...plan, metOn: null, rows: [{ ...row, done: false }] });
});

it('counts as printed what is not for the team alone', () => {
  expect(textsOf(PLAN, plan)).toEqual(['Ett', 'Gå ut.']);
});

describe('a field that comes later', () => {
  const LATER = { ...PLAN, note: words({ since: 2 }), rows: rows({ ...ROW, where: line({ since: 3 }) }) };
  const later = { ...plan, note: 'Nytt.', rows: [{ ...plan.rows[0]!, where: 'Hemma' }] };
  const hash = (content: string) => createHash('sha256').update(content).digest('hex');

  it('begins a format', () => {
    expect([latestFormat(PLAN), latestFormat(LATER)]).toEqual([1, 3]);
  });

  it('leaves the checksum of what was agreed before as it was', () => {
    const about = { planId: 'p', number: 1 };
    const first =
      '{"metOn":"2026-03-01","number":1,"planId":"p",' +
      '"rows":[{"by":"Bo","colour":"BLUE","done":true,"text":"Gå ut."}],"title":"Ett","unitId":"u"}';
    expect(planChecksum(PLAN, about, plan, 1)).toBe(hash(first));
    expect(planChecksum(LATER, about, later, 1)).toBe(hash(first));
    const second = first.replace('{', '{"format":2,').replace('"number"', '"note":"Nytt.","number"');
    expect(planChecksum(LATER, about, later, 2)).toBe(hash(second));
    const third = second.replace(':2,', ':3,').replace('Gå ut."', 'Gå ut.","where":"Hemma"');
    expect(planChecksum(LATER, about, later, 3)).toBe(hash(third));
  });
});
