import { type ChildProcess, fork } from 'node:child_process';
import { DomainError } from '../errors/domain-error.js';

export interface DrawingLaneOptions {
  /** What the process runs, and what it is told at its start. */
  file: string;
  setting: object;
  /** Milliseconds that one document may take, the start of the process included. */
  timeout: number;
  /** How many documents may wait for those before them. */
  places: number;
  /** A process that holds more after a document is replaced, to give back what Typst keeps. */
  megabytes: number;
}

/** A DocumentTree as JSON, its date YYYY-MM-DD, and the fonts that it needs beside the ordinary ones. */
export interface DrawnDocument {
  doc: string;
  date: string;
  fontFiles: readonly string[];
}

interface Answer {
  pdf?: Uint8Array;
  error?: string;
  megabytes: number;
}

/**
 * Draws one document at a time in a process of its own, in the order in which they came. The process starts with the
 * first document, knows nothing of the server's secrets, and keeps no idle server alive. When it dies or takes too
 * long, the document it held is rejected and the next one gets a new process.
 */
export class DrawingLane {
  private process: ChildProcess | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly options: DrawingLaneOptions) {}

  /** @throws DomainError PRINT_QUEUE_FULL when too many wait; PRINT_TOO_LARGE when it takes more time or memory than there is */
  async draw(document: DrawnDocument): Promise<Buffer> {
    if (this.waiting > this.options.places) throw new DomainError('PRINT_QUEUE_FULL');
    this.waiting += 1;
    const pdf = this.last.then(() => this.drawNow(document));
    this.last = pdf
      .catch(() => undefined)
      .then(() => {
        this.waiting -= 1;
      });
    return pdf;
  }

  /** Ends the process when what has been asked for is drawn. */
  async close(): Promise<void> {
    await this.last;
    if (this.process) this.discard(this.process);
  }

  private drawNow(document: DrawnDocument): Promise<Buffer> {
    this.process ??= this.start();
    const child = this.process;
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), this.options.timeout);
      const settle = () => {
        clearTimeout(timer);
        child.off('message', answered).off('error', failed).off('exit', ended).unref();
        child.channel?.unref();
      };
      const answered = ({ pdf, error, megabytes }: Answer) => {
        settle();
        if (megabytes > this.options.megabytes) this.discard(child);
        if (pdf) resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
        else reject(new Error(`The document could not be drawn: ${error}`));
      };
      const failed = (error: Error) => {
        settle();
        this.discard(child);
        reject(error);
      };
      // By a signal: ended here because its time was out, or by the system because memory was.
      const ended = (code: number | null) =>
        failed(
          code === null
            ? new DomainError('PRINT_TOO_LARGE')
            : new Error(`The document process stopped with code ${code}`),
        );
      child.on('message', answered).on('error', failed).on('exit', ended).ref();
      child.channel?.ref();
      child.send(document);
    });
  }

  private start(): ChildProcess {
    const { file, setting } = this.options;
    const child = fork(file, [JSON.stringify(setting)], {
      env: {},
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
      // What the compiler itself might print could hold a person's words.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // One that ends between two documents has no one to reject.
    return child.on('error', () => this.discard(child)).on('disconnect', () => this.discard(child));
  }

  private discard(child: ChildProcess): void {
    if (this.process === child) this.process = null;
    child.kill('SIGKILL');
  }
}
