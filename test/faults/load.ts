import { setTimeout as pause } from 'node:timers/promises';
import { type Ledger, Told } from './ledger.js';
import { NotRead, perform, type Writer } from './writes.js';

const LIMIT_MS = 120_000;
/** After an answer, as somebody would who reads it; what else is at work has the processors meanwhile. */
const PAUSE_MS = 50;

/** Several who write at the same time, one thing after another each, from now until it is stopped. */
export class Load {
  private isOver = false;
  private readonly listeners = new Set<(told: Told) => void>();
  private readonly lanes: Promise<unknown[]>;

  constructor(
    writers: readonly Writer[],
    private readonly ledger: Ledger,
  ) {
    this.lanes = Promise.all(writers.map((writer) => this.write(writer)));
  }

  /**
   * When so many more answers have come; never, when it is stopped before.
   * @throws Error when they do not come for two minutes
   */
  answers(count: number, told = Told.SAVED): Promise<void> {
    return new Promise((resolve, reject) => {
      let left = count;
      const limit = setTimeout(() => {
        if (!this.isOver) reject(new Error(`Nobody was told ${told}`));
      }, LIMIT_MS);
      limit.unref();
      const listener = (as: Told) => {
        if (as !== told || --left > 0) return;
        clearTimeout(limit);
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
  }

  /** No more is begun; what is on its way may be answered or not. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.lanes;
  }

  private async write(writer: Writer): Promise<void> {
    while (!this.isOver) {
      const write = await writer.next().catch(notRead);
      const told = typeof write === 'object' ? await perform(write, this.ledger) : write;
      if (told) for (const listener of this.listeners) listener(told);
      await pause(PAUSE_MS);
    }
  }
}

/** Whoever reads before writing is told the same, or gets no answer either when nothing is answered. */
function notRead(error: Error & { code?: string }): Told | undefined {
  if (error instanceof NotRead) return error.told;
  if (!error.code) throw error;
  return undefined;
}
