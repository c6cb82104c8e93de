import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface TimeLimits {
  /** Milliseconds in which a request's headers are sent. */
  headers: number;
  /** Milliseconds in which a whole request is sent: 25 MB on a slow line. */
  request: number;
  /** Milliseconds that may pass without a byte either way while the other side has the word. */
  idle: number;
  /** Milliseconds in which an answer is read. */
  answer: number;
}

export const TIME_LIMITS: TimeLimits = { headers: 15_000, request: 120_000, idle: 60_000, answer: 300_000 };

/** Whoever sends or reads slower than this keeps a connection, and what it holds, from others: it is cut off. */
export function limitTime(server: Server, limits: TimeLimits): void {
  server.headersTimeout = limits.headers;
  server.requestTimeout = limits.request;
  const latest = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();
  server.setTimeout(limits.idle, (socket) => {
    const asked = latest.get(socket);
    // The request has come whole and its answer has not begun: the word is ours, however long it takes.
    const isOurs = asked?.request.complete && !asked.response.headersSent;
    if (!isOurs) socket.destroy();
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    latest.set(socket, { request, response });
    const { writeHead } = response;
    let timer: NodeJS.Timeout | undefined;
    // Every answer passes here as it begins; nothing else tells of it.
    response.writeHead = (...parts: unknown[]) => {
      timer ??= setTimeout(() => socket.destroy(), limits.answer).unref();
      return writeHead.apply(response, parts as Parameters<typeof writeHead>);
    };
    response.once('close', () => clearTimeout(timer));
  });
}
