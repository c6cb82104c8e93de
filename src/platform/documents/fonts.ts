import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Absolute paths of the fonts that documents are set in, from the npm package: no font of the machine is needed. */
export const fontFiles: readonly string[] = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map(
  (style) => require.resolve(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`),
);

/** True when every style has a glyph for the code point. PDF/UA forbids text that no font can show. */
export function canShow(codePoint: number): boolean {
  return glyphsOfStyles.every((glyphs) => glyphs.has(codePoint));
}

const glyphsOfStyles = fontFiles.map((file) => readGlyphs(readFileSync(file)));

/**
 * The code points in the font's `cmap` table, subtable format 12.
 * Source: OpenType specification, chapters "Font file" and "cmap".
 */
function readGlyphs(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + 8 * index);
  const map = subtables
    .map((at) => cmap + font.readUInt32BE(at + 4))
    .find((at) => font.readUInt16BE(at) === 12);
  if (map === undefined) throw new Error('The font has no character map of format 12');
  const found = new Set<number>();
  for (let at = map + 16; at < map + 16 + 12 * font.readUInt32BE(map + 12); at += 12) {
    const last = font.readUInt32BE(at + 4);
    for (let codePoint = font.readUInt32BE(at); codePoint <= last; codePoint += 1) found.add(codePoint);
  }
  return found;
}
