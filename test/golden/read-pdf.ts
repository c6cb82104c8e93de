import { getDocument, OPS, type PDFPageProxy, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { TreeNode } from '../../src/platform/documents/html-tree.js';

interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}

/** What a reader, or a screen reader, finds in a PDF. */
export interface PdfContents {
  title: string;
  language: string;
  /** Of the PDF/UA declaration; null when there is none. */
  pdfUaPart: string | null;
  marked: boolean;
  /** How often each structure role stands in the tree, `H1` to `Figure`. */
  roles: Record<string, number>;
  alternatives: string[];
  /** Text of the document by page, without the running header and footer. */
  pages: string[];
  /** Running header and footer by page. */
  running: string[];
  /** Pieces of text that stick out of the sheet's margins. */
  overflowing: string[];
  /** How many lines and areas of drawings lie off the paper, or partly. */
  cut: number;
}

/** Height of A4 in points. */
const paper = 842;

/** A4 and the margins of document.typ, in points, the foot of the footer included, with half a point to spare. */
const sheet = { left: 62, right: 534, bottom: 30, top: 800 };

export async function readPdf(pdf: Buffer): Promise<PdfContents> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS }).promise;
  const { info, metadata } = await document.getMetadata();
  const { Title, Language } = info as { Title: string; Language: string };
  const contents: PdfContents = {
    title: Title,
    language: Language,
    pdfUaPart: (metadata?.get('pdfuaid:part') as string | undefined) ?? null,
    marked: (await document.getMarkInfo())?.Marked === true,
    roles: {},
    alternatives: [],
    pages: [],
    running: [],
    overflowing: [],
    cut: 0,
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    countRoles((await page.getStructTree()) as StructureNode, contents);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const text = { inside: '', outside: '' };
    const open: boolean[] = [];
    for (const item of items) {
      if ('str' in item) {
        text[open.includes(true) ? 'outside' : 'inside'] += item.str + (item.hasEOL ? '\n' : '');
        if (item.str.trim() !== '' && !isInside(item)) contents.overflowing.push(item.str);
      } else if (item.type === 'endMarkedContent') {
        open.pop();
      } else {
        open.push((item as unknown as { tag: string }).tag === 'Artifact');
      }
    }
    contents.cut += await pathsOff(page);
    contents.pages.push(text.inside);
    contents.running.push(text.outside);
  }
  await document.destroy();
  return contents;
}

function isInside({ transform, width }: TextItem): boolean {
  const [x, y] = transform.slice(4) as [number, number];
  return x > sheet.left && x + width < sheet.right && y > sheet.bottom && y < sheet.top;
}

/** Letters in a drawing are painted as paths too. */
async function pathsOff(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const saved: number[][] = [];
  let place = [1, 0, 0, 1, 0, 0];
  let off = 0;
  fnArray.forEach((operation, index) => {
    if (operation === OPS.save) saved.push(place);
    else if (operation === OPS.restore) place = saved.pop() ?? place;
    else if (operation === OPS.transform) place = Util.transform(place, argsArray[index]);
    else if (operation === OPS.constructPath) {
      const [left, low, right, high] = argsArray[index][2] as number[];
      const ends = [place[1]! * left! + place[3]! * low!, place[1]! * right! + place[3]! * high!];
      if (ends.some((end) => end + place[5]! < 0 || end + place[5]! > paper)) off += 1;
    }
  });
  return off;
}

function countRoles({ role, alt, children = [] }: StructureNode, contents: PdfContents): void {
  if (role) contents.roles[role] = (contents.roles[role] ?? 0) + 1;
  if (alt) contents.alternatives.push(alt);
  for (const child of children) countRoles(child, contents);
}

/** Text without what setting it in lines adds or takes away: white space, and hyphens at the ends of lines. */
export function letters(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u00ad\u2010-]/g, '');
}

/** The texts of a tree in reading order. */
export function textNodes(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : textNodes(node.children)));
}
