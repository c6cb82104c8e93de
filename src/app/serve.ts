import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger } from '../platform/logging/logging.js';
import { createApp } from './create-app.js';
import { readEnvironment } from './read-environment.js';

let app: NestExpressApplication | undefined;
try {
  const config = readEnvironment(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  app = await createApp(config, logger);
  await app.listen(config.PORT, config.HOST);
  logger.info({ url: await app.getUrl() }, 'listening');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await app?.close().catch(() => undefined);
  process.exitCode = 1;
}
