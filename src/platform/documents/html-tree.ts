import { Parser } from 'htmlparser2';
import {
  type Direction,
  directionOf,
  FIRST_STRONG_ISOLATE,
  LEFT_TO_RIGHT_ISOLATE,
  POP_ISOLATE,
  withoutTurning,
} from '../text/direction.js';
import { drawable } from './drawable.js';
import { inOrder } from './fonts.js';

/** One element of a document; `children` holds elements and text in reading order. */
export interface TreeElement {
  name: string;
  classes: string[];
  children: TreeNode[];
  /** Only on `a`, and only http, https, mailto or tel. */
  href?: string;
  /** Only on `a` that leads to `#part-n`: shown as the page on which that part of the document begins. */
  part?: number;
  /** Only on the heading of a part: what the list of bookmarks calls it. */
  bookmark?: string;
  /** Only on `th`: share of the free width, as in CSS grid's `fr`. */
  width?: number;
  /** Only on `tr`: true when a cell holds so much that the row must be allowed to cross a page. */
  breakable?: boolean;
  /** Of text, where it is not that of the page: from right to left, or a number within such a text. */
  dir?: Direction;
  /** Of what is not in the language of the page. */
  lang?: string;
  /** Only on `svg`: the drawing itself and the words that stand for it. */
  source?: string;
  label?: string;
}
export type TreeNode = TreeElement | string;

/** What has a running header and footer, and pages counted by itself. */
export interface DocumentPart {
  /** Holds `{page}` and `{pages}`, and `{sheet}` for the page of all that is drawn together. */
  pageLabel: string;
  /** The families of fonts that it needs beside the ordinary one, in the order in which they are tried. */
  fonts: string[];
  header: TreeNode[];
  footer: TreeNode[];
  body: TreeNode[];
}

/** A whole document, ready to be drawn. `date` is YYYY-MM-DD. */
export interface DocumentTree extends DocumentPart {
  title: string;
  lang: string;
  dir: Direction;
  /** How it looks, where it is not as all others: a class of static/document.css. */
  type: string;
  date: string;
  /** What comes after it in the same PDF. */
  parts?: DocumentPart[];
}

const phrasing = new Set(['strong', 'em', 'a', 'br', 'span']);
const holdsText = new Set([...phrasing, ...words('h1 h2 h3 p li dt dd caption th td figcaption title')]);
const holdsBlocks = words('html head body header footer main section ul ol dl table thead tbody tr figure');
const voidElements = new Set(['br', 'meta', 'link']);
const known = new Set([...holdsText, ...holdsBlocks, ...voidElements]);

const drawing = new Set(
  words(
    'svg g path rect circle ellipse line polyline polygon text tspan title desc defs pattern clipPath ' +
      'linearGradient stop',
  ),
);
const drawingText = new Set(['text', 'tspan', 'title', 'desc']);

/** A cell with more letters than this could grow taller than a page in a narrow column. */
const LONG_CELL = 300;

/**
 * Reads a print-ready HTML page into the tree that `document.typ` draws.
 * Throws an Error naming the culprit on any element outside the closed set, on text where only elements
 * belong, on a tag left open, on a drawing without `aria-label`, and on a page without title, language or date.
 */
export function htmlTree(html: string): DocumentTree {
  const reader = new TreeReader();
  const parser = new Parser(reader, { lowerCaseTags: false, lowerCaseAttributeNames: false });
  parser.write(html);
  parser.end();
  return reader.document();
}

/** A page as a part of another document, under a bookmark. */
export function partOf(html: string, bookmark: string, sheetLabel: string): DocumentPart {
  const { pageLabel, header, footer, body, fonts } = htmlTree(html);
  const heading = body.find((node): node is TreeElement => typeof node !== 'string' && node.name === 'h1');
  if (!heading) throw new Error('A part of a document has no heading');
  heading.bookmark = bookmark;
  return { pageLabel: `${pageLabel}${sheetLabel}`, header, footer, body, fonts };
}

class TreeReader {
  private readonly root: TreeElement = { name: '#document', classes: [], children: [] };
  private readonly open: TreeElement[] = [this.root];
  private readonly meta = new Map<string, string>();
  private readonly drawingTags: string[] = [];
  private readonly families = new Set<string>();
  private dir: Direction = 'ltr';
  private drawingSource = '';

  onopentag(name: string, attributes: Record<string, string>): void {
    if (name === 'svg' || this.drawingTags.length > 0) this.openDrawing(name, attributes);
    else this.openElement(name, attributes);
  }

