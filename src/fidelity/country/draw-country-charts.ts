import { type QuartileBox, quartilesSvg } from '../../platform/charts/quartiles.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import type { Scale } from '../scales/scale.js';
import type { FidelityDistribution } from './distribution.type.js';
import { figureLines } from './distribution-lines.js';
import { STEP } from './suppress-distribution.js';

/** The means of the scale and of its subscales: all that runs from the lowest rating to the highest. */
export function drawMeansChart(scale: Scale, distribution: FidelityDistribution, locale: Locale): Svg {
  const { lowest, highest } = scale.ratings;
  const boxes = boxesOf(scale, distribution, locale).filter(({ figure }) => figure !== 'sum');
  return draw('means', { scale, locale, lowest, highest, min: lowest, max: highest }, boxes);
}

/** The sum of the ratings. Its ends lie on whole steps, so that no rounded figure is outside them. */
export function drawSumChart(scale: Scale, distribution: FidelityDistribution, locale: Locale): Svg {
  const lowest = scale.ratings.lowest * scale.items.length;
  const highest = scale.ratings.highest * scale.items.length;
  const min = Math.floor(lowest / STEP.sum) * STEP.sum;
  const max = Math.ceil(highest / STEP.sum) * STEP.sum;
  const boxes = boxesOf(scale, distribution, locale).filter(({ figure }) => figure === 'sum');
  return draw('sum', { scale, locale, lowest, highest, min, max }, boxes);
}

interface Drawn {
  scale: Scale;
  locale: Locale;
  lowest: number;
  highest: number;
  min: number;
  max: number;
}

function draw(id: string, { scale, locale, lowest, highest, min, max }: Drawn, boxes: QuartileBox[]): Svg {
  const words = (key: string, params = {}) => translate(locale, `fidelityDistribution.chart.${key}`, params);
  const svg = quartilesSvg({
    id: `${id}-chart`,
    title: words(id, { scale: scale.name[locale] }),
    description: words('description', { lowest, highest }),
    min,
    max,
    boxes,
  });
  return new Svg(svg);
}

function boxesOf(scale: Scale, distribution: FidelityDistribution, locale: Locale) {
  return figureLines(scale, distribution, locale).map(({ told, name, lower, median, upper }) => ({
    ...told,
    label: name,
    text: translate(locale, 'fidelityDistribution.chart.figures', { lower, median, upper }),
  }));
}
