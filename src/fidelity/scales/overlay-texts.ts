import type { Text } from '../../platform/i18n/locale.js';
import type { Band, Level, Scale, ScaleItem } from './scale.js';

/** A site's licensed words for one scale version; `schema/fidelity-texts.schema.json` explains every field. */
export interface ScaleTexts {
  scale: string;
  version: string;
  licence: Text;
  /** By the code of an item or of a part. */
  items: Record<string, ItemTexts>;
}

interface ItemTexts {
  name?: Text;
  about?: Text;
  /** By the rating. */
  levels?: Record<string, Text>;
}

interface Worded {
  name: Text;
  about: Text;
  bands?: Band[];
  levels?: Level[];
}

/** The scale in other words. What is not given keeps its own; no number, band or checksum changes. */
export function overlayTexts(scale: Scale, { licence, items }: ScaleTexts): Scale {
  return { ...scale, licence, items: scale.items.map((item) => overlayItem(item, items)) };
}

/** An item's words are licensed as soon as any of them, or of its parts', are. */
function overlayItem(item: ScaleItem, texts: ScaleTexts['items']): ScaleItem {
  const parts = 'parts' in item ? item.parts : [];
  if (![item, ...parts].some(({ code }) => code in texts)) return item;
  const provenance = { ...item.provenance, text: 'licensed' as const };
  const reworded = { ...reword(item, texts[item.code]), provenance };
  return 'parts' in reworded
    ? { ...reworded, parts: reworded.parts.map((part) => reword(part, texts[part.code])) }
    : reworded;
}

function reword<Item extends Worded>(
  item: Item,
  { name = item.name, about = item.about, levels = {} }: ItemTexts = {},
): Item {
  const anchored = <L extends Level>(level: L): L => ({ ...level, text: levels[level.rating] ?? level.text });
  return {
    ...item,
    name,
    about,
    ...(item.bands && { bands: item.bands.map(anchored) }),
    ...(item.levels && { levels: item.levels.map(anchored) }),
  };
}
