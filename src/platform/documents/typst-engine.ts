import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../project-root.js';
import { DrawingLane, type DrawingLaneOptions } from './drawing-lane.js';
import { filesOf, ordinary } from './fonts.js';
import { htmlTree } from './html-tree.js';
import { PdfEngine } from './pdf-engine.js';

export interface TypstEngineOptions extends Partial<Omit<DrawingLaneOptions, 'setting'>> {
  /** `native` uses `wasm` where this machine has no native compiler. */
  compiler?: 'native' | 'wasm';
}

/** A document of this many letters as JSON, about 20 pages, takes half a second at most. */
const SHORT = 100_000;

/**
 * Renders with Typst in two lanes, each a process that draws one document at a time: who prints a short document
 * never waits for a long one. Processes, and not threads, which would share Typst's cache and cannot be ended while
 * they draw.
 */
export class TypstEngine extends PdfEngine {
  private readonly short: DrawingLane;
  private readonly long: DrawingLane;
  private closing = false;

  constructor({ compiler = 'native', ...options }: TypstEngineOptions = {}) {
    super();
    const template = join(projectRoot, 'templates/layout/documents/document.typ');
    const lane = (timeout: number) =>
      new DrawingLane({
        file: fileURLToPath(new URL('./typst-process.js', import.meta.url)),
        setting: { compiler, template, fontFiles: ordinary.files },
        timeout,
        places: 20,
        megabytes: 400,
        ...options,
      });
    this.short = lane(20_000);
    this.long = lane(60_000);
  }

  async render(html: string): Promise<Buffer> {
    if (this.closing) throw new Error('No more documents are rendered: the program is stopping');
    const tree = htmlTree(html);
    const doc = JSON.stringify(tree);
    const lane = doc.length <= SHORT ? this.short : this.long;
    return lane.draw({ doc, date: tree.date, fontFiles: filesOf(tree.fonts) });
  }

  /** Called by Nest when the last request has been answered: what is under way is finished first. */
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.all([this.short.close(), this.long.close()]);
  }
}
