/** The path when it stays on this server, else the start page: a link must not send anybody elsewhere. */
export function localPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';
}
