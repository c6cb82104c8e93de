import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { limitTime, TIME_LIMITS, type TimeLimits } from './limit-time.js';

const SHORT = 100;
/** More than the buffers on the way hold, so that it stands still when nobody reads. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'a');

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function start(limits: Partial<TimeLimits>, answer: RequestListener): Promise<void> {
  server = createServer(answer);
  limitTime(server, { ...TIME_LIMITS, ...limits });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

/** A line that sends what it is told and reads nothing, and the server's end of it. */
async function send(text: string): Promise<{ line: Socket; end: Socket }> {
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  line.on('error', () => {});
  const [end] = await once(server, 'connection');
  line.write(text);
  return { line, end: end as Socket };
}

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

describe('whoever', () => {
  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost:'],
    ['a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123'],
  ])('stops in the middle of %s is cut off', async (_, text) => {
    await start({ idle: SHORT }, (request) => request.resume());
    const { line, end } = await send(text);
    line.resume();
    await Promise.all([once(end, 'close'), once(line, 'close')]);
  });

  it('does not read an answer is cut off when nothing more of it is read', async () => {
    await start({ idle: SHORT }, (_, response) => response.end(LARGE));
    const { line, end } = await send(GET);
    await once(end, 'close');
    expect(end.bytesWritten).toBeGreaterThan(0);
    line.destroy();
  });

  it('reads an answer for longer than one may is cut off, however steadily', async () => {
    await start({ answer: SHORT }, (_, response) => response.end(LARGE));
    const { line, end } = await send(GET);
    await once(end, 'close');
    line.destroy();
  });

  it('waits for an answer that takes its time gets it', async () => {
    let answer: () => void = () => {};
    await start({ idle: SHORT, answer: 60_000 }, (_, response) => {
      answer = () => response.end('late');
    });
    const { line } = await send(GET);
    await once(server, 'timeout');
    answer();
    const [text] = await once(line, 'data');
    expect(String(text)).toContain('late');
    line.destroy();
  });

  it('asks again on the same line is given the same time again', async () => {
    await start({ idle: SHORT }, (_, response) => response.end('a'));
    const { line, end } = await send(GET);
    await once(line, 'data');
    line.write(GET);
    await once(line, 'data');
    expect(end.destroyed).toBe(false);
    line.destroy();
  });
});
