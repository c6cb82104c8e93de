/** Lets so many through at a time, and those of one turn one after the other, in the order in which they came. */
export class Gate {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly most: number) {}

  async pass<Result>(turn: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.turns.get(turn) ?? Promise.resolve();
    const result = before.then(() => this.enter(work));
    const over = result.catch(() => undefined);
    this.turns.set(turn, over);
    try {
      return await result;
    } finally {
      if (this.turns.get(turn) === over) this.turns.delete(turn);
    }
  }

  private async enter<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inside < this.most) this.inside++;
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside--;
    }
  }
}
