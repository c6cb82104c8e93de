import { trendSvg } from '../platform/charts/trend.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { Svg } from '../platform/web/svg.js';

/** As many as can be told apart in a picture that is as wide as a telephone. */
const MOST = 8;

/** The person's latest own ratings of a goal over time, or null where there is no line to draw. @param ratings the latest first */
export function drawRatings(
  locale: Locale,
  goal: string,
  ratings: readonly { date: string; rating: number }[],
): Svg | null {
  const shown = ratings.slice(0, MOST).toReversed();
  if (shown.length < 2) return null;
  return new Svg(
    trendSvg({
      id: 'ratings',
      title: translate(locale, 'goalNote.chart', { goal }),
      description: translate(locale, 'goalNote.ends'),
      occasions: shown.map(({ date }) => formatDate(locale, date)),
      min: 0,
      max: 10,
      series: [
        {
          label: translate(locale, 'goalNote.rating'),
          points: shown.map(({ rating: value }) => ({ value, text: `${value}` })),
        },
      ],
    }),
  );
}
