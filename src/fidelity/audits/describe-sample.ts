import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { AuditView } from '../rules/view-audit.js';

/** How the charts or persons were chosen, and whose records the figures of the register rest on. */
export function describeSample({ audit, items }: AuditView, locale: Locale): string {
  const { sampleSize, sampleFrom, sampleSeed } = audit;
  const words = (key: string, params = {}) => translate(locale, `fidelity.${key}`, params);
  const drawn =
    sampleSize === null || sampleFrom === null
      ? [words('noSample')]
      : sampleSize === sampleFrom
        ? [words('sampleIsAll', { size: sampleSize })]
        : [
            words('sampleIs', { size: sampleSize, from: sampleFrom }),
            words('sampleSeed', { seed: sampleSeed ?? '' }),
          ];
  const figureOf = ({ record: { computed } }: AuditView['items'][number]) => computed?.figure;
  const counted = items.filter((item) => (figureOf(item)?.value ?? null) !== null);
  if (counted.length === 0) return drawn.join(' ');
  // Only medians are over the sample: all else counts everybody, since a register has them all.
  const medians = counted.filter((item) => figureOf(item)?.persons !== undefined);
  const codes = medians.map(({ item: { code } }) => code).join(', ');
  return [
    ...drawn,
    ...(medians.length > 0
      ? [words(sampleSize === null ? 'mediansOfAll' : 'mediansOfSample', { codes })]
      : []),
    ...(medians.length < counted.length
      ? [words(medians.length > 0 ? 'otherMeasuresOfAll' : 'measuresOfAll')]
      : []),
    ...(counted.length < items.length ? [words('restByHand')] : []),
  ].join(' ');
}
