import { agreementBetween, type HoldingAgreement, sharedSubject } from './agreement-between.js';
import { AgreementSubject } from './agreement-subject.js';

const { SIP, DISCHARGE, OTHER } = AgreementSubject;
const between = (...ids: string[]) => ids.map((id) => ({ id }));

const agreement: HoldingAgreement = {
  principals: between('region', 'kommun'),
  covers: [SIP, DISCHARGE],
  fromDate: '2026-01-01',
  toDate: '2026-12-31',
  endedOn: null,
};

describe('the agreement that holds', () => {
  const found = (day: string, ids = ['region', 'kommun'], subject = SIP, all = [agreement]) =>
    agreementBetween(all, ids, subject, day);

  it('does so from its first day to its last, both counted', () => {
    expect(found('2025-12-31')).toBeUndefined();
    expect(found('2026-01-01')).toBe(agreement);
    expect(found('2026-12-31')).toBe(agreement);
    expect(found('2027-01-01')).toBeUndefined();
  });

  it('does so until further notice where it has no last day, and no more from the day on which it was ended', () => {
    const open = { ...agreement, toDate: null };
    const ended = { ...open, endedOn: '2026-06-01' };
    expect(found('2199-12-31', undefined, SIP, [open])).toBe(open);
    expect(found('2026-05-31', undefined, SIP, [ended])).toBe(ended);
    expect(found('2026-06-01', undefined, SIP, [ended])).toBeUndefined();
  });

  it('is between all who are asked for, about what is asked for, and between two at least', () => {
    expect(found('2026-03-01', ['kommun', 'region'])).toBe(agreement);
    expect(found('2026-03-01', ['region', 'another'])).toBeUndefined();
    expect(found('2026-03-01', ['region'])).toBeUndefined();
    expect(found('2026-03-01', ['region', 'region'])).toBeUndefined();
    expect(found('2026-03-01', undefined, OTHER)).toBeUndefined();
  });

  it('is that of the fewest, and then that which began last', () => {
    const county = { ...agreement, principals: between('region', 'kommun', 'another') };
    const later = { ...agreement, fromDate: '2026-02-01' };
    expect(found('2026-03-01', undefined, SIP, [county])).toBe(county);
    expect(found('2026-03-01', undefined, SIP, [county, agreement])).toBe(agreement);
    expect(found('2026-03-01', undefined, SIP, [agreement, later])).toBe(later);
  });
});

describe('what two agreements both cover', () => {
  const shared = (other: Partial<HoldingAgreement>) => sharedSubject(agreement, { ...agreement, ...other });

  it('is the first subject that both have on some day, between the same principals in any order', () => {
    expect(shared({})).toBe(SIP);
    expect(shared({ covers: [DISCHARGE], principals: between('kommun', 'region') })).toBe(DISCHARGE);
    expect(shared({ fromDate: '2026-12-31', toDate: null })).toBe(SIP);
  });

  it('is nothing on other days, of other principals or of other subjects', () => {
    expect(shared({ fromDate: '2027-01-01', toDate: null })).toBeUndefined();
    expect(shared({ fromDate: '2025-01-01', toDate: null, endedOn: '2026-01-01' })).toBeUndefined();
    expect(shared({ principals: between('region', 'kommun', 'another') })).toBeUndefined();
    expect(shared({ covers: [OTHER] })).toBeUndefined();
  });

  it('is never what is told in words alone', () => {
    const words = { ...agreement, covers: [OTHER] };
    expect(sharedSubject(words, words)).toBeUndefined();
  });
});
