import { Agent } from 'node:http';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { Operations } from './operations.js';
import { differenceOf, type Leeway, type Outcome, outcomeOf, type Request } from './outcome.js';
import { makeRaceWorld, type RaceWorld } from './race-world.js';
import { StoredRows } from './stored-rows.js';

export type Difference = ReturnType<typeof differenceOf>;

/** A world in which things are done at once and one after the other, as often as is asked, from where it began. */
export class Races {
  private readonly counted = { sentAtOnce: 0, done: 0, refused: 0, faults: 0, lost: 0, doubled: 0 };

  private constructor(
    readonly test: TestApp,
    readonly world: RaceWorld,
    private readonly agent: Agent,
    private readonly stored: StoredRows,
  ) {}

  static async begin(): Promise<Races> {
    const test = await startTestApp();
    test.app.getHttpServer().keepAliveTimeout = 0;
    const agent = new Agent({ keepAlive: true });
    const world = await makeRaceWorld(test, new Operations(test), agent);
    return new Races(test, world, agent, await StoredRows.keep(test));
  }

  inTurn(requests: readonly Request[]): Promise<Outcome> {
    return outcomeOf(this.stored, requests, 'in turn');
  }

  /** How these at once differ from the one of these outcomes that is most like theirs. */
  async difference(
    requests: readonly Request[],
    inTurn: readonly Outcome[],
    leeway: Leeway,
  ): Promise<Difference> {
    const atOnce = await outcomeOf(this.stored, requests, 'at once');
    const sizeOf = (difference: Difference) => Object.values(difference).flat().length;
    const [least] = inTurn
      .map((outcome) => differenceOf(atOnce, outcome, leeway))
      .sort((one, other) => sizeOf(one) - sizeOf(other));
    this.count(atOnce, least!);
    return least!;
  }

  /** Tells what was counted. */
  async end(): Promise<void> {
    console.log(JSON.stringify(this.counted));
    this.agent.destroy();
    await this.stored.close();
    await this.test.close();
  }

  private count({ answered }: Outcome, { faults, lost, doubled }: Difference): void {
    const refused = answered.filter(({ refusal }) => refusal).length;
    this.counted.sentAtOnce += answered.length;
    this.counted.done += answered.length - refused;
    this.counted.refused += refused;
    this.counted.faults += faults.length;
    this.counted.lost += lost.length;
    this.counted.doubled += doubled.length;
  }
}
