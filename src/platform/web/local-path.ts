/** Longer than any address here; browsers and what stands between refuse a header that is much longer. */
const LONGEST = 1_000;

/** The path when it stays on this server, else the start page: a link must not send anybody elsewhere. */
export function localPath(path: unknown): string {
  const isShort = typeof path === 'string' && path.length <= LONGEST;
  return isShort && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';
}
