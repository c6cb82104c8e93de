import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { formatNumber } from '../../platform/i18n/format-number.js';
import { projectRoot } from '../../platform/project-root.js';
import { measures } from '../measures/measures.js';
import { rateItem } from '../rules/rate-item.js';
import { meanOf, totalScale } from '../rules/total-scale.js';
import { loadScales } from './load-scales.js';
import { isMeasured, ratedOf } from './scale.js';

/** How near to an edge a case must come for the edge to count as tried from that side. */
const NEAR = 0.001001;

interface Cases {
  ratings?: Record<string, [value: number, rating: number][]>;
  caps?: Record<string, [value: number, capping: number | null, rating: number][]>;
  /** On a scale rated person by person: what the ratings of several persons come to. */
  cases?: { name: string; item: string; ratings: (number | null)[]; n: number; mean: string | null }[];
  totals: {
    name: string;
    every?: number;
    ratings?: Record<string, number>;
    missing?: string[];
    /** Not rated by a rule of the scale. */
    notRated?: string[];
    partial?: boolean;
    sum: number;
    item_mean: string;
    subscales: Record<string, [sum: number, mean: string | null]>;
    subscale_mean: string;
    total: number | null;
    reads: number[];
    /** The overall judgement that the figures suggest; missing where they suggest none. */
    suggests?: number;
  }[];
}

const isLeftOut = ({ missing = [], notRated = [] }: Cases['totals'][number], code: string) =>
  [...missing, ...notRated].includes(code);

const folder = join(projectRoot, 'fidelity-scales');
const shown = (mean: number | null) => (mean === null ? null : formatNumber('en', mean, 2));

describe.each(loadScales(folder, measures).map((scale) => [`${scale.id} ${scale.version}`, scale] as const))(
  '%s',
  (_, scale) => {
    const place = join(folder, scale.id, scale.version);
    const cases = load(readFileSync(join(place, 'cases.yaml'), 'utf8')) as Cases;
    const leaves = scale.items.flatMap(ratedOf);
    const measured = leaves.filter(isMeasured);

    it('tells its sources, item by item', () => {
      const source = existsSync(join(place, 'SOURCE.md'))
        ? readFileSync(join(place, 'SOURCE.md'), 'utf8')
        : '';
      expect(scale.items.filter(({ code }) => !source.includes(`| ${code} `))).toEqual([]);
    });

    // Not describe.each, which refuses the empty list of a scale that people rate throughout.
    for (const item of measured)
      describe(item.code, () => {
        const tried = cases.ratings?.[item.code] ?? [];
        const lifted = (item.caps ?? []).map(({ below }) => below);

        it.each(tried)('rates %p as %p', (value, rating) => {
          expect(rateItem(item, value, lifted).rating).toBe(rating);
        });

        it('is tried on both sides of every edge', () => {
          const edges = item.bands.slice(1).map((band, index) => ({
            at: (band.from ?? band.above) as number,
            onEdge: band.from === undefined ? item.bands[index]?.rating : band.rating,
            beside: band.from === undefined ? band.rating : item.bands[index]?.rating,
          }));
          const untried = edges.filter(
            ({ at, onEdge, beside }) =>
              !tried.some(([value, rating]) => value === at && rating === onEdge) ||
              !tried.some(
                ([value, rating]) => value !== at && Math.abs(value - at) <= NEAR && rating === beside,
              ),
          );
          expect(untried).toEqual([]);
        });

        it('is capped as worked out', () => {
          const capped = cases.caps?.[item.code] ?? [];
          expect(capped.length > 0).toBe(item.caps !== undefined);
          expect(
            capped.map(([value, capping]) => [value, capping, rateItem(item, value, [capping]).rating]),
          ).toEqual(capped);
        });
      });

    it('means the ratings of several persons as worked out', () => {
      const tried = cases.cases ?? [];
      expect(tried.length > 0).toBe(scale.level === 'case');
      const worked = tried.map(({ ratings, item, ...rest }) => {
        const given = ratings.filter((rating) => rating !== null);
        expect(leaves.map(({ code }) => code)).toContain(item);
        return { ...rest, item, ratings, n: given.length, mean: shown(meanOf(given)) };
      });
      expect(worked).toEqual(tried);
    });

    it.each(cases.totals.map((total) => [total.name, total] as const))('totals %s', (_name, total) => {
      const ratings = new Map(
        leaves
          .filter(({ code }) => !isLeftOut(total, code))
          .map(({ code }) => [code, total.ratings?.[code] ?? total.every] as [string, number]),
      );
      const result = totalScale(scale, ratings, total.partial ?? false, null, new Set(total.notRated));
      expect({
        rated: result.rated,
        sum: result.sum,
        item_mean: shown(result.itemMean),
        subscales: Object.fromEntries(
          result.subscales.map(({ code, sum, mean }) => [code, [sum, shown(mean)]]),
        ),
        subscale_mean: shown(result.subscaleMean),
        total: result.total,
        reads: result.interpretations.map(({ interpretation, text }) =>
          interpretation.bands.findIndex((band) => band.text === text),
        ),
        suggests: result.suggestedJudgement,
      }).toEqual({
        rated: scale.items.filter((item) => ratedOf(item).every(({ code }) => !isLeftOut(total, code)))
          .length,
        sum: total.sum,
        item_mean: total.item_mean,
        subscales: total.subscales,
        subscale_mean: total.subscale_mean,
        total: total.total,
        reads: total.reads,
        suggests: total.suggests ?? null,
      });
    });
  },
);
