import { type WorkbookCell, workbook } from '../../platform/documents/workbook.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { ratingsOf, type Scale } from '../scales/scale.js';
import { describeCountry } from './describe-country.js';
import type { FidelityDistribution } from './distribution.type.js';
import { decimalsOf, figureLines, itemLines } from './distribution-lines.js';

/** The country's teams as a workbook, with the figures that are told and no others: quartiles, shares and method. */
export function writeDistributionWorkbook(
  scale: Scale,
  distribution: FidelityDistribution,
  locale: Locale,
): Promise<Buffer> {
  const words = (key: string, params = {}) => translate(locale, key, params);
  const paper = (key: string) => words(`documents.fidelityReport.${key}`);
  const { teams, teamsLeftOut, closedBefore } = distribution;
  const count = (value: number | null): WorkbookCell =>
    value === null ? words('fidelity.shareSuppressed') : { number: value, decimals: 0 };
  const { name, nothing, basis } = describeCountry(scale, distribution, locale);
  return workbook([
    {
      name: words('fidelityDistribution.workbook.figures'),
      columns: [
        { title: paper('figureName'), width: 46 },
        { title: words('fidelityDistribution.workbook.teams'), width: 14 },
        { title: paper('lower'), width: 16 },
        { title: paper('median'), width: 16 },
        { title: paper('upper'), width: 16 },
      ],
      rows: figureLines(scale, distribution, locale).map(({ figure, name: of, told }) => {
        const { lower, median, upper } = told;
        const decimals = decimalsOf(figure);
        return [of, count(teams), ...[lower, median, upper].map((number) => ({ number, decimals }))];
      }),
    },
    {
      name: paper('items'),
      columns: [
        { title: paper('code'), width: 8 },
        { title: paper('item'), width: 46 },
        { title: words('fidelityDistribution.workbook.teams'), width: 14 },
        ...ratingsOf(scale).map(({ rating }) => ({
          title: words('fidelityDistribution.workbook.share', { rating }),
          width: 16,
        })),
      ],
      rows: itemLines(scale, distribution, locale).map(({ code, name: of, shares }) => [
        code,
        of,
        count(teams),
        ...shares.map(({ percent }) => count(percent)),
      ]),
    },
    {
      name: words('fidelity.workbook.method'),
      columns: [
        { title: words('fidelity.workbook.about'), width: 34 },
        { title: words('fidelity.workbook.value'), width: 90 },
      ],
      rows: [
        [paper('scale'), name],
        [paper('scaleChecksum'), scale.checksum],
        [words('fidelityDistribution.workbook.before'), { day: closedBefore }],
        [words('fidelityDistribution.workbook.teams'), count(teams)],
        [words('fidelityDistribution.workbook.leftOut'), count(teamsLeftOut)],
        ...[nothing, ...basis, words('fidelityDistribution.hiddenMeans')]
          .filter((text) => text !== '')
          .map((text) => [words('fidelityDistribution.basisTitle'), text]),
      ],
    },
  ]);
}
