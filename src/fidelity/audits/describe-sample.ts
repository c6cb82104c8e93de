import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { measures } from '../measures/measures.js';
import type { AuditView } from '../rules/view-audit.js';

/** How the charts or persons were chosen, and whose records the figures of the register rest on. */
export function describeSample({ audit, items }: AuditView, locale: Locale): string {
  const { sampleSize, sampleFrom, sampleSeed } = audit;
  const words = (key: string, params = {}) => translate(locale, `fidelity.${key}`, params);
  const draw = describeDraw(audit, locale);
  const drawn =
    sampleSize === null || sampleFrom === null
      ? [words('noSample')]
      : sampleSize === sampleFrom
        ? [words('sampleIsAll', { size: sampleSize }), ...(audit.sampleDraw?.reason ? [draw] : [])]
        : [
            words('sampleIs', { size: sampleSize, from: sampleFrom }),
            ...(draw ? [draw] : []),
            words('sampleSeed', { seed: sampleSeed ?? '' }),
          ];
  const figureOf = ({ record: { computed } }: AuditView['items'][number]) => computed?.figure;
  const counted = items.filter((item) => (figureOf(item)?.value ?? null) !== null);
  if (counted.length === 0) return drawn.join(' ');
  // All else counts everybody, since a register has them all.
  const sampled = counted.filter((item) => measures.get(figureOf(item)?.measure ?? '')?.sampled);
  const codes = sampled.map(({ item: { code } }) => code).join(', ');
  const areMedians = sampled.every((item) => figureOf(item)?.measure.startsWith('median_'));
  const over =
    sampleSize === null
      ? words(areMedians ? 'mediansOfAll' : 'perPersonOfAll', { codes })
      : words(areMedians ? 'mediansOfSample' : 'perPersonOfSample', { codes });
  return [
    ...drawn,
    ...(sampled.length > 0 ? [over] : []),
    ...(sampled.length < counted.length
      ? [words(sampled.length > 0 ? 'otherMeasuresOfAll' : 'measuresOfAll')]
      : []),
    ...(counted.length < items.length ? [words('restByHand')] : []),
  ].join(' ');
}

/** Which draw the sample is, and why there was more than one; '' of audits from before draws were kept. */
export function describeDraw({ sampleDraw }: Pick<AuditView['audit'], 'sampleDraw'>, locale: Locale): string {
  if (!sampleDraw) return '';
  const { number, of, reason } = sampleDraw;
  return translate(locale, reason === '' ? 'fidelity.sampleDraw' : 'fidelity.sampleRedrawn', {
    ...{ n: number, of, reason },
  });
}
