import { Gate } from './gate.js';

/** Work that goes on until it is let go. */
function work(name: string, begun: string[]) {
  let letGo = (_: Error | undefined): void => undefined;
  const over = new Promise<string>((resolve, reject) => {
    letGo = (error) => (error ? reject(error) : resolve(name));
  });
  return {
    letGo: (error?: Error) => letGo(error),
    begin: () => {
      begun.push(name);
      return over;
    },
  };
}
/** Until all that can go on has. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets two through at a time, in the order in which they came', async () => {
    const gate = new Gate(2);
    const begun: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) => work(name, begun));
    const results = all.map(({ begin }, index) => gate.pass(`turn ${index}`, begin));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    all[1]!.letGo();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const { letGo } of all) letGo();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets those of one turn through one after the other, and keeps no place for those who wait for theirs', async () => {
    const gate = new Gate(2);
    const begun: string[] = [];
    const [first, second, other] = ['first', 'second', 'other'].map((name) => work(name, begun));
    const results = [
      gate.pass('x', first!.begin),
      gate.pass('x', second!.begin),
      gate.pass('y', other!.begin),
    ];
    await settled();
    expect(begun).toEqual(['first', 'other']);
    first!.letGo();
    await settled();
    expect(begun).toEqual(['first', 'other', 'second']);
    second!.letGo();
    other!.letGo();
    expect(await Promise.all(results)).toEqual(['first', 'second', 'other']);
  });

  it('goes on after work that fails, whose own caller alone is told', async () => {
    const gate = new Gate(1);
    const begun: string[] = [];
    const [failing, next, other] = ['failing', 'next', 'other'].map((name) => work(name, begun));
    const failed = expect(gate.pass('x', failing!.begin)).rejects.toThrow('no');
    const results = [gate.pass('x', next!.begin), gate.pass('y', other!.begin)];
    failing!.letGo(new Error('no'));
    next!.letGo();
    other!.letGo();
    await failed;
    expect(await Promise.all(results)).toEqual(['next', 'other']);
  });
});
