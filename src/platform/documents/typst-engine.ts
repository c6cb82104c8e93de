import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.js';
import { fontFiles } from './fonts.js';
import { type DocumentTree, htmlTree } from './html-tree.js';
import { PdfEngine } from './pdf-engine.js';

export interface TypstEngineOptions {
  /** `native` uses `wasm` where this machine has no native compiler. */
  compiler?: 'native' | 'wasm';
  /** Milliseconds that one document may take, the start of the thread included. */
  timeout?: number;
  /** Documents after which the thread is replaced, to give back the memory that Typst keeps. */
  documentsPerWorker?: number;
  workerFile?: string;
}

interface Answer {
  pdf?: Uint8Array;
  error?: string;
}

/**
 * Renders with Typst in one worker thread, one document at a time: two threads share Typst's cache and slow each
 * other. The thread starts with the first document and keeps no idle process alive. When it dies or takes too
 * long, the document it held is rejected and the next one gets a new thread.
 */
export class TypstEngine extends PdfEngine {
  private readonly options: Required<TypstEngineOptions>;
  private last: Promise<unknown> = Promise.resolve();
  private closing = false;
  private worker: Worker | null = null;
  private rendered = 0;

  constructor(options: TypstEngineOptions = {}) {
    super();
    this.options = {
      compiler: 'native',
      timeout: 30_000,
      documentsPerWorker: 1000,
      workerFile: fileURLToPath(new URL('./typst-worker.js', import.meta.url)),
      ...options,
    };
  }

  async render(html: string): Promise<Buffer> {
    if (this.closing) throw new Error('No more documents are rendered: the program is stopping');
    const tree = htmlTree(html);
    const pdf = this.last.then(() => this.draw(tree));
    this.last = pdf.catch(() => undefined);
    return pdf;
  }

  /** Called by Nest when the last request has been answered: what is under way is finished first. */
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.last;
    await this.worker?.terminate();
    this.worker = null;
  }

  private draw(tree: DocumentTree): Promise<Buffer> {
    this.worker ??= this.startWorker();
    const { worker } = this;
    const { timeout, documentsPerWorker } = this.options;
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => fail(new Error(`The document was not drawn in ${timeout} ms`)), timeout);
      const settle = () => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', fail).off('exit', stopped).unref();
      };
      const answered = ({ pdf, error }: Answer) => {
        settle();
        this.rendered += 1;
        if (this.rendered >= documentsPerWorker) this.discard(worker);
        if (pdf) resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
        else reject(new Error(`The document could not be drawn: ${error}`));
      };
      const fail = (error: Error) => {
        settle();
        this.discard(worker);
        reject(error);
      };
      const stopped = (code: number) => fail(new Error(`The document thread stopped with code ${code}`));
      worker.on('message', answered).on('error', fail).on('exit', stopped).ref();
      worker.postMessage(tree);
    });
  }

  private startWorker(): Worker {
    const { compiler, workerFile } = this.options;
    const template = join(projectRoot, 'templates/documents/document.typ');
    const worker = new Worker(workerFile, { workerData: { compiler, template, fontFiles } });
    this.rendered = 0;
    // An error between two documents has no one to reject; the thread's end is what matters.
    worker.on('error', () => this.discard(worker)).on('exit', () => this.discard(worker));
    return worker;
  }

  private discard(worker: Worker): void {
    if (this.worker === worker) this.worker = null;
    void worker.terminate();
  }
}
