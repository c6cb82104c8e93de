import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { sql } from '../database/sql.js';
import { StartRefused } from '../database/start-refused.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../dates/clock.js';
import { Warnings } from '../health/warnings.js';
import type { ChainLink } from './hash-entry.js';
import {
  compareWithNote,
  describeFinding,
  type HeadNote,
  noteFileOf,
  readHeadNote,
  writeHeadNote,
} from './head-note.js';

const EVERY = 10_000;
const WAY_OUT = (file?: string) =>
  `Put the right database in its place, or restore a backup. If this is the one to go on with, remove ${file} first.`;

/**
 * Notes outside the database where the log ends: every ten seconds when it has gone on, and at shutdown. Beside a SQLite
 * file in a file, and on both databases on standard output. A note that the database does not continue is left as it
 * is, for it is the evidence.
 */
@Injectable()
export class LogHeadNote implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('LogHead');
  private readonly file: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Of what was last noted. */
  private number = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly warnings: Warnings,
  ) {
    this.file = noteFileOf(config);
  }

  /** @throws StartRefused before anything is written to a database that is not the one that was left */
  async onModuleInit(): Promise<void> {
    const wrong = await this.check();
    if (wrong) throw new StartRefused(`${wrong}\n${WAY_OUT(this.file)}`);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.note(), EVERY).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.note();
  }

  /** What was noted last, by whichever process. @throws Error when the file holds something else, or cannot be read */
  async read(): Promise<HeadNote | undefined> {
    return this.file === undefined ? undefined : readHeadNote(this.file);
  }

  /**
   * Whether the database continues what was noted.
   * @returns what is wrong, in words, or undefined
   * @throws Error when the note cannot be read
   */
  async check(): Promise<string | undefined> {
    const note = await this.read();
    return note && this.compare(note, await headOf(this.unitOfWork.reader));
  }

  /** Notes where the log ends, if it has gone on. Never throws: that it could not is told in the log of the server. */
  note(): Promise<void> {
    this.turn = this.turn
      .then(() => this.noteNow())
      .catch(({ message }: Error) => this.warnings.add('LOG_HEAD_NOT_NOTED', message));
    return this.turn;
  }

  private async noteNow(): Promise<void> {
    const head = await headOf(this.unitOfWork.reader);
    if (head.number === this.number) return;
    const note = await this.read();
    const wrong = note && (await this.compare(note, head));
    if (wrong) throw new Error(wrong);
    if (note?.hash !== head.hash) {
      if (this.file) await writeHeadNote(this.file, { ...head, at: this.clock.now().toISOString() });
      this.logger.log({ head: `${head.number}:${head.hash}` });
    }
    this.number = head.number;
  }

  private async compare(note: HeadNote, head: ChainLink): Promise<string | undefined> {
    const [row] = await sql<ChainLink>(
      this.unitOfWork.reader,
      'SELECT number, hash FROM audit_log_entry WHERE number = :number',
      { number: note.number },
    );
    return describeFinding(compareWithNote(note, row, head), note, head);
  }
}

async function headOf(manager: EntityManager): Promise<ChainLink> {
  const [head] = await sql<ChainLink>(manager, 'SELECT number, hash FROM audit_log_head');
  if (!head) throw new Error('The log has lost its head.');
  return head;
}
