import { CsvRefusal } from './csv-refusal.js';

/** Bytes 0x80–0x9F in Windows-1252 (unicode.org, CP1252.TXT); a space stands for the five that mean nothing. */
const high = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Decodes Windows-1252. Node's own TextDecoder reads these bytes as Latin-1 in some releases
 * (20.20: 0x80 becomes U+0080, not the euro sign), so the table is kept here.
 * @throws CsvRefusal notWindows1252 when a byte means nothing in it
 */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => {
    const decoded = high[character.charCodeAt(0) - 0x80];
    if (decoded === undefined || decoded === ' ') throw new CsvRefusal({ code: 'notWindows1252' });
    return decoded;
  });
}
