import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request, Response } from 'express';
import { AT_ONCE, fairShare } from './fair-share.js';

let server: Server;
let url: string;
/** Resolved when a request to `/late` has been gone through, after whoever sent it had hung up. */
let gone: (refusal: unknown) => void;

beforeAll(async () => {
  const share = fairShare();
  const ask = (request: object, response: object): unknown => {
    Object.assign(request, { actor: { accountId: 'a' } });
    let refusal: unknown;
    try {
      share(request as Request, response as Response, () => undefined);
    } catch (error) {
      refusal = error;
    }
    return refusal;
  };
  server = createServer(async (request, response) => {
    if (request.url === '/late') {
      await once(response, 'close');
      gone(ask(request, response));
    } else response.writeHead(ask(request, response) ? 429 : 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('whoever hangs up while it is found out who asks keeps nobody from asking again', async () => {
  for (let time = 0; time <= AT_ONCE; time++) {
    const over = new Promise<unknown>((resolve) => {
      gone = resolve;
    });
    const arrived = once(server, 'request');
    const sent = get(`${url}/late`).on('error', () => undefined);
    await arrived;
    sent.destroy();
    expect(await over).toBeUndefined();
  }
  expect((await fetch(url)).status).toBe(200);
});