  ontext(text: string): void {
    if (this.drawingTags.length > 0) {
      if (drawingText.has(this.drawingTags.at(-1)!)) this.drawingSource += this.inDrawing(text);
      return;
    }
    const { name, children } = this.current();
    if (!holdsText.has(name)) {
      if (text.trim() !== '') throw new Error(`Text outside a paragraph, in <${name}>`);
    } else if (typeof children.at(-1) === 'string') {
      children.push(`${children.pop()}${text}`);
    } else {
      children.push(text);
    }
  }

  onclosetag(name: string, implied: boolean): void {
    if (this.drawingTags.length > 0) this.closeDrawing(name);
    else if (implied && !voidElements.has(name)) throw new Error(`<${name}> is never closed`);
    else this.closeElement();
  }

  document(): DocumentTree {
    const html = only(this.root, 'html');
    const body = only(html, 'body');
    const title = withoutTurning(textOf(only(only(html, 'head'), 'title')));
    const lang = this.meta.get('lang') ?? '';
    const date = this.meta.get('date') ?? '';
    if (title === '') throw new Error('The document has no title');
    if (!/^[a-z]{2}$/.test(lang)) throw new Error(`The document has no language of two letters: "${lang}"`);
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error(`The document has no date YYYY-MM-DD: "${date}"`);
    return {
      title,
      lang,
      dir: this.dir,
      type: body.classes.join(' '),
      date,
      pageLabel: this.meta.get('page-label') ?? '',
      fonts: inOrder(this.families),
      header: only(body, 'header').children,
      footer: only(body, 'footer').children,
      body: only(body, 'main').children,
    };
  }

  /** What draws a drawing finds the directions in it by itself. */
  private inDrawing(text: string): string {
    return escapeXml(drawable(withoutTurning(text), this.families).replace(/[\t\r\f\v]/g, ''));
  }

  private current(): TreeElement {
    return this.open.at(-1)!;
  }

  /** Of what stands in the elements that are open. */
  private directionAround(): Direction {
    return this.open.findLast(({ dir }) => dir)?.dir ?? this.dir;
  }

  private openElement(name: string, attributes: Record<string, string>): void {
    if (!known.has(name)) throw new Error(`A document cannot hold the element <${name}>`);
    const element: TreeElement = { name, classes: words(attributes.class ?? ''), children: [] };
    if (name === 'a' && /^(https?|mailto|tel):/i.test(attributes.href ?? '')) element.href = attributes.href;
    const part = name === 'a' && /^#part-(\d+)$/.exec(attributes.href ?? '');
    if (part) element.part = Number(part[1]);
    if (name === 'th' && attributes['data-width']) element.width = Number(attributes['data-width']);
    if (name === 'html') {
      this.meta.set('lang', attributes.lang ?? '');
      if (attributes.dir === 'rtl') this.dir = 'rtl';
    } else if (attributes.lang) element.lang = attributes.lang;
    if (attributes.dir === 'ltr') element.dir = 'ltr';
    if (name === 'meta' && attributes.name) this.meta.set(attributes.name, attributes.content ?? '');
    if (name === 'footer') this.meta.set('page-label', attributes['data-page-label'] ?? '');
    this.current().children.push(element);
    this.open.push(element);
  }

  private closeElement(): void {
    const keepLines = this.open.some(({ classes }) => classes.includes('lines'));
    const element = this.open.pop()!;
    const isBlock = !phrasing.has(element.name);
    const around = this.directionAround();
    if (isBlock && holdsText.has(element.name)) {
      const text = element.children.map(textOf).join('');
      // What has figures alone goes from left to right: among Arabic the groups of a telephone number would be turned.
      const own = directionOf(text) ?? (/\d/.test(text) ? 'ltr' : around);
      if (own !== around) element.dir = own;
    }
    element.children = element.children.flatMap((child) =>
      typeof child === 'string' ? directed(drawable(child, this.families), keepLines) : [child],
    );
    if (isBlock) {
      element.children = turned(element.children, element.dir ?? around);
      trimEdges(element);
    }
    if (element.name === 'ul' || element.name === 'ol') directList(element, around);
    if (element.name === 'tr') {
      element.breakable = element.children.some((cell) => textLength(cell) > LONG_CELL);
    }
  }

