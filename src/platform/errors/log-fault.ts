import { Logger } from '@nestjs/common';

const logger = new Logger('Fault');

/**
 * Notes an error that nobody foresaw. Its message and parameters are left out, since a database error repeats
 * the row it failed on; the name, the code and the call stack are enough to find the place.
 */
export function logFault(error: unknown, requestId: string): void {
  if (!(error instanceof Error)) {
    logger.error({ requestId, name: typeof error });
    return;
  }
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  logger.error({ requestId, name: error.name, code, stack: frames.join('\n') });
}
