import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { viewAudit } from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import type { Audit } from './audit.entity.js';

/** A closed audit as its rows were stored, and what it came to. Exact figures are written `95/26`. */
interface ClosedAudit {
  audit: Omit<Audit, 'items' | 'topics' | 'team'>;
  items: Audit['items'];
  topics: Audit['topics'];
  figures: {
    rated: number;
    items: number;
    sum: string;
    itemMean: string;
    subscaleMean: string;
    total: string | null;
    suggestedJudgement: number | null;
    subscales: Record<string, { rated: number; items: number; sum: string; mean: string }>;
    /** Of items that are the mean of their parts or over persons. */
    composed: Record<string, string>;
    /** In English. */
    readings: string[];
  };
}

const folder = join(projectRoot, 'test', 'fixtures', 'closed-audits');
const files = readdirSync(folder);
const scales = new Scales();

const exact = (figure: string): number => {
  const [top, bottom = 1] = figure.split('/').map(Number);
  return top! / bottom;
};

it('are of every kind', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'dacts-partial.json',
      'dacts.json',
      'integration-degree.json',
      'ract-case-partial.json',
      'ract-case.json',
      'strengths-model.json',
    ]),
  );
});

/** No figure of an audit changes when it is closed: not with the program, not with a new version of its scale. */
describe.each(files)('the closed audit %s', (file) => {
  const { audit, items, topics, figures }: ClosedAudit = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const scale = scales.of(audit);
  const view = viewAudit({ ...audit, items, topics } as unknown as Audit, scale);

  it('comes to the same totals', () => {
    const { rated, items: count, sum, itemMean, subscaleMean, total, suggestedJudgement } = view.total;
    expect({ rated, items: count, sum, itemMean, subscaleMean, total, suggestedJudgement }).toEqual({
      rated: figures.rated,
      items: figures.items,
      sum: exact(figures.sum),
      itemMean: exact(figures.itemMean),
      subscaleMean: exact(figures.subscaleMean),
      total: figures.total === null ? null : exact(figures.total),
      suggestedJudgement: figures.suggestedJudgement,
    });
    expect(view.isPartial).toBe(figures.rated < figures.items);
  });

  it('comes to the same subscales and items', () => {
    const subscales = view.total.subscales.map(({ code, name: _, ...rest }) => [code, rest]);
    const expected = Object.entries(figures.subscales).map(([code, { sum, mean, ...rest }]) => [
      code,
      // Nothing stayed unrated by a rule before there were any.
      { ...rest, notRated: 0, sum: exact(sum), mean: exact(mean) },
    ]);
    expect(subscales).toEqual(expected);
    for (const [code, figure] of Object.entries(figures.composed))
      expect([code, view.figures.get(code)]).toEqual([code, exact(figure)]);
    for (const { item, record, rating } of view.items)
      if (!(item.code in figures.composed)) expect([item.code, rating]).toEqual([item.code, record.rating]);
  });

  it('reads the same, and its measured figures fall to the same ratings', () => {
    expect(view.total.interpretations.map(({ text }) => text.en)).toEqual(figures.readings);
    for (const { item, record, computed } of view.items)
      expect([item.code, computed?.rating ?? null]).toEqual([item.code, record.computedRating]);
  });
});
