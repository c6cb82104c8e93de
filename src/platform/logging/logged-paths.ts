import type { NestExpressApplication } from '@nestjs/platform-express';
import { isUUID } from 'class-validator';

/** What answers beside the pages. */
const OTHERS = ['/graphql', '/static/:file'];

interface RouterLayer {
  route?: { path: string };
}

/**
 * Tells of an address what may be written down: the pattern of its page with the UUIDs that stand in it. Whatever else
 * somebody has typed may be a name or a number.
 */
export class LoggedPaths {
  private patterns?: string[][];

  constructor(private readonly app: NestExpressApplication) {}

  /** @param path without what follows the question mark; @returns such as `/teams/:kind`, or `unknown` */
  describe(path: string): string {
    const sent = path.split('/');
    // The pages are known once the application listens.
    this.patterns ??= [...this.pages(), ...OTHERS].map((pattern) => pattern.split('/'));
    const pattern = this.patterns.find(
      (parts) => parts.length === sent.length && parts.every((part, place) => matches(part, sent[place]!)),
    );
    if (!pattern) return 'unknown';
    return pattern.map((part, place) => (isUUID(sent[place]) ? sent[place] : part)).join('/');
  }

  private pages(): string[] {
    const { router } = this.app.getHttpAdapter().getInstance() as { router: { stack: RouterLayer[] } };
    return router.stack.flatMap(({ route }) => route?.path ?? []);
  }
}

const matches = (part: string, sent: string) =>
  part.startsWith(':') ? sent !== '' : part.toLowerCase() === sent.toLowerCase();
