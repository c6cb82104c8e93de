import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import { perLocale } from '../../platform/i18n/locale.js';
import { type Audit, AuditStatus } from '../audits/audit.entity.js';
import type { Scale } from '../scales/scale.js';
import { compareVersions } from './compare-versions.js';

const { CLOSED, OPEN } = AuditStatus;
const said = (word: string) => perLocale(() => word);
const versionOf = (version: string, changes: Scale['changes']): Scale => ({
  ...smallScale,
  version,
  changes,
});
const [one, two, three] = [
  versionOf('1.0.0', [{ text: said('never told') }]),
  versionOf('1.1.0', [{ text: said('all, second') }, { items: ['A2', 'B1'], text: said('two, second') }]),
  versionOf('1.2.0', [{ items: ['A2'], text: said('one, third') }]),
] as const;
const versions = [one, two, three];

const audit = (scale: Scale, windowTo: string, rating: number | null, fields: Partial<Audit> = {}) =>
  smallAudit(
    scale,
    { A1a: [rating], A1b: [rating], A2: [rating], B1: [3] },
    { id: windowTo, windowTo, status: CLOSED, createdAt: new Date('2026-01-01T10:00:00Z'), ...fields },
  );

describe('compareVersions', () => {
  const first = audit(one, '2025-06-30', 2);
  const second = audit(one, '2025-12-31', 4);
  const third = audit(three, '2026-06-30', 5, { status: OPEN });

  it('puts an audit beside the newest closed one before it, with what each version after that changed', () => {
    const comparison = compareVersions(third, [first, third, second], versions);
    expect(comparison?.earlier).toBe(second);
    expect(comparison?.whole.map(({ en }) => en)).toEqual(['all, second']);
    expect(
      comparison?.items.map(({ code, before, now, changes }) => [
        code,
        before,
        now,
        changes.map(({ en }) => en),
      ]),
    ).toEqual([
      ['A1', 4, 5, []],
      ['A2', 4, 5, ['two, second', 'one, third']],
      ['B1', 3, 3, ['two, second']],
    ]);
    expect(compareVersions(third, [second, first], versions)?.earlier).toBe(second);
  });

  it('has no rating where there was none', () => {
    const unrated = audit(two, '2026-03-31', null);
    const items = compareVersions(unrated, [second], versions)?.items;
    expect(items?.map(({ before, now }) => [before, now])).toEqual([
      [4, null],
      [4, null],
      [3, 3],
    ]);
    const back = compareVersions(third, [unrated], versions);
    expect(back?.items.map(({ before }) => before)).toEqual([null, null, 3]);
    expect(back?.items[1]?.changes.map(({ en }) => en)).toEqual(['one, third']);
  });

  it('is of the subscales that were chosen', () => {
    const chosen = audit(two, '2026-03-31', 3, { components: ['B'] });
    expect(compareVersions(chosen, [second], versions)?.items.map(({ code }) => code)).toEqual(['B1']);
  });

  it('is nothing with a later audit by the new version, nor with the first of all', () => {
    const fourth = audit(three, '2026-12-31', 5);
    expect(
      compareVersions(
        fourth,
        [first, second, { ...third, audit: { ...third.audit, status: CLOSED } } as typeof third],
        versions,
      ),
    ).toBeNull();
    expect(compareVersions(first, [first, second, third], versions)).toBeNull();
    // An audit that is still open is none to compare with.
    const open = audit(one, '2025-06-30', 2, { status: OPEN });
    expect(compareVersions(fourth, [open], versions)).toBeNull();
  });
});
