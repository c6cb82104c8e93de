import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';

/** One line of JSON for each event, to standard output. */
export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * One line for each request: id, method, path, status, milliseconds. Query strings, headers, bodies and
 * addresses stay out, since they may carry personal data.
 * @param describePath what may be written down of a path, in which somebody may have typed anything
 */
export function requestLog(logger: Logger, describePath: (path: string) => string): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    customLogLevel: (_, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: ({ id, method, url }) => ({ id, method, path: describePath(String(url).split('?')[0]!) }),
      res: ({ statusCode }) => ({ status: statusCode }),
      err: ({ type }) => ({ type }),
    },
  }) as unknown as RequestHandler;
}

/** Nest's own messages in the same stream. */
export function nestLogger(logger: Logger): LoggerService {
  const at =
    (level: 'info' | 'error' | 'warn' | 'debug' | 'fatal') =>
    (message: unknown, ...more: unknown[]) => {
      const context = more.at(-1);
      logger[level](typeof message === 'object' ? { context, ...message } : { context, message });
    };
  return { log: at('info'), error: at('error'), warn: at('warn'), debug: at('debug'), fatal: at('fatal') };
}
