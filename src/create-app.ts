import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { setUpSessions } from './platform/access/sessions.js';
import type { Config } from './platform/config/config.js';
import type { Purpose } from './platform/database/prepare-database.js';
import { createValidationPipe } from './platform/errors/validation-pipe.js';
import { createLogger, nestLogger, requestLog } from './platform/logging/logging.js';
import { trustProxies } from './platform/web/proxies.js';
import { setUpWeb } from './platform/web/set-up-web.js';

/** Long enough for 25 MB on a slow line; whoever sends slower than that keeps a connection from others. */
function limitTime(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000;
}

/**
 * The whole application, ready to listen. The tests start this one too.
 * @throws StartRefused
 */
export async function createApp(
  config: Config,
  logger: Logger = createLogger(config.LOG_LEVEL),
  purpose: Purpose = 'SERVE',
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, purpose), {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.use(requestLog(logger));
  app.enableShutdownHooks();
  app.useGlobalPipes(createValidationPipe());
  trustProxies(app);
  setUpWeb(app, setUpSessions);
  limitTime(app.getHttpServer());
  return app;
}
