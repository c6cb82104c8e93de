import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../project-root.js';
import { DrawingLane, type DrawingLaneOptions } from './drawing-lane.js';
import { filesOf, inOrder, ordinary } from './fonts.js';
import { htmlTree, partOf } from './html-tree.js';
import { type PartPage, PdfEngine } from './pdf-engine.js';

export interface TypstEngineOptions extends Partial<Omit<DrawingLaneOptions, 'setting'>> {
  /** `native` uses `wasm` where this machine has no native compiler. */
  compiler?: 'native' | 'wasm';
}

/** A document of this many letters as JSON, about 20 pages, takes half a second at most. */
const SHORT = 100_000;

/**
 * Renders with Typst in two lanes, each a process that draws one document at a time: who prints a short document
 * never waits for a long one. A third is there while hundreds of sheets are drawn together. Processes, and not threads, which would share Typst's cache and cannot be ended while
 * they draw.
 */
export class TypstEngine extends PdfEngine {
  private readonly short: DrawingLane;
  private readonly long: DrawingLane;
  private readonly together: DrawingLane;
  private closing = false;

  constructor({ compiler = 'native', ...options }: TypstEngineOptions = {}) {
    super();
    const template = join(projectRoot, 'templates/layout/documents/document.typ');
    const lane = (timeout: number, megabytes = 400) =>
      new DrawingLane({
        file: fileURLToPath(new URL('./typst-process.js', import.meta.url)),
        setting: { compiler, template, fontFiles: ordinary.files },
        timeout,
        places: 20,
        megabytes,
        ...options,
      });
    this.short = lane(20_000);
    this.long = lane(60_000);
    // Hundreds of sheets, some times a day: nobody waits behind them, and nothing is held when they are drawn.
    this.together = lane(300_000, 0);
  }

  async render(html: string): Promise<Buffer> {
    this.requireOpen();
    const tree = htmlTree(html);
    const doc = JSON.stringify(tree);
    const lane = doc.length <= SHORT ? this.short : this.long;
    return lane.draw({ doc, date: tree.date, fontFiles: filesOf(tree.fonts) });
  }

  async renderTogether(first: string, others: readonly PartPage[], sheetLabel: string): Promise<Buffer> {
    this.requireOpen();
    const tree = htmlTree(first);
    const parts: string[] = [];
    const families = new Set(tree.fonts);
    for (const { html, bookmark } of others) {
      const part = partOf(html, bookmark, sheetLabel);
      parts.push(JSON.stringify(part));
      for (const family of part.fonts) families.add(family);
      // Others are answered while hundreds are read.
      await setImmediate();
    }
    const fonts = inOrder(families);
    const doc = `${JSON.stringify({ ...tree, fonts }).slice(0, -1)},"parts":[${parts.join(',')}]}`;
    return this.together.draw({ doc, date: tree.date, fontFiles: filesOf(fonts) });
  }

  private requireOpen(): void {
    if (this.closing) throw new Error('No more documents are rendered: the program is stopping');
  }

  /** Called by Nest when the last request has been answered: what is under way is finished first. */
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.all([this.short.close(), this.long.close(), this.together.close()]);
  }
}
