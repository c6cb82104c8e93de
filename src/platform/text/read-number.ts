/** What number a text is where a comma stands before decimals, and where a point does; neither where it is none. */
export interface NumberReadings {
  comma?: number;
  point?: number;
}

/** A blank stands between thousands alone. A mark before three digits may stand before decimals or thousands. */
export function numbersIn(text: string): NumberReadings {
  return { comma: numberIn(text, ',', '.'), point: numberIn(text, '.', ',') };
}

/** Reads `1 234,5`, `1234.5` and `45`; null for anything else. */
export function decimalOf(text: string): number | null {
  return numberIn(text, ',') ?? numberIn(text, '.') ?? null;
}

/** Thousands, with a blank between or with one of the marks. */
const GROUPED = {
  '': /^-?[1-9]\d{0,2}(?:(\s)\d{3})(?:\1\d{3})*$/,
  '.': /^-?[1-9]\d{0,2}(?:([\s.])\d{3})(?:\1\d{3})*$/,
  ',': /^-?[1-9]\d{0,2}(?:([\s,])\d{3})(?:\1\d{3})*$/,
};

/** @param thousands what may stand between thousands, beside a blank */
function numberIn(
  text: string,
  decimal: ',' | '.',
  thousands: keyof typeof GROUPED = '',
): number | undefined {
  const [whole = '', decimals = '0', ...more] = text.replace('\u2212', '-').split(decimal);
  if (more.length > 0 || !/^\d+$/.test(decimals)) return undefined;
  if (!/^-?\d+$/.test(whole) && !GROUPED[thousands].test(whole)) return undefined;
  return Number(`${whole.replace(/[^\d-]/g, '')}.${decimals}`);
}