  private openDrawing(name: string, attributes: Record<string, string>): void {
    if (!drawing.has(name)) throw new Error(`A drawing cannot hold the element <${name}>`);
    const outermost = this.drawingTags.length === 0;
    if (outermost) {
      const label = attributes['aria-label'] ?? '';
      if (label === '') throw new Error('A drawing needs an aria-label');
      this.current().children.push({ name, classes: [], children: [], label });
      this.drawingSource = '';
    }
    const given = outermost ? { xmlns: 'http://www.w3.org/2000/svg', ...attributes } : attributes;
    this.drawingTags.push(name);
    this.drawingSource += `<${name}`;
    for (const [key, value] of Object.entries(given)) {
      if (/^on|^style$|href$/i.test(key)) throw new Error(`A drawing cannot hold the attribute ${key}`);
      this.drawingSource += ` ${key}="${this.inDrawing(value)}"`;
    }
    this.drawingSource += '>';
  }

  private closeDrawing(name: string): void {
    this.drawingTags.pop();
    this.drawingSource += `</${name}>`;
    if (this.drawingTags.length === 0)
      (this.current().children.at(-1) as TreeElement).source = this.drawingSource;
  }
}

/** Without marking what goes the way of that in which it stands; of a number the groups are kept in order anyway. */
function turned(nodes: readonly TreeNode[], around: Direction): TreeNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node];
    const children = () => turned(node.children, node.dir ?? around);
    if (node.name !== 'bdi') return phrasing.has(node.name) ? [{ ...node, children: children() }] : [node];
    return node.dir === around && !node.classes.includes('number')
      ? children()
      : [{ ...node, children: children() }];
  });
}

function textNodes(text: string, keepLines: boolean): TreeNode[] {
  const lines = keepLines ? text.split(/\r\n?|\n/) : [text];
  return lines.flatMap((line, index) => {
    const node = breakLongWords(line.replace(/[ \t\r\n\f\v\u2028\u2029]+/g, ' '));
    return index === 0 ? [node] : [{ name: 'br', classes: [], children: [] }, node];
  });
}

/** Text with the parts that stand for themselves, as `isolated` and `withDirections` mark them, each with its direction. */
function directed(text: string, keepLines: boolean): TreeNode[] {
  const open: { classes: string[]; dir?: Direction; children: TreeNode[] }[] = [
    { classes: [], children: [] },
  ];
  for (const part of text.split(/([\u2066-\u2069])/)) {
    const { children } = open.at(-1)!;
    if (part === FIRST_STRONG_ISOLATE || part === LEFT_TO_RIGHT_ISOLATE) {
      const isNumber = part === LEFT_TO_RIGHT_ISOLATE;
      open.push({ classes: isNumber ? ['number'] : [], dir: isNumber ? 'ltr' : undefined, children: [] });
    } else if (part !== POP_ISOLATE) {
      children.push(...textNodes(part, keepLines).filter((node) => node !== ''));
    } else if (open.length > 1) {
      const { classes, dir = directionOf(children.map(textOf).join('')) ?? 'ltr' } = open.pop()!;
      open.at(-1)!.children.push({ name: 'bdi', classes, children, dir });
    }
  }
  return open.flatMap(({ children }) => children);
}

/** A word of 40 letters or more would run off the page: it may break after every 20. */
function breakLongWords(text: string): string {
  return text.replace(/\S{40,}/gu, (word) => {
    const letters = word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
    return letters
      .map((letter, index) => (index > 0 && index % 20 === 0 ? `\u200b${letter}` : letter))
      .join('');
  });
}

/** Marks stand where the first item begins, and each item then says which way it goes. */
function directList(list: TreeElement, around: Direction): void {
  const items = list.children.filter((child) => typeof child !== 'string');
  if (!items.some(({ dir }) => dir && dir !== around)) return;
  list.dir = items[0]!.dir ?? around;
  for (const item of items) item.dir ??= around;
}

function trimEdges(element: TreeElement): void {
  const { children } = element;
  if (typeof children[0] === 'string') children[0] = children[0].trimStart();
  if (typeof children.at(-1) === 'string') children.push((children.pop() as string).trimEnd());
  element.children = children.filter((child) => child !== '');
}

function textOf(node: TreeNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** A line break counts as a line of a narrow column. */
function textLength(node: TreeNode): number {
  if (typeof node === 'string') return node.length;
  return node.children.reduce((sum, child) => sum + textLength(child), node.name === 'br' ? 20 : 0);
}

function only(parent: TreeElement, name: string): TreeElement {
  const found = parent.children.filter(
    (child): child is TreeElement => typeof child !== 'string' && child.name === name,
  );
  if (found.length !== 1)
    throw new Error(`<${parent.name}> must hold exactly one <${name}>, not ${found.length}`);
  return found[0]!;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
