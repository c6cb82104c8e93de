import type { Text } from '../platform/i18n/locale.js';
import { isMeasured, type Level, type Scale, type ScaleItem } from './scale.js';

/** A site's licensed words for one scale version; `schema/fidelity-texts.schema.json` explains every field. */
export interface ScaleTexts {
  scale: string;
  version: string;
  licence: Text;
  items: Record<string, ItemTexts>;
}

interface ItemTexts {
  name?: Text;
  about?: Text;
  levels?: Record<string, Text>;
}

/** The scale with other words: what is not given keeps its own, and no number, band or checksum changes. */
export function overlayTexts(scale: Scale, { licence, items }: ScaleTexts): Scale {
  return { ...scale, licence, items: scale.items.map((item) => overlayItem(item, items[item.code])) };
}

function overlayItem(item: ScaleItem, texts: ItemTexts | undefined): ScaleItem {
  if (!texts) return item;
  const { name = item.name, about = item.about, levels = {} } = texts;
  const provenance = { ...item.provenance, text: 'licensed' as const };
  const reworded = <L extends Level>(level: L): L => ({ ...level, text: levels[level.rating] ?? level.text });
  return isMeasured(item)
    ? { ...item, name, about, provenance, bands: item.bands.map(reworded) }
    : { ...item, name, about, provenance, levels: item.levels.map(reworded) };
}
