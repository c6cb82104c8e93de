import { createApp } from './create-app.js';
import { readConfig } from './platform/config/config.js';
import { createLogger } from './platform/logging/logging.js';

try {
  const config = readConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const app = await createApp(config, logger);
  await app.listen(config.PORT, config.HOST);
  logger.info({ url: await app.getUrl() }, 'listening');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
