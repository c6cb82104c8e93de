import autocannon, { type Options, type Result } from 'autocannon';

export const CONNECTIONS = 8;

/**
 * Sends requests over 8 connections for so many seconds, or until so many are answered.
 * @throws Error when one of them is not answered with 2xx
 */
export async function shoot(options: Omit<Options, 'connections'>): Promise<Result> {
  const result = await autocannon({ connections: CONNECTIONS, ...options });
  const failed = result.errors + result.non2xx;
  if (failed > 0) throw new Error(`${options.url}: ${failed} requests failed`);
  return result;
}
