import type { Request } from 'express';

/** The whole address of a path on this server, as the browser reached it. */
export function ownAddress({ protocol, host }: Request, path: string): string {
  return new URL(path, `${protocol}://${host}`).href;
}
