import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** A family of fonts, by the name that it has in its files. */
export interface Typeface {
  family: string;
  /** Absolute paths, from an npm package: no font of the machine is needed. */
  files: readonly string[];
}

/** @param name of the package, and of the files in it */
const google = (family: string, name: string, styles = ['400Regular', '700Bold']): Typeface => {
  const file = family.replaceAll(' ', '');
  return {
    family,
    files: styles.map((style) => require.resolve(`@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`)),
  };
};

/** In Arabic those of Google draw a letter and its dots as two, and a text that is copied, or read aloud, has it twice. */
const embedded = (family: string, name: string, files: readonly string[]): Typeface => {
  const folder = join(require.resolve(`@embedpdf/${name}`), '../../fonts');
  return { family, files: files.map((file) => join(folder, file)) };
};

/** The typeface of every document, in which all is drawn that it has letters for. */
export const ordinary = google('Source Sans 3', 'source-sans-3', [
  '400Regular',
  '400Regular_Italic',
  '600SemiBold',
  '700Bold',
]);

/** Those that are tried one after the other for what it lacks, the large ones last. Read only where a text needs them. */
const others: readonly Typeface[] = [
  google('Noto Sans', 'noto-sans'),
  embedded('Noto Naskh Arabic', 'fonts-arabic', ['NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf']),
  google('Noto Sans Hebrew', 'noto-sans-hebrew'),
  google('Noto Sans Ethiopic', 'noto-sans-ethiopic'),
  google('Noto Sans Syriac', 'noto-sans-syriac'),
  google('Noto Sans Thai', 'noto-sans-thai'),
  google('Noto Sans Bengali', 'noto-sans-bengali'),
  google('Noto Sans Tamil', 'noto-sans-tamil'),
  google('Noto Sans Georgian', 'noto-sans-georgian'),
  google('Noto Sans Armenian', 'noto-sans-armenian'),
  google('Noto Emoji', 'noto-emoji', ['400Regular']),
  google('Noto Sans Symbols 2', 'noto-sans-symbols-2', ['400Regular']),
  embedded('Noto Sans S Chinese', 'fonts-sc', ['NotoSansHans-Regular.otf']),
  google('Nanum Gothic', 'nanum-gothic'),
];
const typefaces = [ordinary, ...others];

/** The files of families that are told by name. */
export function filesOf(families: readonly string[]): string[] {
  return others.filter(({ family }) => families.includes(family)).flatMap(({ files }) => files);
}

/** The families beside the ordinary one that texts are drawn in, in the order in which they are tried. */
export function inOrder(families: ReadonlySet<string>): string[] {
  return others.map(({ family }) => family).filter((family) => families.has(family));
}

/**
 * What choose how others are shown, or where they may break, and are nothing themselves: a font need not have them.
 * Letters of private use mean nothing but in the font they come from, and are never shown.
 */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
const PRIVATE = /\p{Co}/u;

/** Whether every letter of a text is in the ordinary typeface, without looking further. */
export const isOrdinary = (text: string): boolean => {
  const has = glyphsOf(ordinary);
  for (const letter of text)
    if (!has(letter.codePointAt(0)!) && letter !== '\n' && letter !== '\r') return false;
  return true;
};

/** The family that a letter, with all that belongs to it, is drawn in: one has to have the whole. Undefined where none has. */
export function familyOf(cluster: string): string | undefined {
  if (PRIVATE.test(cluster)) return undefined;
  return typefaces.find((typeface) => {
    const has = glyphsOf(typeface);
    return Array.from(cluster).every((letter) => canShow(has, letter));
  })?.family;
}

/** A letter that is missing is put together from its parts. */
function canShow(has: Glyphs, letter: string): boolean {
  if (has(letter.codePointAt(0)!) || UNSEEN.test(letter)) return true;
  const parts = letter.normalize('NFD');
  return parts !== letter && Array.from(parts).every((part) => has(part.codePointAt(0)!));
}

type Glyphs = (codePoint: number) => boolean;
const known = new Map<Typeface, Glyphs>();

/** Tells which code points every font of a typeface has a glyph for; its files are read once. */
function glyphsOf(typeface: Typeface): Glyphs {
  const found = known.get(typeface);
  if (found) return found;
  const fonts = typeface.files.map((file) => readGlyphs(readFileSync(file)));
  const has: Glyphs = (codePoint) =>
    fonts.every((bits) => ((bits[codePoint >> 3] ?? 0) >> (codePoint & 7)) & 1);
  known.set(typeface, has);
  return has;
}

const CODE_POINTS = 0x11_0000;

/**
 * The code points in the font's `cmap` table, one bit each: subtables of the formats 4 and 12, which are all that fonts of
 * today have for Unicode. Read here, because a library that draws would be large, and this is all that is asked of it.
 * Source: OpenType specification, chapters "Font file" and "cmap".
 */
function readGlyphs(font: Buffer): Uint8Array {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8);
  const found = new Uint8Array(CODE_POINTS / 8);
  const add = (codePoint: number) => {
    found[codePoint >> 3]! |= 1 << (codePoint & 7);
  };
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const map = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    const format = font.readUInt16BE(map);
    if (format === 4) readSegments(font, map, add);
    if (format === 12) readGroups(font, map, add);
  }
  return found;
}

function readGroups(font: Buffer, map: number, add: (codePoint: number) => void): void {
  for (let at = map + 16; at < map + 16 + 12 * font.readUInt32BE(map + 12); at += 12) {
    const last = font.readUInt32BE(at + 4);
    for (let codePoint = font.readUInt32BE(at); codePoint <= last; codePoint += 1) add(codePoint);
  }
}

/** Four columns of two bytes each: where a segment ends and begins, what to add for the glyph, and where glyphs are listed. */
function readSegments(font: Buffer, map: number, add: (codePoint: number) => void): void {
  const width = font.readUInt16BE(map + 6);
  for (let at = map + 14; at < map + 14 + width; at += 2) {
    const [first, delta] = [font.readUInt16BE(at + width + 2), font.readUInt16BE(at + 2 * width + 2)];
    const listed = at + 3 * width + 2;
    const offset = font.readUInt16BE(listed);
    const last = Math.min(font.readUInt16BE(at), 0xfffe);
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      const glyph =
        offset === 0 ? codePoint + delta : font.readUInt16BE(listed + offset + 2 * (codePoint - first));
      if ((glyph & 0xffff) !== 0) add(codePoint);
    }
  }
}
