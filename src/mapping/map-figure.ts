import { type MapRegion, swedenMapSvg } from '../platform/charts/sweden-map.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { RegionStatus } from './mapping-kinds.js';
import type { NationalOverview, RegionOverview } from './national-overview.js';

/** The map of Sweden with the number of services in each region, every region a link to its page. */
export function mapFigure({ year, regions }: NationalOverview, locale: Locale): string {
  const words = (key: string, params = {}) => translate(locale, `map.${key}`, params);
  return swedenMapSvg({
    id: 'map',
    title: words('figure'),
    description: words('figureDescription'),
    categories: [
      { key: 'many', label: words('legend.many'), fill: 'strong' },
      { key: 'few', label: words('legend.few'), fill: 'medium' },
      { key: 'one', label: words('legend.one'), fill: 'light' },
      { key: 'none', label: words('legend.none'), fill: 'hatched' },
      { key: 'unknown', label: words('legend.unknown'), fill: 'dotted' },
    ],
    regions: Object.fromEntries(
      regions.map((overview): [string, MapRegion] => {
        const { region, serviceCount } = overview;
        const category = categoryOf(overview);
        return [
          region.code,
          {
            category,
            value: serviceCount === null ? '?' : String(serviceCount),
            label: words(`regionLabel.${category}`, { region: region.name, n: serviceCount ?? 0, year }),
            href: `/map/${region.code}`,
          },
        ];
      }),
    ),
  });
}

function categoryOf({ status, serviceCount }: RegionOverview): string {
  if (status === RegionStatus.UNKNOWN || serviceCount === null) return 'unknown';
  if (status === RegionStatus.NONE_REPORTED) return 'none';
  if (serviceCount === 1) return 'one';
  return serviceCount < 4 ? 'few' : 'many';
}
