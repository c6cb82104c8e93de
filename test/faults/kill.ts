import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/demo/random.js';
import type { Watch } from '../support/caller.js';
import { type Environment, type Server, startServer } from './built.js';
import { inspect } from './holdings.js';
import { Ledger } from './ledger.js';
import { Load } from './load.js';
import type { Report } from './report.js';
import type { World } from './world.js';
import { perform, type Writer, writersOf } from './writes.js';

/** When the server is killed, while something is being saved and others save too. */
export enum Moment {
  HALF_SENT = 'HALF_SENT',
  SENT = 'SENT',
  /** The first bytes are in the log beside the file. */
  WRITTEN = 'WRITTEN',
  /** Somebody else has got an answer. */
  OTHERS_ANSWERED = 'OTHERS_ANSWERED',
  ANSWERED = 'ANSWERED',
  /** At any time from the sending until a little after the answer, as far as can be told from the times before. */
  MEANWHILE = 'MEANWHILE',
}

/** What is told by events alone, and so is the same on a slow machine. */
export const eventsOf = (world: World): Moment[] => {
  const { HALF_SENT, SENT, WRITTEN, OTHERS_ANSWERED, ANSWERED } = Moment;
  return [
    HALF_SENT,
    SENT,
    ANSWERED,
    OTHERS_ANSWERED,
    ...(world.database.environment.DATABASE_URL ? [] : [WRITTEN]),
  ];
};

/**
 * Kills the server `kills` times under load, and looks each time, after the next start, at what is there.
 * @param moments each is as likely as another, but where `kills` is their number each comes once
 */
export async function killUnderLoad(
  world: World,
  { seed, kills, moments }: { seed: number; kills: number; moments: readonly Moment[] },
): Promise<Report> {
  const random = seededRandom(seed);
  const run = new KillRun(world, random);
  await run.begin();
  try {
    for (let kill = 0; kill < kills; kill++) {
      const moment = kills === moments.length ? moments[kill]! : random.pick(moments);
      await run.killOnce(moment);
    }
    return run.report();
  } finally {
    await run.end();
  }
}

class KillRun {
  private readonly ledger = new Ledger();
  private readonly faults: string[] = [];
  private readonly lastMs = new Map<string, number>();
  private readonly kinds: Record<string, number> = {};
  private server: Server;
  private writers: Writer[];
  private startMs = 0;
  private kills = 0;
  private killsAtStart = 0;

  constructor(
    private readonly world: World,
    private readonly random: Random,
  ) {}

  async begin(): Promise<void> {
    await this.start();
    this.writers = writersOf(this.world, [this.server.url], this.random);
    for (const writer of this.writers) await writer.signIn();
  }

  async end(): Promise<void> {
    await this.server.kill();
  }

  report(): Report {
    const { kills, killsAtStart, faults, ledger } = this;
    return {
      faults,
      figures: { kills, killsAtStart, ...ledger.counts(), ...this.kinds },
      longestMs: ledger.longestMs,
    };
  }

  async killOnce(moment: Moment): Promise<void> {
    const target = this.random.pick(this.writers);
    const kind = await this.loadUntilKilled(target, moment);
    this.kills++;
    this.kinds[`killed in ${kind}`] = (this.kinds[`killed in ${kind}`] ?? 0) + 1;
    if (this.random.chance(0.1)) await this.killWhileStarting();
    await this.start();
    const { holdings, faults } = await inspect(this.world.database.environment);
    const found = [...faults, ...(await this.ledger.compare(holdings))];
    this.faults.push(...found.map((fault) => `kill ${this.kills}, ${moment} of ${kind}: ${fault}`));
  }

  private async start(): Promise<void> {
    const begun = performance.now();
    this.server = await startServer(this.environment());
    this.startMs = performance.now() - begun;
  }

  /** At the address that the writers know. */
  private environment(): Environment {
    const { environment } = this.world.database;
    return this.server ? { ...environment, PORT: new URL(this.server.url).port } : { ...environment };
  }

  private async killWhileStarting(): Promise<void> {
    const after = this.random.next() * this.startMs;
    const kill = async (child: ChildProcess) => {
      await setTimeout(after);
      child.kill('SIGKILL');
    };
    const started = await startServer(this.environment(), kill).catch(() => undefined);
    await started?.kill();
    this.killsAtStart++;
  }

  /** @returns what was being saved */
  private async loadUntilKilled(target: Writer, moment: Moment): Promise<string> {
    const others = new Load(
      this.writers.filter((writer) => writer !== target),
      this.ledger,
    );
    for (let before = this.random.whole(0, 3); before > 0; before--)
      await this.performTimed(await target.next());
    const write = await target.next();
    const kill = () => this.server.kill();
    await perform(write, this.ledger, this.watchFor(moment, write.entry.kind, others, kill));
    await kill();
    await others.stop();
    return write.entry.kind;
  }

  private async performTimed(write: Parameters<typeof perform>[0]): Promise<void> {
    await perform(write, this.ledger);
    this.lastMs.set(write.entry.kind, write.entry.ms ?? 0);
  }

  private watchFor(moment: Moment, kind: string, others: Load, kill: () => Promise<unknown>): Watch {
    switch (moment) {
      case Moment.HALF_SENT:
        return { halfSent: kill };
      case Moment.SENT:
        return { sent: kill };
      case Moment.OTHERS_ANSWERED:
        return { halfSent: () => others.answers(1).then(kill) };
      case Moment.WRITTEN:
        return { halfSent: () => this.onceWritten(kill) };
      case Moment.MEANWHILE: {
        const after = this.random.next() * 1.3 * (this.lastMs.get(kind) ?? 50);
        return { sent: () => setTimeout(after).then(kill) };
      }
      case Moment.ANSWERED:
        return {};
    }
  }

  private onceWritten(kill: () => unknown): void {
    const watcher = watch(`${this.world.database.environment.SQLITE_PATH}-wal`, () => {
      watcher.close();
      kill();
    });
  }
}
