/**
 * What every chart shares. A chart is a string of SVG with presentation attributes only (no style attribute, no
 * script), so the same string stands in a page under a strict Content-Security-Policy and in a PDF.
 */

export const ink = '#1f2933';
export const muted = '#52606d';
export const grid = '#d5dbe1';
export const accent = '#0b5f6e';
export const second = '#a8481c';

/** `id` must be unique on the page: it prefixes the ids of patterns. `description` is read by screen readers. */
export interface ChartText {
  id: string;
  title: string;
  description: string;
}

interface Frame extends ChartText {
  width: number;
  height: number;
  /** `group` when the chart holds links, since the contents of an `img` cannot be reached. */
  role?: 'img' | 'group';
}

/** Wraps the marks of a chart with its name, its description and its natural size in CSS pixels. */
export function svgFrame(
  { id, title, description, width, height, role = 'img' }: Frame,
  marks: string,
): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" id="${escapeXml(id)}" role="${role}"` +
    ` aria-label="${escapeXml(title)}" width="${fixed(width)}" height="${fixed(height)}"` +
    ` viewBox="0 0 ${fixed(width)} ${fixed(height)}"` +
    ` font-family="'Source Sans 3', system-ui, sans-serif" font-size="14" fill="${ink}">` +
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>${marks}</svg>`
  );
}

/** Text without the control characters that XML forbids. */
export function legalXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** Text made safe for SVG content and attributes. */
export function escapeXml(text: string): string {
  return legalXml(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** A coordinate with at most two decimals, so that the same data always gives the same bytes. */
export function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Breaks text into lines of at most `width` characters, at spaces where it can, losing nothing. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let rest = word;
    if (line && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line) lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  if (line) lines.push(line);
  return lines;
}

/** Lines of text from a first baseline downwards; `attributes` are written as given. */
export function textLines(
  lines: string[],
  x: number,
  y: number,
  { lineHeight = 17, attributes = '' }: { lineHeight?: number; attributes?: string } = {},
): string {
  const spans = lines.map(
    (line, index) => `<tspan x="${fixed(x)}" y="${fixed(y + index * lineHeight)}">${escapeXml(line)}</tspan>`,
  );
  return `<text${attributes && ` ${attributes}`}>${spans.join('')}</text>`;
}
