import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import type { Config } from '../platform/config/config.js';
import { limitTime, TIME_LIMITS } from '../platform/door/limit-time.js';
import { createValidationPipe } from '../platform/errors/validation-pipe.js';
import { LoggedPaths } from '../platform/logging/logged-paths.js';
import { createLogger, nestLogger, requestLog } from '../platform/logging/logging.js';
import { trustProxies } from '../platform/web/proxies.js';
import { setUpWeb } from '../platform/web/set-up-web.js';
import { setUpSessions } from '../sign-in/sessions.js';
import { AppModule } from './app.module.js';

/**
 * The whole application, ready to listen. The tests start this one too.
 * @throws StartRefused
 */
export async function createApp(
  config: Config,
  logger: Logger = createLogger(config.LOG_LEVEL),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, 'SERVE'), {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const paths = new LoggedPaths(app);
  app.use(requestLog(logger, (path) => paths.describe(path)));
  app.enableShutdownHooks();
  app.useGlobalPipes(createValidationPipe());
  trustProxies(app);
  setUpWeb(app, setUpSessions);
  limitTime(app.getHttpServer(), TIME_LIMITS);
  return app;
}
